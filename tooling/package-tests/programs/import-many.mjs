import { Rollcall } from '@rollcall/client';

const { rows, ...options } = JSON.parse(process.argv[2]);
const samples = [];

function* source() {
  for (let number = 1; number <= rows; number += 1) {
    const customer_key = `customer_${number}`;
    yield { customer_key, customer_type: 'BUSINESS', primary_email: `${customer_key}@example.com` };
    if (number % (rows / 10) === 0) samples.push(heapMegabytes());
  }
}

function heapMegabytes() {
  globalThis.gc();
  return Math.round(process.memoryUsage().heapUsed / 100_000) / 10;
}

const { created } = await new Rollcall(options).customers.import(source());
console.log(JSON.stringify({ created, heapMegabytes: samples, rssMegabytes: process.resourceUsage().maxRSS / 1_000 }));
