import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inTestEnvironment, startServerProcess } from '@rollcall/test-environment';
import { full } from './measuring/config.ts';
import { rollcallProcess } from './measuring/rollcall-server.ts';
import { type CpuProfile, profileTables } from './report/cpu-profile.ts';
import { EverydayClient, everydayRequests, store } from './sections/everyday.ts';

const [name = everydayRequests[1]?.name, count = '5000'] = process.argv.slice(2);
const request = everydayRequests.find((known) => known.name === name);
if (request === undefined) {
  console.error(
    `pnpm --filter @rollcall/bench profile "${everydayRequests.map((known) => known.name).join('" | "')}" [REQUESTS]`,
  );
  process.exit(2);
}

/** Prints the time that one everyday request takes, by function and by module, for each thread of the server on SQLite. */
await inTestEnvironment(async (environment) => {
  const profiles = await environment.newFolder();
  const database = `sqlite:${join(await environment.newFolder(), 'rollcall.db')}`;
  const server = await startServerProcess(environment, {
    ...rollcallProcess(database),
    args: ['--cpu-prof', `--cpu-prof-dir=${profiles}`, ...rollcallProcess(database).args],
  });
  const client = new EverydayClient(server, request, {
    connections: 16,
    stored: await store(server, full.everyday.storedBatches),
  });
  await client.send(Number(count));
  await client.close();
  await server.stop();
  for (const file of (await readdir(profiles)).toSorted()) {
    const profile = JSON.parse(await readFile(join(profiles, file), 'utf8')) as CpuProfile;
    console.log(`# ${file}\n\n${profileTables(profile, Number(count))}\n`);
  }
});
