const sdk = require('@rollcall/client');
const { verify } = require('@rollcall/client/webhooks');

import('./every-method.mjs')
  .then(({ callEveryMethod }) => callEveryMethod({ ...sdk, verify }, JSON.parse(process.argv.at(-1))))
  .then((result) => console.log(JSON.stringify(result)));
