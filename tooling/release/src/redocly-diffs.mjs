// Runs `redocly diff` in each folder, one after another in this process: loading it takes longer than most comparisons.
import { pathToFileURL } from 'node:url';

const [cli = '', ...folders] = process.argv.slice(2);
const options = ['--format=json', '--output=report.json', '--fail-on=none'];

// Redocly ends the process after each comparison, but the process ends after the last one, with the code of a failure.
process.exit = /** @type {typeof process.exit} */ (
  (code) => {
    process.exitCode ||= code ?? 0;
  }
);
process.on('beforeExit', () => {
  const folder = folders.shift();
  if (folder === undefined) return;
  process.chdir(folder);
  process.argv = [process.execPath, cli, 'diff', 'base.yaml', 'revision.yaml', ...options];
  // A new address each time, since Redocly reads the arguments when its module is loaded. Its chunks stay loaded.
  import(`${pathToFileURL(cli)}?${folder}`);
});
