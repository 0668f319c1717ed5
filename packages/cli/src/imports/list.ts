import { basename } from 'node:path';
import process from 'node:process';
import { writeJson, writeResult } from '../core/output.ts';
import { table } from '../core/table.ts';
import { type ImportSummary, importsFolder, summaries } from './store.ts';

/** `rollcall imports` */
export async function listImports({ json }: { readonly json?: boolean }): Promise<void> {
  const found = await summaries();
  if (json) return writeJson(found);
  if (found.length === 0) {
    process.stderr.write(`There are no imports in ${importsFolder()}\n`);
    return;
  }
  await writeResult(table([['ID', 'FILE', 'STATE', 'CREATED', 'FAILED', 'STARTED'], ...found.map(toLine)]));
}

function toLine(summary: ImportSummary): string[] {
  const { id, started_at, counts, file } = summary;
  const { created = 0, failed = 0, unknown = 0 } = counts;
  const started = started_at.slice(0, 16).replace('T', ' ');
  return [id, basename(file), stateOf(summary), String(created), String(failed + unknown), started];
}

function stateOf({ undone, complete, ended_at }: ImportSummary): string {
  if (undone !== null) return 'undone';
  if (complete) return 'complete';
  return ended_at === null ? 'unfinished' : 'interrupted';
}
