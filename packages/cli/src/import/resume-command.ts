/** The command that was given, so that a shell takes it as it was. */
export function resumeCommand(args: readonly string[]): string {
  return ['rollcall', ...args].map(quoted).join(' ');
}

function quoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}
