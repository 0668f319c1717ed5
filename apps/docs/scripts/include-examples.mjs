// Writes the files of examples/ into the pages that show them.
import { readFileSync, writeFileSync } from 'node:fs';
import { includeExamples, pagesWithExamples, repository } from './page-examples.mjs';

for (const path of pagesWithExamples) {
  const page = new URL(path, repository);
  writeFileSync(page, includeExamples(readFileSync(page, 'utf8')));
}
