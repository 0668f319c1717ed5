import type { Check } from '../check.ts';

/** What an answer must not tell about the inside of the server. */
const LEAKS = {
  'a stack trace': /\n\s+at |\bat [\w.<>]+ \(|\bnode:internal\b|\.[cm]?[jt]s:\d+:\d+/,
  'an error of the runtime': /\b(?:Type|Range|Reference|Syntax|Assertion|Sqlite|Zod)Error\b|\bUnhandledPromise/,
  'an error code of the system': /\b(?:ECONN\w+|ENOENT|EACCES|EPERM|EPIPE|ENOSPC)\b/,
  'a database': /\bSQLITE_\w+|\bsqlite\b|\blibsql\b|\bkysely\b|\bpostgres\b/i,
  'a statement of SQL': /\b(?:select\s.+\sfrom|insert\s+into|delete\s+from|update\s+\w+\s+set)\s/i,
  'a path of the file system': /\/(?:home|root|usr|var|tmp|opt|work|app)\/\w|node_modules|[A-Z]:\\\w/,
  'a page of HTML': /<!doctype|<html/i,
} as const;

/** Only failures are searched: a success repeats what clients sent, and that may be anything. */
export const nothingLeaks: Check = ({ status, headers, body }) => {
  if (status < 400) return [];
  const text = [...[...headers].map(([name, value]) => `${name}: ${value}`), body.toString('utf8')].join('\n');
  return Object.entries(LEAKS)
    .filter(([, pattern]) => pattern.test(text))
    .map(([what, pattern]) => `it shows ${what}: ${pattern.exec(text)?.[0].trim()}`);
};
