import { Rollcall } from '@rollcall/client';

const { customers } = new Rollcall();
const log = (error: unknown) => console.log(String(error));

const controller = new AbortController();
const call = customers.list({}, { signal: controller.signal });
controller.abort();
await call.catch(log);

// The header makes a test server fail, so that the SDK retries until the time is up.
await customers.list({}, { signal: AbortSignal.timeout(100), headers: { prefer: 'code=503' } }).catch(log);
