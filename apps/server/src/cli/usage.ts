import { variableNames } from '../config.ts';

/** What `--help` shows. */
export const usage = `Usage: rollcall-server [command]

Commands:
  (none)                        Serve the API.
  migrate                       Bring the database to the newest schema, and end. A server does the same when it starts.
  keys create --tenant NAME     Make a key of a tenant, which is made where there is none of this name, and print it.
      [--label TEXT] [--live]   A note for whoever reads the list; a key that starts with sk_live_, not sk_test_.
  keys list                     Show all keys: when they were made, last used and revoked.
      [--tenant NAME] [--json]  Of one tenant only; for programs.
  keys revoke ID                Make a key useless, from this moment on. ID is the one of the list.

Options:
  --help                        Show this.

Everything else is in the environment:
  ${variableNames.join('\n  ')}
`;
