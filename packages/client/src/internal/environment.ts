/** A variable of the process's environment; `undefined` also where there is no process, as in browsers. */
export function environmentVariable(name: string): string | undefined {
  return globalThis.process?.env?.[name];
}
