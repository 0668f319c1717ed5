const sdk = require('@rollcall/client');

import('./every-method.mjs')
  .then(({ callEveryMethod }) => callEveryMethod(sdk, JSON.parse(process.argv.at(-1))))
  .then((result) => console.log(JSON.stringify(result)));
