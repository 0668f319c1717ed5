import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** How a run differs from that of a test's own process. */
export interface RunOptions {
  /** Default: the folder of the tests. */
  readonly cwd?: string | undefined;
  /** All environment variables of the program. Those without a value are absent. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Default: empty. */
  readonly stdin?: string | Buffer | undefined;
}

/** The result of a run. */
export interface RunResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run that is not over yet. */
export interface StartedRun {
  /**
   * Waits until the program has written a text to standard output.
   *
   * @throws Error if the program ends before it.
   */
  printed(text: RegExp): Promise<RegExpExecArray>;
  /** Calls the program's own handlers of a signal. Nothing happens without one. */
  signal(name: 'SIGINT' | 'SIGTERM'): void;
  /** Rejects if the program ends its process, which only one with a process of its own may do. */
  readonly ended: Promise<RunResult>;
}

/** The ids of the user that the program runs as. */
interface User {
  readonly uid: number;
  readonly gid: number;
}

/** A message of the process: a piece of output, or that the run is over. */
type Message =
  | { readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly stream?: never; readonly exitCode: number };

const script = fileURLToPath(new URL('./process.mjs', import.meta.url));

/** A program in processes that stay: it is loaded once, and runs many times. */
export class WarmProgram {
  readonly #entry: string;
  readonly #user: User | undefined;
  readonly #idle: ChildProcess[] = [];

  /**
   * @param entry the built file that `node` would run.
   * @param user by default, that of this process.
   */
  constructor(entry: string, user?: User) {
    this.#entry = entry;
    this.#user = user;
  }

  /** Runs the program to its end. */
  run(args: readonly string[], options: RunOptions): Promise<RunResult> {
    return this.start(args, options).ended;
  }

  /** Starts the program. A run that does not end occupies its process, and no other one. */
  start(args: readonly string[], { cwd = process.cwd(), env, stdin = '' }: RunOptions): StartedRun {
    const child = this.#idle.pop() ?? this.#fork();
    // The process of the tests waits for the run, not for the process.
    child.ref();
    child.channel?.ref();
    const output = { stdout: '', stderr: '' };
    const ended = this.#end(child, output);
    child.send({ entry: this.#entry, args, cwd, env, stdin: Buffer.from(stdin).toString('base64') });
    const printed = async (text: RegExp) => {
      for (;;) {
        const found = text.exec(output.stdout);
        if (found) return found;
        const isOver = await Promise.race([ended.then(() => true), once(child, 'message').then(() => false)]);
        if (isOver) throw new Error(`${this.#entry} ended before it printed ${text}: ${output.stderr}`);
      }
    };
    return { printed, signal: (name) => void child.send({ signal: name }), ended };
  }

  /** Collects the output of a run until it is over. Then the process is ready for the next one. */
  async #end(child: ChildProcess, output: Record<'stdout' | 'stderr', string>): Promise<RunResult> {
    const exitCode = await new Promise<number>((resolve, reject) => {
      const onMessage = (message: Message) => {
        if (message.stream !== undefined) output[message.stream] += message.text;
        else stopListening(() => resolve(message.exitCode));
      };
      const onExit = () => {
        stopListening(() => reject(new Error(`${this.#entry} has ended the process that runs it: ${output.stderr}`)));
      };
      const stopListening = (next: () => void) => {
        child.off('message', onMessage).off('exit', onExit);
        next();
      };
      child.on('message', onMessage).on('exit', onExit);
    });
    child.unref();
    child.channel?.unref();
    this.#idle.push(child);
    return { exitCode, ...output };
  }

  #fork(): ChildProcess {
    // The output of Node itself is not part of a run, and is shown.
    return fork(script, { env: {}, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'], ...this.#user });
  }
}
