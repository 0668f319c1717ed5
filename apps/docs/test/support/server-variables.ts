import { serverConfig } from './locations.ts';

const { parseConfig }: { parseConfig(environment: Readonly<Record<string, string | undefined>>): unknown } =
  await import(serverConfig.href);

/** What the server makes of an environment. Throws where it does not understand it. */
export { parseConfig };

/** The names of all variables that the server reads. */
export function serverVariables(): string[] {
  const asked = new Set<string>();
  parseConfig(new Proxy<Record<string, string>>({}, { get: (_, name) => void asked.add(String(name)) }));
  return [...asked].sort();
}
