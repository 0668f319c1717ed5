// npm start and npm test on a fresh clone: gets the pinned pnpm through npx, installs, then builds and serves, or tests.
import { spawn, spawnSync } from 'node:child_process';
import { pathWithPnpm } from './pnpm-path.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Rollcall needs Node 20.19 or later; this is ${process.version}.`);
  process.exit(1);
}

console.log('Installing dependencies …');
process.env.PATH = pathWithPnpm();
/** @type {NodeJS.ProcessEnv} */
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };

/** @param {string[]} args */
const pnpm = (...args) => {
  const { status } = spawnSync('pnpm', args, { stdio: 'inherit', shell: process.platform === 'win32', env });
  if (status !== 0) process.exit(status ?? 1);
};

const serve = () => {
  // The server is a direct child, so that this process can forward signals to it.
  // So that a webhook endpoint of a program under development, on this machine, gets events.
  const serverEnv = { WEBHOOKS_ALLOW_PRIVATE: 'loopback', ...process.env };
  const server = spawn(process.execPath, ['apps/server/bundle/main.js'], { stdio: 'inherit', env: serverEnv });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => server.kill(signal));
  server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
};

// Without warnings: orval, a tool that only tests use, asks for a newer Node than it needs.
pnpm('install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=error');
if (process.argv[2] === 'test') {
  // The committed code must match the document, so nothing may regenerate it here.
  env.GENERATED = 'check';
  pnpm('exec', 'turbo', 'run', '//#lint', '//#typecheck', 'release:check', 'build', 'bundle');
  delete env.GENERATED;
  env.ROLLCALL_BUILT = 'true';
  pnpm('exec', 'vitest', 'run');
} else {
  console.log('Building the server …');
  pnpm('exec', 'turbo', 'run', 'bundle', '--filter=@rollcall/server', '--output-logs=errors-only');
  serve();
}
