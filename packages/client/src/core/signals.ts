interface Watch {
  readonly callbacks: Set<() => void>;
  readonly listener: () => void;
}

const watches = new WeakMap<AbortSignal, Watch>();

/**
 * Calls a function when a signal is aborted. A signal has one listener, however many calls share it: from eleven on,
 * Node prints a warning of a memory leak.
 *
 * @returns a function that ends the watch.
 */
export function onAbort(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (signal === undefined) return () => undefined;
  const watch = watches.get(signal) ?? newWatch(signal);
  if (watch.callbacks.size === 0) signal.addEventListener('abort', watch.listener);
  watch.callbacks.add(callback);
  return () => {
    watch.callbacks.delete(callback);
    if (watch.callbacks.size === 0) signal.removeEventListener('abort', watch.listener);
  };
}

function newWatch(signal: AbortSignal): Watch {
  const callbacks = new Set<() => void>();
  const listener = (): void => {
    for (const callback of callbacks) callback();
  };
  const watch = { callbacks, listener };
  watches.set(signal, watch);
  return watch;
}

/** Whether a value can be used as a signal. A controller instead of its signal cannot. */
export function isAbortSignal(value: unknown): value is AbortSignal {
  return (
    typeof value === 'object' &&
    value !== null &&
    'aborted' in value &&
    'addEventListener' in value &&
    typeof value.addEventListener === 'function'
  );
}
