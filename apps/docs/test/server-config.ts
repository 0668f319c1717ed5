import { repository } from './repository.ts';

interface ServerConfig {
  /** Returns the configuration that the server reads from an environment. Throws if a value is invalid. */
  parseConfig(environment: Readonly<Record<string, string | undefined>>): unknown;
}

export const { parseConfig }: ServerConfig = await import(new URL('apps/server/dist/config.js', repository).href);

/** The names of all variables that the server reads, without those of OpenTelemetry. */
export function serverVariables(): string[] {
  return variables().filter((name) => !isOfTelemetry(name));
}

/** The names of all variables of OpenTelemetry that the server checks. */
export function telemetryVariables(): string[] {
  return variables().filter(isOfTelemetry);
}

const isOfTelemetry = (name: string) => name.startsWith('OTEL_');

function variables(): string[] {
  const names = new Set<string>();
  parseConfig(new Proxy<Record<string, string>>({}, { get: (_, name) => void names.add(String(name)) }));
  return [...names].sort();
}
