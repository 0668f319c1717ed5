import { writeFile } from 'node:fs/promises';
import { printProgress } from './measuring/alternate.ts';
import { barGroups } from './report/bar-groups.ts';
import { plot } from './report/plot.ts';
import { report } from './report/report.ts';
import { type CommandLine, parseCommandLine, runBench, usage } from './run-bench.ts';

const resultsFile = new URL('../RESULTS.md', import.meta.url);
const plotFile = new URL('../results.svg', import.meta.url);

const commandLine = parseOrExit(process.argv.slice(2));
const facts = await runBench(commandLine, printProgress);
const text = report(facts);
console.log(text);
if (commandLine.write) {
  await writeFile(resultsFile, text);
  await writeFile(plotFile, plot(barGroups, facts.results));
}

function parseOrExit(args: readonly string[]): CommandLine {
  try {
    return parseCommandLine(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exit(2);
  }
}
