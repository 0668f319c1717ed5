import * as sdk from '@rollcall/client';
import { createCustomers } from './create-customers.mjs';

window.createCustomers = (target) => createCustomers(sdk, target);
