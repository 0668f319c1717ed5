export { customerPages, customersOfPages } from './customer-pages.ts';
export { withEarlierCreated } from './earlier-bulk-create.ts';
export { customerOfEarlierAttempt } from './earlier-create.ts';
export { importCustomers } from './import-customers.ts';
export { uploadCsv } from './upload-csv.ts';
