import { parseArgs } from 'node:util';

/** The command was called in a way that it does not understand, or cannot run. The message says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const USAGE = `Usage: npx @rollcall/contract-tests --url URL --key KEY [options] [part of a test file …]

Checks a running server against the OpenAPI document of Rollcall. The tests create customers and leave some of them
behind, so use a tenant that exists only for tests.

  --url URL          the URL below which the paths of the document are, with /api/v1 (CONTRACT_BASE_URL)
  --key KEY          an API key (CONTRACT_API_KEY)
  --other-key KEY    a key of another tenant, to test that tenants do not see each other (CONTRACT_OTHER_API_KEY)
  --origin ORIGIN    an origin whose pages may call the server, to test CORS (CONTRACT_ORIGIN)
  --webhook-url URL  an address under which the server reaches port 4011 of this machine, or the port in
                     CONTRACT_WEBHOOK_PORT, to test that webhooks arrive (CONTRACT_WEBHOOK_URL)
  --histories N      how many random histories of requests are compared with a model; default 25 (CONTRACT_HISTORIES)
  --seed N           the seed of the histories, or "random"; default 16 (CONTRACT_SEED)
  --junit FILE       write a report in the format of JUnit
  --bail             stop after the first failed test
  --yes              do not ask before writing into a registry that has customers
  --help, --version

Exit codes: 0 all tests passed, 1 a test failed, 2 the tests did not run.
`;

/** The wishes of the user. Options win over the variables of the environment. */
export interface Options {
  readonly url: string;
  readonly key: string;
  readonly otherKey: string | undefined;
  readonly origin: string | undefined;
  readonly webhookUrl: string | undefined;
  readonly histories: string | undefined;
  readonly seed: string | undefined;
  readonly junit: string | undefined;
  readonly bail: boolean;
  readonly yes: boolean;
  /** Only test files whose names contain one of these texts; empty for all. */
  readonly filters: readonly string[];
}

/**
 * @param args the arguments without the program.
 * @returns the options, or the word of an option that only prints something.
 * @throws UsageError
 */
export function parseOptions(args: readonly string[], env: NodeJS.ProcessEnv): Options | 'help' | 'version' {
  const { values, positionals: filters } = parse(args);
  if (values.help) return 'help';
  if (values.version) return 'version';
  const [url, key] = [values.url ?? env.CONTRACT_BASE_URL, values.key ?? env.CONTRACT_API_KEY];
  if (!url) throw new UsageError('--url is missing: the URL of the server, with /api/v1');
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw new UsageError(`--url must be an HTTP URL, not ${url}`);
  if (!key) throw new UsageError('--key is missing: an API key of the server');
  const histories = values.histories ?? env.CONTRACT_HISTORIES;
  const seed = values.seed ?? env.CONTRACT_SEED;
  if (histories !== undefined && !/^[1-9]\d{0,5}$/.test(histories))
    throw new UsageError('--histories must be a number');
  if (seed !== undefined && !/^(?:-?\d{1,10}|random)$/.test(seed))
    throw new UsageError('--seed must be a number or random');
  return {
    url,
    key,
    otherKey: values['other-key'] ?? env.CONTRACT_OTHER_API_KEY,
    origin: values.origin ?? env.CONTRACT_ORIGIN,
    webhookUrl: values['webhook-url'] ?? env.CONTRACT_WEBHOOK_URL,
    histories,
    seed,
    junit: values.junit,
    bail: values.bail,
    yes: values.yes,
    filters,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        key: { type: 'string' },
        'other-key': { type: 'string' },
        origin: { type: 'string' },
        'webhook-url': { type: 'string' },
        histories: { type: 'string' },
        seed: { type: 'string' },
        junit: { type: 'string' },
        bail: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        version: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
