import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { builtServerEntry, type WorkingCopy } from '@rollcall/test-environment';

/** A message of a step: the file that it names, from the root of the repository, and its words. */
export interface Message {
  readonly file: string;
  readonly text: string;
}

/** A step of CONTRIBUTING, which says in a copy what is missing. */
export type Step = (copy: WorkingCopy) => Promise<readonly Message[]>;

/** `pnpm generate`. All of its words are one message. */
export const generate: Step = async (copy) => {
  const tsx = 'packages/contract/node_modules/tsx/dist/cli.mjs';
  const { failed, output } = await copy.node([tsx, 'packages/contract/generator/generate.ts']);
  return failed ? [{ file: 'openapi.yaml', text: output }] : [];
};

const TSC = 'node_modules/typescript/bin/tsc';

/** `pnpm typecheck` of some packages: each error of the compiler, with the lines that explain it. */
export function typecheck(...folders: readonly string[]): Step {
  return async (copy) => {
    const project = await copy.projectOf(...folders);
    const { output } = await copy.node([TSC, '--noEmit', '--pretty', 'false', '--singleThreaded', '-p', project]);
    return compilerErrors(output);
  };
}

/** The lines that explain an error are indented. */
export function compilerErrors(output: string): readonly Message[] {
  const found = output.matchAll(/^(?<file>\S+)\(\d+,\d+\): error (?<text>TS\d+: .*(?:\n +.*)*)/gm);
  return [...found].map(({ groups }) => ({ file: groups?.file ?? '', text: groups?.text ?? '' }));
}

/**
 * Some files of tests: each test that fails. Servers are built from the sources of the repository, without the change, as
 * they are before the change is implemented.
 */
export function tests(project: string, ...files: readonly string[]): Step {
  return async (copy) => {
    const report = path.join(copy.folder, 'report.json');
    const options = ['--project', project, '--reporter=json', `--outputFile=${report}`];
    const { output } = await copy.node(['node_modules/vitest/vitest.mjs', 'run', ...options, ...files], {
      ROLLCALL_BUILT: 'true',
      CONTRACT_SERVER_ENTRY: builtServerEntry,
    });
    const text = await readFile(report, 'utf8').catch(() => {
      throw new Error(`The tests did not run:\n${output}`);
    });
    const parsed: TestReport = JSON.parse(text);
    if (parsed.testResults.length === 0) throw new Error(`No test ran:\n${output}`);
    return failedTests(parsed, copy.folder);
  };
}

interface TestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

function failedTests({ testResults }: TestReport, folder: string): readonly Message[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(folder, name);
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [{ file, text: message }];
    return failed.map(({ fullName, failureMessages }) => ({
      file,
      text: `${fullName}\n${failureMessages.join('\n')}`,
    }));
  });
}

/** `pnpm release:check`, as after a commit in a branch. */
export const releaseCheck: Step = async (copy) => {
  const tsx = 'tooling/release/node_modules/tsx/dist/cli.mjs';
  const { output } = await copy.node([tsx, 'tooling/release/src/check-release.ts']);
  const sentences = output.split('\n').filter((line) => /^(?:@rollcall|This change adds|Programs for)/.test(line));
  return sentences.map((text) => ({ file: '.changeset', text }));
};
