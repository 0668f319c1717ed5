import { join } from 'node:path';
import { type BuildResult, build } from 'esbuild';
import { inject } from 'vitest';

/** Bundles a program of the project for browsers as users do: minified. */
export function bundleForBrowser(program: string): Promise<BuildResult<{ write: false; metafile: true }>> {
  const folder = inject('project');
  return build({
    absWorkingDir: folder,
    entryPoints: [program],
    outdir: join(folder, 'bundle'),
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    metafile: true,
    write: false,
  });
}
