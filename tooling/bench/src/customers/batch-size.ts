/** Customers in a batch: as many as one request may have. */
export const batchSize = 100;
