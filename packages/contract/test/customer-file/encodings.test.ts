import { describe, expect, it } from 'vitest';
import { encodingNames } from '../../src/customer-file/index.ts';
import type { CsvEncoding } from '../../src/index.ts';
import { read, refusal } from './support.ts';

const HEAD = 'customer_key,customer_type,primary_email,first_name';
const text = `${HEAD}\r\nk1,INDIVIDUAL,k1@example.com,Zoë €ß\r\n`;
const want = { customer_key: 'k1', customer_type: 'INDIVIDUAL', primary_email: 'k1@example.com', first_name: 'Zoë €ß' };

function utf16(content: string, isBigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(content, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
}

/** ASCII with these bytes at its end. */
function withBytes(start: string, ...bytes: number[]): Uint8Array {
  return Uint8Array.of(...Buffer.from(start), ...bytes);
}

const rowStart = `${HEAD}\nk1,INDIVIDUAL,k1@example.com,`;

describe('encodings', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['little-endian UTF-16 with a byte order mark', utf16(`\uFEFF${text}`, false)],
    ['big-endian UTF-16 with a byte order mark', utf16(`\uFEFF${text}`, true)],
    ['little-endian UTF-16 without a byte order mark', utf16(text, false)],
    ['big-endian UTF-16 without a byte order mark', utf16(text, true)],
  ])('reads %s without being told', async (_, bytes) => {
    expect((await read(bytes)).customers).toEqual([want]);
  });

  it.each<[CsvEncoding, number[]]>([
    ['windows-1252', [0x5a, 0x6f, 0xeb, 0x20, 0x80, 0xdf]],
    ['iso-8859-1', [0x5a, 0x6f, 0xeb, 0x20, 0x80, 0xdf]],
    ['iso-8859-15', [0x5a, 0x6f, 0xeb, 0x20, 0xa4, 0xdf]],
    ['windows-1250', [0x5a, 0x6f, 0xeb, 0x20, 0x80, 0xdf]],
    ['macintosh', [0x5a, 0x6f, 0x91, 0x20, 0xdb, 0xa7]],
  ])('reads %s if it is named', async (encoding, bytes) => {
    expect((await read(withBytes(rowStart, ...bytes), { encoding })).customers).toEqual([want]);
  });

  it('reads windows-1251 if it is named', async () => {
    const { customers } = await read(withBytes(rowStart, 0xc0, 0xed, 0xed, 0xe0), { encoding: 'windows-1251' });
    expect(customers).toMatchObject([{ first_name: 'Анна' }]);
  });

  it('decodes every encoding that it names', async () => {
    for (const encoding of encodingNames) {
      const bytes = encoding.startsWith('utf-16')
        ? utf16(`${rowStart}A`, encoding === 'utf-16be')
        : withBytes(rowStart, 65);
      expect((await read(bytes, { encoding })).customers).toMatchObject([{ first_name: 'A' }]);
    }
  });

  it('believes a byte order mark more than the named encoding', async () => {
    expect((await read(Buffer.from(`\uFEFF${text}`), { encoding: 'windows-1252' })).customers).toEqual([want]);
  });

  it('notes an encoding that it has recognized', async () => {
    const { notes } = await read(utf16(text, false));
    expect(notes).toMatchObject([{ code: 'encoding_detected', message: 'The file was read as UTF-16LE.' }]);
    expect((await read(text)).notes).toEqual([]);
  });

  it('names line, column and byte of invalid UTF-8, shows the word in Windows-1252, and suggests that encoding', async () => {
    const bytes = withBytes(
      `${HEAD}\r\nk1,INDIVIDUAL,k1@example.com,Zoë\rk2,INDIVIDUAL,k2@example.com,M`,
      0xfc,
      0x6c,
      0x6c,
    );
    const { problems } = await refusal(bytes, {}, bytes.length);
    expect(problems).toEqual([
      {
        code: 'invalid_encoding',
        field: null,
        message:
          'Line 3, column 31, has the byte 0xFC, which is not valid UTF-8. ' +
          'In Windows-1252, the word there is "Müll". Save the file as "CSV UTF-8", or name its encoding',
        remedies: [{ option: 'encoding', value: 'windows-1252' }],
      },
    ]);
  });

  it('finds an invalid byte far behind the beginning', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `k${index},INDIVIDUAL,k${index}@example.com,é`).join('\n');
    const { problems } = await refusal(withBytes(`${HEAD}\n${rows}\nk,`, 0xe9, 0x0a));
    expect(problems[0]?.message).toMatch(/^Line 3002, column 3, has the byte 0xE9/);
  });

  it('refuses a character that the file cuts off', async () => {
    expect((await refusal(withBytes(`${rowStart}Zo`, 0xc3))).problems[0]?.message).toMatch(/^Line 2, column 32/);
  });

  it('does not suggest another encoding for a file that says it is UTF-8', async () => {
    const { problems } = await refusal(withBytes(`\uFEFF${rowStart}`, 0xfc));
    expect(problems[0]?.remedies).toEqual([]);
  });

  it('refuses UTF-16 with half a character', async () => {
    const bytes = Buffer.concat([utf16(`\uFEFF${text}`, false), Buffer.of(0x41)]);
    expect((await refusal(bytes)).problems).toMatchObject([
      { code: 'invalid_encoding', message: 'The file is not valid UTF-16LE' },
    ]);
  });
});

describe('other kinds of files', () => {
  it.each([
    ['PK\x03\x04\x14\x00\x06\x00[Content_Types].xml', 'an Excel workbook (xlsx)'],
    ['PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 'an OpenDocument spreadsheet (ods)'],
    ['PK\x03\x04customers.csv', 'a ZIP archive'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an old Excel workbook (xls)'],
    ['\x1f\x8b\x08', 'compressed with gzip'],
    ['BZh91AY', 'compressed with bzip2'],
    ['%PDF-1.7', 'a PDF'],
    ['<!DOCTYPE html><html>', 'an HTML page'],
    ['<?xml version="1.0"?>', 'XML'],
    ['[{"customer_key":"k1"}]', 'JSON'],
    ['{"customer_key":"k1"}\n', 'JSON'],
  ])('names %j: %s', async (beginning, kind) => {
    const { problems } = await refusal(Buffer.from(beginning, 'latin1'));
    expect(problems).toMatchObject([{ code: 'invalid_format', field: null }]);
    expect(problems[0]?.message).toContain(`The file is ${kind}, not CSV. `);
  });
});
