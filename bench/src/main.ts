import { writeFile } from 'node:fs/promises';
import { type CommandLine, parseCommandLine, usage } from './command-line.js';
import { printProgress } from './progress.js';
import { report } from './report/report.js';
import { runBench } from './run-bench.js';

const resultsFile = new URL('../RESULTS.md', import.meta.url);

const commandLine = understand(process.argv.slice(2));
const text = report(await runBench(commandLine, printProgress));
console.log(text);
if (commandLine.write) await writeFile(resultsFile, text);

function understand(args: readonly string[]): CommandLine {
  try {
    return parseCommandLine(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exit(2);
  }
}
