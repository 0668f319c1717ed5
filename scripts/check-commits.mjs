// Checks that every commit after a base reads `type(scope): what`: node scripts/check-commits.mjs origin/main
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const types = ['build', 'chore', 'ci', 'docs', 'feat', 'fix', 'perf', 'refactor', 'revert', 'style', 'test'];
const pattern = new RegExp(`^(?:${types.join('|')})\\([a-z0-9-]+(?:,[a-z0-9-]+)*\\)!?: \\S.*[^.\\s]$`);

/**
 * Whether the first line of a commit message reads `type(scope): what`, without a period at the end.
 *
 * @param {string} subject
 */
export function isCommitSubject(subject) {
  return pattern.test(subject);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const range = `${process.argv[2] ?? 'origin/main'}..HEAD`;
  const subjects = execFileSync('git', ['log', '--no-merges', '--format=%s', range], { encoding: 'utf8' }).split('\n');
  const wrong = subjects.filter((subject) => subject !== '' && !isCommitSubject(subject));
  for (const subject of wrong) console.error(`Not of the form "type(scope): what": ${subject}`);
  if (wrong.length > 0) process.exitCode = 1;
}
