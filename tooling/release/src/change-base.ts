import { runTool, ToolError } from './workspace.ts';

/** The repository as it was where a change left the main branch. */
export interface ChangeBase {
  /** The commit, abbreviated. */
  readonly commit: string;
  /** `openapi.yaml` as text. */
  readonly document: string;
  /** The names of the changesets, which belong to other changes. */
  readonly changesets: ReadonlySet<string>;
}

/**
 * The merge base of the present commit and the main branch: `ref`, or else `origin/main`, or else `main`.
 *
 * @returns `undefined` without `ref` if the repository knows no main branch or not enough history, as in a shallow clone.
 * @throws {ToolError} if `ref` is given and has no merge base here.
 */
export async function changeBase(root: string, ref: string | undefined): Promise<ChangeBase | undefined> {
  const git = (...args: readonly string[]) => runTool('git', args, { cwd: root });
  const mergeBase = async (main: string) => (await git('merge-base', 'HEAD', main)).trim();
  const commit = ref
    ? await mergeBase(ref)
    : ((await mergeBase('origin/main').catch(noneIfUnknown)) ?? (await mergeBase('main').catch(noneIfUnknown)));
  if (commit === undefined) return undefined;
  const files = await git('ls-tree', '--name-only', commit, '.changeset/');
  const ids = files.split('\n').map((file) => file.replace('.changeset/', '').replace(/\.md$/, ''));
  return {
    commit: commit.slice(0, 10),
    document: await git('show', `${commit}:openapi.yaml`),
    changesets: new Set(ids),
  };
}

function noneIfUnknown(error: unknown): undefined {
  if (!(error instanceof ToolError)) throw error;
}
