import ts from 'typescript';

/** Runs a TypeScript module whose imports are these modules, and answers with what it exports. */
export function evaluate(source: string, modules: Readonly<Record<string, unknown>>, output = console): object {
  const exports = {};
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(source, { compilerOptions });
  new Function('exports', 'require', 'console', outputText)(exports, (id: string) => modules[id], output);
  return exports;
}
