import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RequestHandler, Response } from 'express';
import { DomainError } from '../../core/errors.ts';
import { answerOtherMethod } from '../request/routes.ts';
import { readOnce, sendFile } from './static-file.ts';

/** A folder of built pages that the server serves. */
export interface Site {
  /** The path of its first page, such as `/docs`. Its other files are below. */
  readonly path: string;
  /** The built first page, as the package of the site exports it. The whole folder of this file is served. */
  readonly firstPage: string;
  /** The content security policy of its pages. */
  readonly policy: string;
  /** The page for paths without a file, by its name, and its status. */
  readonly otherPage: { readonly file: string; readonly status: 200 | 404 };
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.yaml': 'application/yaml',
};

/** Answers all requests to a site, which needs no key. A page is found without its extension: `/docs/sdk` is `sdk.html`. */
export function answerSite(site: Site): RequestHandler {
  const built = listOnce(site);
  return async (req, res, next) => {
    if (req.path !== site.path && !req.path.startsWith(`${site.path}/`)) return next();
    if (req.method !== 'GET' && req.method !== 'HEAD')
      return answerOtherMethod(req.method, ['GET', 'HEAD', 'OPTIONS'], res);
    const { folder, names } = await built();
    const name = nameOf(req.path.slice(site.path.length), names);
    // A page that was loaded before an upgrade of the server asks for the code of its version.
    if (name === undefined && req.path.startsWith(`${site.path}/assets/`)) return next();
    if (name === undefined) res.statusCode = site.otherPage.status;
    await sendPage(res, site, join(folder, name ?? site.otherPage.file));
  };
}

function sendPage(res: Response, site: Site, path: string) {
  // The build names each of these files by its content.
  const isImmutable = path.includes(`${sep}assets${sep}`);
  res.setHeader('Content-Security-Policy', site.policy);
  const mediaType = mediaTypes[extname(path)] ?? 'application/octet-stream';
  return readOnce(path).then((file) =>
    sendFile(res, file, mediaType, isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache'),
  );
}

/** The file at a path below the site. Only names of the list are read, so no path leads out of the folder. */
function nameOf(path: string, names: ReadonlySet<string>): string | undefined {
  const name = decoded(path).replace(/^\/|\/$/g, '') || 'index';
  return [name, `${name}.html`, `${name}/index.html`].find((candidate) => names.has(candidate));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

interface BuiltSite {
  readonly folder: string;
  /** The names of all files, with slashes. */
  readonly names: ReadonlySet<string>;
}

/** Lists the files of a site at the first request, so that a server can start without it. */
function listOnce(site: Site): () => Promise<BuiltSite> {
  let listed: Promise<BuiltSite> | undefined;
  return () => {
    listed ??= list(site);
    listed.catch(() => {
      listed = undefined;
    });
    return listed;
  };
}

/** @throws DomainError `route_not_found` if the site has not been built: the server works without it. */
async function list({ path, firstPage }: Site): Promise<BuiltSite> {
  const folder = folderOf(path, firstPage);
  if (folder === undefined) throw new DomainError('route_not_found', `${path} has not been built with this server`);
  const names = await readdir(folder, { recursive: true });
  return {
    folder,
    names: new Set(names.map((name) => name.split(sep).join('/')).filter((name) => extname(name) !== '')),
  };
}

/** A bundle contains no packages, so it has their files beside its code. */
function folderOf(path: string, firstPage: string): string | undefined {
  const besideCode = fileURLToPath(new URL(`sites${path}/`, import.meta.url));
  if (existsSync(besideCode)) return besideCode;
  try {
    const file = createRequire(import.meta.url).resolve(firstPage);
    return existsSync(file) ? dirname(file) : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
