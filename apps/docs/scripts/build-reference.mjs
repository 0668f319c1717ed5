// Renders openapi.yaml into dist/reference.html, one file that loads nothing else.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeSelfContained } from './make-self-contained.mjs';

const docsFolder = fileURLToPath(new URL('..', import.meta.url));

const page = makeSelfContained(renderWithRedocly('../../openapi.yaml'));
mkdirSync(join(docsFolder, 'dist'), { recursive: true });
writeFileSync(join(docsFolder, 'dist/reference.html'), page);
console.log(`dist/reference.html: ${Math.round(Buffer.byteLength(page) / 1024)} KiB`);

/**
 * Shows the output of Redocly only if it fails, because every run prints boxes about Redocly itself.
 *
 * @param {string} document path of the OpenAPI document, relative to this package
 */
function renderWithRedocly(document) {
  const target = mkdtempSync(join(tmpdir(), 'rollcall-reference-'));
  const redocly = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js');
  const args = [redocly, 'build-docs', document, '--inlineBundle', '--output', join(target, 'reference.html')];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  try {
    execFileSync(process.execPath, args, { cwd: docsFolder, env, stdio: 'pipe' });
    return readFileSync(join(target, 'reference.html'), 'utf8');
  } catch (error) {
    const { stdout = '', stderr = '' } = /** @type {{ stdout?: Buffer, stderr?: Buffer }} */ (error);
    throw new Error(`redocly could not render ${document}:\n${stdout}${stderr}`, { cause: error });
  } finally {
    rmSync(target, { recursive: true });
  }
}
