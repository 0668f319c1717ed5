import { describe, expect, it } from 'vitest';
import { problemSentence } from '../../src/customer-file/index.ts';
import { read, refusal } from './support.ts';

const ROW = 'k1,INDIVIDUAL,k1@example.com';
const HEAD = 'customer_key,customer_type,primary_email';

describe('names of columns', () => {
  it.each([
    ['Customer Key,CUSTOMER-TYPE,primaryEmail'],
    ['Kundennummer,Kundentyp,E-Mail-Adresse'],
    ['numéro client,type de client,adresse e-mail'],
    ['Número de cliente,tipo de cliente,Correo electrónico'],
  ])('match without case, spaces, punctuation and accents, and by synonyms: %s', async (header) => {
    const { customers, notes } = await read(`${header}\n${ROW}\n`);
    expect(customers).toEqual([{ customer_key: 'k1', customer_type: 'INDIVIDUAL', primary_email: 'k1@example.com' }]);
    expect(notes.map(({ code }) => code)).toEqual(['column_mapped']);
  });

  it('may lead into a field with dots or brackets', async () => {
    const header = `${HEAD},metadata.plan,contact_people[0][email_address]`;
    const { customers } = await read(`${header}\n${ROW},pro,z@example.com\n`);
    expect(customers).toMatchObject([
      { metadata: { plan: 'pro' }, contact_people: [{ email_address: 'z@example.com' }] },
    ]);
  });

  it.each([['billing_city'], ['Billing State'], ['delivery country code 2']])(
    'never go from one kind of address to another: %s',
    async (name) => {
      const { problems } = await refusal(`${HEAD},${name}\n${ROW},x\n`);
      expect(problems.map(problemSentence)).toEqual([`${name} is not a known column`]);
    },
  );

  it('are refused if two of them mean the same field', async () => {
    const { problems } = await refusal(`${HEAD},Email,E-Mail\n${ROW},a@example.com,b@example.com\n`);
    expect(problems).toEqual([
      {
        code: 'too_many_items',
        field: 'primary_email',
        message: 'is the meaning of more than one column: "primary_email" and "Email" and "E-Mail"; ignore all but one',
        remedies: [
          { option: 'map', name: 'Email', value: null },
          { option: 'map', name: 'E-Mail', value: null },
        ],
      },
    ]);
  });

  it('give way to the exact name if unknown columns are ignored', async () => {
    const { customers, notes } = await read(`Email,${HEAD}\nx@example.com,${ROW}\n`, { ignore_unknown: true });
    expect(customers).toMatchObject([{ primary_email: 'k1@example.com' }]);
    expect(notes).toMatchObject([{ code: 'column_ignored', message: '1 column was ignored: "Email".' }]);
  });

  it('are all named in the error, the missing fields first, with what would solve it', async () => {
    const { problems, remedies, mapping } = await refusal('Email,frist_name,Notes,,x\n');
    expect(problems.map(problemSentence)).toEqual([
      'customer_key is required',
      'customer_type is required',
      'frist_name is not a known column; did you mean "first_name"?',
      'Notes is not a known column',
      'Column 4 has no name',
      'x is not a known column',
    ]);
    expect(problems.flatMap((problem) => problem.remedies)).toEqual([
      { option: 'key_from', value: 'primary_email' },
      { option: 'set', name: 'customer_type', value: 'INDIVIDUAL' },
      { option: 'map', name: 'frist_name', value: 'first_name' },
      { option: 'map', name: 'Notes', value: null },
      { option: 'map', name: '', value: null },
      { option: 'map', name: 'x', value: null },
    ]);
    expect(remedies).toEqual([{ option: 'ignore_unknown', value: true }]);
    expect(mapping).toEqual({
      map: { Email: 'primary_email', frist_name: 'first_name', Notes: null, '': null, x: null },
      set: { customer_type: 'INDIVIDUAL' },
      key_from: 'primary_email',
    });
  });

  it('are read with the mapping that the error suggests', async () => {
    const file = 'Email,frist_name,Notes,,x\nk1@example.com,Ann,n,n,n\n';
    const { mapping } = await refusal(file);
    const { customers } = await read(file, mapping);
    expect(customers).toEqual([
      {
        customer_key: 'k1@example.com',
        customer_type: 'INDIVIDUAL',
        primary_email: 'k1@example.com',
        first_name: 'Ann',
      },
    ]);
  });

  it('of a file without them are not suggested as columns', async () => {
    const { problems } = await refusal(`${ROW}\nk2,INDIVIDUAL,k2@example.com\n`);
    expect(problems[0]?.message).toBe('The first line looks like a customer; it must name the columns');
  });
});

describe('options', () => {
  const file = 'Nr,Mail Adresse,Kind,Notes\n1,a@example.com,,n\n';

  it('map columns, set constants where a row has no value, and ignore columns', async () => {
    const options = {
      map: { nr: 'customer_key', 'Mail Adresse': 'primary_email', Kind: 'customer_type', notes: null },
    };
    const { customers } = await read(`${file}2,b@example.com,BUSINESS,n\n`, {
      ...options,
      set: { customer_type: 'individual', city: 'Bern' },
    });
    expect(customers).toEqual([
      { customer_key: '1', customer_type: 'INDIVIDUAL', primary_email: 'a@example.com', city: 'Bern' },
      { customer_key: '2', customer_type: 'BUSINESS', primary_email: 'b@example.com', city: 'Bern' },
    ]);
  });

  it.each([
    ['a field', 'primary_email'],
    ['a column', 'Email'],
  ])('take the key from %s that has its own meaning too', async (_, key_from) => {
    const { customers } = await read('Email,customer_type\n Ann <a@example.com> ,BUSINESS\n', { key_from });
    expect(customers).toMatchObject([{ customer_key: 'a@example.com', primary_email: 'a@example.com' }]);
  });

  it('take the key from a column without a field', async () => {
    const options = { key_from: 'Nr', map: { Nr: null } };
    expect((await read(`Nr,customer_type,email\n 7 ,BUSINESS,a@example.com\n`, options)).customers).toMatchObject([
      { customer_key: '7' },
    ]);
  });

  it('let the named key win over a column that looks like one', async () => {
    const file = 'Customer ID,customer_type,email\n7,BUSINESS,a@example.com\n';
    const { customers, notes } = await read(file, { key_from: 'primary_email', ignore_unknown: true });
    expect(customers).toMatchObject([{ customer_key: 'a@example.com' }]);
    expect(notes.map(({ message }) => message)).toContain('1 column was ignored: "Customer ID".');
  });

  it('are all checked against the file', async () => {
    const { problems } = await refusal(`${HEAD}\n${ROW}\n`, {
      map: { x: 'city', primary_email: 'colour', y: null },
      set: { colour: 'red', customer_type: 'FIRM' },
      key_from: 'z',
    });
    expect(problems.map(problemSentence)).toEqual([
      'map names the column "x", which the file does not have',
      'map names the column "y", which the file does not have',
      'map maps "primary_email" to the unknown field "colour"',
      'set sets the unknown field "colour"',
      'set sets customer_type to "FIRM", but it must be one of INDIVIDUAL, BUSINESS',
      'key_from names the column "z", which the file does not have',
      'primary_email is required',
    ]);
  });

  it('ignore unknown columns and say so', async () => {
    const { customers, notes } = await read(`${HEAD},Notes,\n${ROW},n,m\n`, { ignore_unknown: true });
    expect(customers).toEqual([{ customer_key: 'k1', customer_type: 'INDIVIDUAL', primary_email: 'k1@example.com' }]);
    expect(notes).toMatchObject([{ message: '2 columns were ignored: "Notes", column 5 without a name.' }]);
  });
});

describe('columns of our own files', () => {
  const failed = `line,code,reason,${HEAD},first_name\n2,required,Some reason,${ROW},Ann\n`;

  it('are ignored in a file of failed rows, and said', async () => {
    const { rows, notes } = await read(failed);
    expect(rows).toMatchObject([
      { customer: { first_name: 'Ann' }, original: ['k1', 'INDIVIDUAL', 'k1@example.com', 'Ann'] },
    ]);
    expect(notes).toMatchObject([
      { message: 'Ignored, since only an import or the API sets them: line, code, reason.' },
    ]);
  });

  it('are refused in other files, in which they may mean something', async () => {
    const { problems } = await refusal(`${HEAD},code,reason,id,created_at\n${ROW},AT,VIP,7,2020-01-01\n`);
    expect(problems.map(({ field }) => field)).toEqual(['code', 'reason', 'id', 'created_at']);
  });
});
