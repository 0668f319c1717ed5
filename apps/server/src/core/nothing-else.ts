/**
 * Satisfied if destructuring has left nothing over. `rest satisfies NothingElse` stands where each parameter, field or
 * filter has its effect: one more does not compile until it has one, too.
 */
export type NothingElse = Readonly<Record<string, never>>;

/**
 * The default of a switch over an enumeration of the document: one more value does not compile.
 *
 * @throws Error if the value is none that the compiler knows.
 */
export function unknownValue(value: never): never {
  throw new Error(`there is no case for ${JSON.stringify(value)}`);
}
