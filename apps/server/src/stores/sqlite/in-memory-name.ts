/** In place of a path: a database that lives in memory, and as long as it is open. */
export const inMemoryName = ':memory:';
