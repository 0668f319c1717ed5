import { createRequire } from 'node:module';
import path from 'node:path';
import { runTool, ToolError } from './run-tool.ts';

const TSC = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

/** `Unused '@ts-expect-error' directive`: something compiles that did not. It breaks nobody. */
const UNUSED_EXPECTATION = 'TS2578';

/**
 * The compiler's errors in a project, one per line; none when what compiled before compiles still.
 *
 * @param project folder with a `tsconfig.json`
 */
export async function typeBreaks(project: string): Promise<readonly string[]> {
  try {
    await runTool(process.execPath, [TSC, '--project', project, '--pretty', 'false'], { cwd: project });
    return [];
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const errors = error.output
      .split('\n')
      .filter((line) => / error TS\d+: /.test(line) || line.startsWith('error TS'));
    if (errors.length === 0) throw error;
    return errors.filter((line) => !line.includes(UNUSED_EXPECTATION));
  }
}
