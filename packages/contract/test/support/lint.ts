import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const CLI = path.join(path.dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')), 'bin/cli.js');
const PLUGIN = path.resolve(import.meta.dirname, '../../lint-rules/plugin.mjs');

/** A problem that a rule found. */
interface Problem {
  /** JSON pointer to the place. */
  readonly place: string;
  readonly message: string;
}

/** The problems that one of our rules finds in a document, by the real linter, in the order of the document. */
export async function lintProblems(rule: string, document: object, options: object = {}): Promise<readonly Problem[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lint-rules-'));
  try {
    await writeFile(path.join(folder, 'openapi.json'), JSON.stringify(document));
    const configuration = { plugins: [PLUGIN], rules: { [`rollcall/${rule}`]: { severity: 'error', ...options } } };
    await writeFile(path.join(folder, 'redocly.yaml'), JSON.stringify(configuration));
    const { problems } = JSON.parse(await lintReport(folder)) as LintReport;
    return problems.map(({ message, location }) => ({ place: location[0]?.pointer ?? '', message }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface LintReport {
  readonly problems: readonly {
    readonly message: string;
    readonly location: readonly { readonly pointer?: string }[];
  }[];
}

/** The linter exits with 1 if it finds problems, and prints the report all the same. */
function lintReport(folder: string): Promise<string> {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, 'lint', 'openapi.json', '--format=json'], { cwd: folder, env }, (_, stdout) => {
      resolve(stdout);
    });
  });
}
