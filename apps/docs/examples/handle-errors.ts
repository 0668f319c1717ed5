import { ConflictError, Rollcall, RollcallError, ValidationError } from '@rollcall/client';

const { customers } = new Rollcall();

async function signUp(customer_key: string, primary_email: string): Promise<string> {
  try {
    const { display_name, id } = await customers.create({
      customer_key,
      customer_type: 'INDIVIDUAL',
      primary_email,
    });
    return `created ${display_name ?? id}`;
  } catch (error) {
    if (error instanceof ConflictError) return `${error.code}: see ${error.existing?.customer_key}`;
    if (error instanceof ValidationError) return `not valid: ${Object.keys(error.errors).join(', ')}`;
    throw error;
  }
}

console.log(await signUp('ada_001', 'ada@example.com'));
console.log(await signUp('ada_002', 'Ada@Example.com'));
console.log(await signUp('ada_003', 'ada@'));

try {
  await customers.get('ghost_001');
} catch (error) {
  if (error instanceof RollcallError) console.log(`${error.name}: ${error.message}`);
}
