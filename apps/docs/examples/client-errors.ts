import { ConflictError, Rollcall, RollcallError, ValidationError } from '@rollcall/client';

const { customers } = new Rollcall();
const vandelay = { customer_key: 'vandelay_001', customer_type: 'BUSINESS' } as const;

for (const primary_email of ['art@vandelay.example', 'not an address', 'sales@vandelay.example']) {
  try {
    const { display_name, primary_email: email } = await customers.create({ ...vandelay, primary_email });
    console.log('created', display_name ?? email);
  } catch (error) {
    if (error instanceof ValidationError) {
      for (const { field, code, message } of error.issues) console.log(field, code, message);
    } else if (error instanceof ConflictError) {
      console.log('taken by', error.existing?.customer_key, 'archived:', error.existing?.archived);
    } else if (error instanceof RollcallError) {
      console.log(error.name, error.message);
    } else throw error;
  }
}
