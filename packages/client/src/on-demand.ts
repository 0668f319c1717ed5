export { importCustomers } from './bulk-import/import-customers.js';
export { withEarlierCreated } from './resources/earlier-bulk-create.js';
export { customerOfEarlierAttempt } from './resources/earlier-create.js';
