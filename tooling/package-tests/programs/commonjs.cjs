const sdk = require('@rollcall/client');

import('./create-customers.mjs')
  .then(({ createCustomers }) => createCustomers(sdk, JSON.parse(process.argv[2])))
  .then((result) => console.log(JSON.stringify(result)));
