import { bundledServerEntry, printedUrl, startServerProcess, type TestEnvironment } from '@rollcall/test-environment';

/** A running server, as a user of the API knows it. */
export interface Target {
  /** The address with the base path. */
  readonly baseUrl: string;
  readonly apiKey: string;
}

const apiKey = 'sk_test_outside_tools';

/** Starts the built server with an empty database in memory. */
export async function startRollcall(environment: TestEnvironment): Promise<Target> {
  const { url } = await startServerProcess(environment, {
    args: [bundledServerEntry],
    variables: {
      NODE_ENV: 'production',
      PORT: '0',
      DATABASE_URL: 'sqlite::memory:',
      ROLLCALL_API_KEY: apiKey,
      LOG_LEVEL: 'warn',
    },
    listening: printedUrl(/^Rollcall listens on (\S+)$/m),
  });
  return { baseUrl: url.href, apiKey };
}
