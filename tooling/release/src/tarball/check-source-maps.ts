import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Tarball } from './tarball.ts';

/** Source maps that are missing, and those whose sources a debugger would look for in vain. */
export async function checkSourceMaps({ files, folder }: Tarball): Promise<readonly string[]> {
  const read = (file: string) => readFile(path.join(folder, file), 'utf8');
  const scripts = files.filter((file) => /\.(?:[cm]?js|d\.[cm]?ts)$/.test(file));
  const maps = files.filter((file) => file.endsWith('.map'));
  const problems = await Promise.all([
    ...scripts.map(async (file) => missingMap(file, await read(file), files)),
    ...maps.map(async (file) => missingSources(file, JSON.parse(await read(file)), files)),
  ]);
  return firstOf(problems.flat());
}

/** A build that forgets one source forgets them all. */
function firstOf(problems: readonly string[]): readonly string[] {
  const [first, ...others] = problems;
  if (first === undefined) return [];
  return [others.length === 0 ? first : `${first}; so are ${others.length} more`];
}

function missingMap(file: string, script: string, files: readonly string[]): readonly string[] {
  const name = /^\/\/# sourceMappingURL=(?!data:)(\S+)\s*$/m.exec(script)?.[1];
  if (name === undefined || files.includes(path.posix.join(path.posix.dirname(file), name))) return [];
  return [`${file} names the source map ${name}, which is missing`];
}

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourceRoot?: string;
  readonly sourcesContent?: readonly (string | null)[];
}

function missingSources(file: string, map: SourceMap, files: readonly string[]): readonly string[] {
  const missing = map.sources.filter((source, index) => {
    const place = path.posix.join(path.posix.dirname(file), map.sourceRoot ?? '', source);
    return typeof map.sourcesContent?.[index] !== 'string' && !files.includes(place);
  });
  return missing.map((source) => `${file} maps to ${source}, which is missing`);
}
