/** Says what is done at the moment. */
export type Progress = (what: string) => void;

/** On standard error, with the seconds since the start: standard output is the report's. */
export function printProgress(what: string): void {
  console.error(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${what}`);
}
