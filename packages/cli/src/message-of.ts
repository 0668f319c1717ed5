import { NotFoundError, ResponseFormatError, RollcallError } from '@rollcall/client';
import { oneLine } from './output/one-line.ts';

/** An error in the words of whoever typed the command, who knows files and addresses, and no system calls. */
export function messageOf(error: unknown): string {
  if (isSystemError(error)) return systemMessage(error);
  if (error instanceof RollcallError) return `${oneLine(error.message)}${isWrongAddress(error) ? ADDRESS_HINT : ''}`;
  return error instanceof Error ? error.message : String(error);
}

/** Of a file: not there, not allowed, no room. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

/** Whether something else than the API has answered, or the API at another path than its own. */
export function isWrongAddress(error: unknown): boolean {
  if (error instanceof ResponseFormatError) return true;
  // Where no customer is named, none can be missing.
  return error instanceof NotFoundError && (error.code === 'route_not_found' || !error.path.includes('{'));
}

const ADDRESS_HINT = '\nIs the address that of the API? It mostly ends in /api/v1.';

const SYSTEM_MESSAGES: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EISDIR: 'is a directory, not a file',
  EACCES: 'cannot be used: permission denied',
  EPERM: 'cannot be used: permission denied',
  EROFS: 'cannot be written: the file system is read-only',
};

/** Node names no file where it was opened before. */
function systemMessage({ code = '', path = 'It', message }: NodeJS.ErrnoException): string {
  const known = SYSTEM_MESSAGES[code];
  return known === undefined ? message : `${path} ${known}`;
}
