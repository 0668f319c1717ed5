import path from 'node:path';
import ts from 'typescript';

const FOLDER = path.resolve(import.meta.dirname, '..');

/** The text that an editor shows for a name. */
interface Hover {
  /** The name with its type: `const one: Customer`. */
  readonly text: string;
  readonly documentation: string;
  readonly tags: readonly string[];
}

/** TypeScript files in the folder of the tests as an editor sees them, by the language service that editors use. */
export class Editor {
  readonly #files: ReadonlyMap<string, string>;
  readonly #service: ts.LanguageService;

  constructor(...sources: readonly string[]) {
    const files = new Map(sources.map((source, index) => [path.join(FOLDER, `opened-${index}.ts`), source]));
    this.#files = files;
    const root = path.resolve(FOLDER, '../../..');
    const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
    const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
    const readFile = (name: string) => files.get(name) ?? ts.sys.readFile(name);
    this.#service = ts.createLanguageService({
      getCompilationSettings: () => options,
      getCurrentDirectory: () => FOLDER,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      getScriptFileNames: () => [...files.keys()],
      getScriptVersion: () => '1',
      getScriptSnapshot: (name) => {
        const text = readFile(name);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      fileExists: (name) => files.has(name) || ts.sys.fileExists(name),
      directoryExists: ts.sys.directoryExists,
      readFile,
    });
  }

  /** The hover of the last place in the first file that has this name. */
  hover(name: string): Hover {
    const [[file, source] = ['', '']] = this.#files;
    const info = this.#service.getQuickInfoAtPosition(file, source.lastIndexOf(name));
    if (!info) throw new Error(`The editor shows nothing for ${name}`);
    return {
      text: ts.displayPartsToString(info.displayParts),
      documentation: ts.displayPartsToString(info.documentation),
      tags: (info.tags ?? []).map((tag) => `@${tag.name} ${ts.displayPartsToString(tag.text)}`.trim()),
    };
  }

  /** The messages of all errors that the editor underlines. */
  problems(): string[] {
    const service = this.#service;
    return [...this.#files.keys()]
      .flatMap((file) => [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)])
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  }
}
