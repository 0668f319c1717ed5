import { batchSize } from './batch-size.ts';
import { type Customer, customerAt } from './customer-at.ts';

/** Batches of customers by their numbers, from the first of the numbers on. */
export function batches(count: number, firstNumber = 0): Customer[][] {
  return Array.from({ length: count }, (_, batch) =>
    Array.from({ length: batchSize }, (_, index) => customerAt(firstNumber + batch * batchSize + index)),
  );
}
