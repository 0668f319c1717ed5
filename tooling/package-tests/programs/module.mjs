import * as sdk from '@rollcall/client';
import { createCustomers } from './create-customers.mjs';

console.log(JSON.stringify(await createCustomers(sdk, JSON.parse(process.argv[2]))));
