/**
 * An object whose asynchronous methods run inside `around`, such as a store whose calls are timed. Methods that are
 * assigned to the result run without it.
 *
 * @param around gets the name of the method and a function that calls it.
 */
export function interceptCalls<Store extends object>(
  store: Store,
  around: (call: string, run: () => Promise<unknown>) => Promise<unknown>,
): Store {
  return new Proxy(Object.create(store) as Store, {
    get(own, name) {
      const method = Reflect.get(own, name) as unknown;
      if (typeof method !== 'function' || Object.hasOwn(own, name)) return method;
      const intercepted = (...args: unknown[]) => around(String(name), async () => method.apply(store, args));
      Reflect.set(own, name, intercepted);
      return intercepted;
    },
  });
}
