import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { tenantDatabasePrefix } from '../../session/key-storage.ts';

/**
 * The database of the imports with a key. It does not show the key. Browsers have no hash of their own on pages without TLS.
 */
export function databaseName(apiKey: string): string {
  return `${tenantDatabasePrefix}import-${bytesToHex(sha256(utf8ToBytes(apiKey))).slice(0, 32)}`;
}
