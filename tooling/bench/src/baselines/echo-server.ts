import type { AddressInfo } from 'node:net';
import express from 'express';

/** A program: parses each body and sends it back. */
const app = express();
app.use(express.json({ limit: '1mb' }));
app.post('/', (req, res) => {
  res.json(req.body);
});
const server = app.listen(0, '127.0.0.1', () => {
  console.log(`Echo listens on http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
process.once('SIGTERM', () => process.exit());
