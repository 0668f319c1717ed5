import { type Customer, Rollcall } from '@rollcall/client';
import { firstCustomer } from './library.cjs';

/** A client of the ES module is one of the CommonJS build, too. */
export const first: PromiseLike<Customer | undefined> = firstCustomer(new Rollcall());
