/** The public methods of an object, as its class declares them. */
export function methodNames(object: object): string[] {
  return Object.getOwnPropertyNames(Object.getPrototypeOf(object)).filter((name) => name !== 'constructor');
}
