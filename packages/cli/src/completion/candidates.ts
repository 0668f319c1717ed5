import type { Command, Option } from 'commander';

/** The values of an option or an argument, beyond the choices that its definition lists. */
type ValueSource = (at: ValuePosition) => Promise<readonly string[]>;

/** The position of a value that is being completed. */
export interface ValuePosition {
  /** The value as far as it is typed. */
  readonly typed: string;
  /** The arguments of the command before the cursor. */
  readonly arguments: readonly string[];
}

/** The sources by the name of the option, such as `--map`, or by command and argument, such as `create field=value`. */
export type ValueSources = Readonly<Record<string, ValueSource>>;

/**
 * Completes the last word with commands, options, or the values of an option or argument. Empty if the word is free
 * text or a file name.
 *
 * @param words all words after the program's name, up to the cursor; the last is empty if it has not been begun.
 */
export async function candidates(
  program: Command,
  words: readonly string[],
  sources: ValueSources = {},
): Promise<string[]> {
  const { before, typed, prefix } = wordAtCursor(words.map(unquoted));
  const all = await knownAt(positionAfter(program, before), typed, sources);
  // bash replaces only what follows the last "=".
  return all.filter((candidate) => candidate.startsWith(typed)).map((candidate) => candidate.slice(prefix));
}

/** The words before the cursor, and the word at it. */
interface Cursor {
  readonly before: readonly string[];
  readonly typed: string;
  /** The number of characters of that word which the shell keeps. */
  readonly prefix: number;
}

/** The characters that bash makes a word of their own: "=" of "--format=csv", ":=" of "metadata:={}". Other shells keep the word. */
const BREAK = /^[:=]+$/;

function wordAtCursor(words: readonly string[]): Cursor {
  const joined: string[] = [];
  let prefix = 0;
  for (const [index, word] of words.entries()) {
    const isBreak = index > 0 && BREAK.test(word);
    const follows = index > 0 && BREAK.test(words[index - 1] ?? '');
    const begun = isBreak || follows ? (joined.pop() ?? '') : '';
    prefix = isBreak ? begun.length + word.length : begun.length;
    joined.push(begun + word);
  }
  return { before: joined.slice(0, -1), typed: joined.at(-1) ?? '', prefix };
}

/** Takes the quotes and backslashes of a shell away, without evaluating anything. A word at the cursor may be open. */
function unquoted(word: string): string {
  const open = /^(["'])/.exec(word)?.[1];
  if (open !== undefined) return word.slice(1).replace(new RegExp(`${open}$`), '');
  return word.replace(/\\(.)/g, '$1');
}

async function knownAt(at: Position, word: string, sources: ValueSources): Promise<readonly string[]> {
  const { command, awaiting, given } = at;
  const valuesOf = async (option: Option, typed: string): Promise<readonly string[]> =>
    option.argChoices ?? (await sources[option.long ?? '']?.({ typed, arguments: given })) ?? [];
  if (awaiting) return valuesOf(awaiting, word);
  if (word.startsWith('-')) {
    const [name, value] = splitAtEquals(word);
    const option = value === undefined ? undefined : optionNamed(command, name);
    if (value === undefined) return optionsOf(command);
    return option ? (await valuesOf(option, value)).map((choice) => `${name}=${choice}`) : [];
  }
  const argument =
    command.registeredArguments[given.length] ?? command.registeredArguments.findLast((one) => one.variadic);
  const source = argument && sources[`${command.name()} ${argument.name()}`];
  const values = argument?.argChoices ?? (await source?.({ typed: word, arguments: given })) ?? [];
  return given.length === 0 ? [...commandsOf(command), ...values] : values;
}

/** The position of the cursor. */
interface Position {
  readonly command: Command;
  /** The option whose value comes next. */
  readonly awaiting: Option | undefined;
  /** The arguments before the cursor. */
  readonly given: readonly string[];
}

function positionAfter(program: Command, words: readonly string[]): Position {
  let command = program;
  let awaiting: Option | undefined;
  const given: string[] = [];
  for (const word of words) {
    if (awaiting) awaiting = undefined;
    else if (word.startsWith('-')) awaiting = optionNamed(command, word);
    else {
      const child = command.commands.find((candidate) => candidate.name() === word);
      if (child) command = child;
      else given.push(word);
    }
  }
  return { command, awaiting, given };
}

/** The option that takes the next word as its value; `undefined` for a switch. */
function optionNamed(command: Command, word: string): Option | undefined {
  return command.options.find((option) => [option.long, option.short].includes(word) && option.required);
}

function splitAtEquals(word: string): [name: string, value: string | undefined] {
  const at = word.indexOf('=');
  return at === -1 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

function optionsOf(command: Command): string[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .flatMap((option) => option.long ?? []);
}

function commandsOf(command: Command): string[] {
  if (command.commands.length === 0) return [];
  return command
    .createHelp()
    .visibleCommands(command)
    .map((child) => child.name());
}
