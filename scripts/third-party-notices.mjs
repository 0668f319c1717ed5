// For the builds of bundled programs.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The licenses of the packages in the bundle.
 *
 * @param {readonly string[]} inputs the bundled files.
 * @throws {Error} if a package has no license text: its code may not be distributed without one.
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
  const text = await licenseIn(folder);
  if (text === undefined) throw new Error(`${name} has no license text`);
  return `${name} ${version} (${license})\n\n${text.trim()}\n\n${'-'.repeat(80)}\n`;
}

/**
 * The text of a license. Some packages have it in the last section of their README only.
 *
 * @param {string} folder
 */
async function licenseIn(folder) {
  const files = await readdir(folder);
  const file = files.find((entry) => /^licen[cs]e/i.test(entry));
  if (file !== undefined) return readFile(join(folder, file), 'utf8');
  const readme = files.find((entry) => /^readme/i.test(entry));
  return readme && /^#+ licen[cs]e\n([\s\S]+)/im.exec(await readFile(join(folder, readme), 'utf8'))?.[1];
}
