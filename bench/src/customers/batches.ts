import { batchSize } from './batch-size.js';
import { type Customer, customerAt } from './customer-at.js';

/** The first batches of the numbered customers. Each contender of a round is given the same. */
export function batches(count: number): Customer[][] {
  return Array.from({ length: count }, (_, batch) =>
    Array.from({ length: batchSize }, (_, index) => customerAt(batch * batchSize + index)),
  );
}
