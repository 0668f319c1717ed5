export { type Random, randomFrom } from './random.ts';
export { copyRepository, copyWithDependencies, type WorkingCopy } from './repository-copy.ts';
export {
  builtServerEntry,
  bundledServerEntry,
  type CodeChange,
  copyServerBuild,
  findChangedFiles,
} from './server-build.ts';
export {
  type Ending,
  printedUrl,
  type ServerProcess,
  type ServerProcessOptions,
  StartFailure,
  startServerProcess,
} from './server-process.ts';
export { inTestEnvironment, type TestEnvironment } from './test-environment.ts';
