export { customerPages, customersOfPages } from './customer-pages.js';
export { withEarlierCreated } from './earlier-bulk-create.js';
export { customerOfEarlierAttempt } from './earlier-create.js';
export { importCustomers } from './import-customers.js';
export { uploadCsv } from './upload-csv.js';
