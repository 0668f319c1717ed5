import { extent } from './extent.ts';
import { seed } from './seed.ts';

let headerIsPrinted = false;

/** Prints one row of the table of figures. */
export function printRow(experiment: string, figures: string): void {
  if (!headerIsPrinted) {
    console.log(`\nFigures of the ${extent} form, RELIABILITY_SEED=${seed}\n\n| experiment | figures |\n| --- | --- |`);
    headerIsPrinted = true;
  }
  console.log(`| ${experiment} | ${figures} |`);
}
