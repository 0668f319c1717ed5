import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * The licenses of the packages whose code is in the bundle.
 *
 * @param {readonly string[]} inputs the files that were bundled.
 * @throws {Error} where a package has no license file: its code may not be given on without one.
 */
export async function thirdPartyNotices(inputs) {
  const folders = inputs.map(packageFolder).filter((folder) => folder !== undefined);
  const notices = await Promise.all([...new Set(folders)].sort().map(noticeOf));
  const within = await Promise.all([...new Set(inputs.map(dirname))].sort().map(noticesBeside));
  return `The program includes code of these packages:\n\n${[...notices, ...within.flat()].join('\n')}`;
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
  return notice(`${name} ${version} (${license})`, await readFile(join(folder, file), 'utf8'));
}

/**
 * What is a bundle itself, as the SDK is, has the licenses of what is in it beside it: `openapi-fetch.LICENSE`.
 *
 * @param {string} folder
 */
async function noticesBeside(folder) {
  const files = (await readdir(folder)).filter((entry) => entry.endsWith('.LICENSE')).sort();
  return Promise.all(
    files.map(async (file) => notice(basename(file, '.LICENSE'), await readFile(join(folder, file), 'utf8'))),
  );
}

/**
 * @param {string} title
 * @param {string} text
 */
function notice(title, text) {
  return `${title}\n\n${text}\n${'-'.repeat(80)}\n`;
}
