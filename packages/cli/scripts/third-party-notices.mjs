import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The licenses of the packages in the bundle.
 *
 * @param {readonly string[]} inputs the bundled files.
 * @throws {Error} if a package has no license file: its code may not be distributed without one.
 */
export async function thirdPartyNotices(inputs) {
  const folders = inputs.map(packageFolder).filter((folder) => folder !== undefined);
  const notices = await Promise.all([...new Set(folders)].sort().map(noticeOf));
  return `The program includes code from these packages:\n\n${notices.join('\n')}`;
}

/** @param {string} input */
function packageFolder(input) {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0];
}

/** @param {string} folder */
async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no license file`);
  const text = await readFile(join(folder, file), 'utf8');
  return `${name} ${version} (${license})\n\n${text}\n${'-'.repeat(80)}\n`;
}
