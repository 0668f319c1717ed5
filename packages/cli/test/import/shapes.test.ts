import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CsvUploadResult } from '@rollcall/client';
import type { CustomerFileOptions } from '@rollcall/contract/customer-file';
import { afterAll, describe, expect, it } from 'vitest';
import { newFolder, rollcall } from '../support/rollcall.ts';
import { startServer } from '../support/server.ts';

/** A file as people have it, and what reading it must lead to. */
interface Shape {
  readonly name: string;
  /** Its content, if it is UTF-8. */
  readonly text?: string;
  /** Its bytes, one in each character. */
  readonly latin1?: string;
  readonly options?: CustomerFileOptions;
  readonly want: {
    /** The first problems of a file that is refused. */
    readonly refused?: readonly string[];
    /** How many rows are no blank rows, totals or footers. */
    readonly rows?: number;
    readonly malformed?: readonly string[];
    readonly notes?: readonly string[];
  };
}

const shapes: readonly Shape[] = JSON.parse(await readFile(new URL('./shapes.json', import.meta.url), 'utf8'));

const server = await startServer();
afterAll(() => server.stop());

describe('a file reads the same by the upload and by the command line', () => {
  it.each(shapes)('$name', async ({ text, latin1, options = {}, want }) => {
    const bytes = text === undefined ? Buffer.from(latin1 ?? '', 'latin1') : Buffer.from(text);
    const [upload, dryRun] = [await uploaded(bytes, options), await imported(bytes, options)];
    expect(withoutWarnings(upload)).toEqual(want);
    expect(withoutWarnings(dryRun)).toEqual(want);
    expect(upload.warnings).toEqual(dryRun.warnings);
  });
});

type Reading = Shape['want'] & { readonly warnings?: readonly string[] };

function withoutWarnings({ warnings: _, ...others }: Reading): Shape['want'] {
  return others;
}

interface Warning {
  readonly field: string;
  readonly message: string;
  readonly count: number;
}

interface Report {
  readonly rows: number;
  readonly malformed: readonly string[];
  readonly notes: readonly { readonly message: string }[];
  readonly warnings: readonly Warning[];
}

function readingOf({ rows, malformed, notes, warnings }: Report): Reading {
  return {
    rows,
    malformed,
    notes: notes.map(({ message }) => message),
    warnings: warnings.map(({ field, message, count }) => `${count} × ${field} ${message}`),
  };
}

/** The result of a dry upload. */
async function uploaded(bytes: Buffer, options: CustomerFileOptions): Promise<Reading> {
  const form = new FormData();
  form.set('csv', new Blob([new Uint8Array(bytes)]));
  for (const [name, value] of Object.entries(options)) {
    form.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  const response = await fetch(`${server.baseUrl}/customers/csv-upload?dry_run=true`, {
    method: 'POST',
    headers: { 'x-api-key': server.apiKey },
    body: form,
  });
  const body = (await response.json()) as Answer;
  if (response.status === 400) return { refused: [withoutHint(body.message)] };
  if (response.status === 422) {
    const sentences = body.issues.map(({ field, message }) => (field === null ? message : `${field} ${message}`));
    return { refused: sentences.slice(0, 3).map(withoutHint) };
  }
  const { total_customers, customers_failed, notes = [], warnings = [] } = body.data;
  const malformed = customers_failed.filter(({ code }) => code === 'malformed_row');
  return readingOf({ rows: total_customers, malformed: malformed.map(({ error }) => error), notes, warnings });
}

interface Answer {
  readonly message: string;
  readonly issues: readonly { readonly field: string | null; readonly message: string }[];
  readonly data: CsvUploadResult;
}

/** The result of a dry run of `rollcall import`. */
async function imported(bytes: Buffer, options: CustomerFileOptions): Promise<Reading> {
  const folder = await newFolder();
  await writeFile(join(folder, 'c.csv'), bytes);
  await writeFile(join(folder, 'map.json'), JSON.stringify(options));
  const args = ['import', 'c.csv', '--map-file', 'map.json', '--dry-run', '--json', '--quiet'];
  const { stdout, stderr } = await rollcall(args, { cwd: folder });
  if (stdout === '') return { refused: refusalOf(stderr) };
  const { total, problems, notes, warnings } = JSON.parse(stdout) as DryRun;
  const malformed = problems.filter(({ code }) => code === 'malformed_row');
  return readingOf({ rows: total, malformed: malformed.map(({ message }) => message), notes, warnings });
}

interface DryRun {
  readonly warnings: readonly Warning[];
  readonly total: number;
  readonly problems: readonly { readonly code: string; readonly message: string }[];
  readonly notes: readonly { readonly message: string }[];
}

/** The sentences of an error in JSON. */
function refusalOf(stderr: string): string[] {
  const { issues } = (JSON.parse(stderr) as { readonly error: Pick<Answer, 'issues'> }).error;
  const sentences = issues.map(({ field, message }) => (field === null ? message : `${field} ${message}`));
  return sentences.slice(0, 3).map(withoutHint);
}

/** Without the options that would help: a form has other names for them than a command line. */
function withoutHint(sentence: string): string {
  return sentence.replace(/ \((?:send|use) .*\)$/, '').replace(/ \(and \d+ more issues?\)$/, '');
}
