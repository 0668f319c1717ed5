import { Rollcall } from '@rollcall/client';

const { customers } = new Rollcall();

async function signUp() {
  return customers.create(
    { customer_key: 'stark_001', customer_type: 'BUSINESS', primary_email: 'info@stark.example' },
    { idempotencyKey: 'sign-up-4711', timeoutMs: 5_000, maxRetries: 4 },
  );
}

const first = await signUp();
const again = await signUp(); // as after a crash: the response of the first call
console.log(first.id === again.id); // → true
