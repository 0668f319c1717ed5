/** With which code the process ends, and what it says. */
export const exitCodes = {
  /** Everything was done. */
  done: 0,
  /** Some rows failed, or the API refused what was asked: no such customer, a conflict, a field that breaks a rule. */
  refused: 1,
  /** The command, the file, its header or the configuration cannot be used; nothing was sent. */
  usage: 2,
  /** The API cannot be used: no connection, wrong address or key, too many requests, a fault of the server. */
  unusable: 3,
  /** Ctrl-C. */
  interrupted: 130,
  /** SIGTERM. */
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
