const KEY = 'rollcall-api-key';

/** The API key of this tab; `null` before signing in. Never in the URL, which histories and logs keep. */
export const storedKey = (): string | null => sessionStorage.getItem(KEY);

export const storeKey = (apiKey: string): void => sessionStorage.setItem(KEY, apiKey);

/** The databases of a tenant's imports begin with this, so that leaving finds them. */
export const tenantDatabasePrefix = 'rollcall-';

/** Removes everything that pages keep of a tenant in this browser. The choice of colours stays. */
export async function removeTenantData(): Promise<void> {
  sessionStorage.clear();
  const databases = await indexedDB.databases();
  for (const { name } of databases) {
    if (name?.startsWith(tenantDatabasePrefix)) indexedDB.deleteDatabase(name);
  }
}
