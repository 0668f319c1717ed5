/** Makes work of the same name run one after another within this process, in the order in which it came. */
export class Turns<Name> {
  readonly #last = new Map<Name, Promise<void>>();

  /** Resolves or rejects like the work. Work that fails lets the next one begin. */
  take<Result>(name: Name, work: () => Promise<Result>): Promise<Result> {
    const result = (this.#last.get(name) ?? Promise.resolve()).then(work);
    const ended: Promise<void> = result.then(
      () => this.#end(name, ended),
      () => this.#end(name, ended),
    );
    this.#last.set(name, ended);
    return result;
  }

  #end(name: Name, ended: Promise<void>): void {
    if (this.#last.get(name) === ended) this.#last.delete(name);
  }
}
