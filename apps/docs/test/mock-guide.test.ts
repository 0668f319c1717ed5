import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { read, repository, serverMain } from './repository.ts';

interface FaultRules {
  /** Throws if the text is not a rule. */
  parseFaultRule(text: string): unknown;
}

interface Faults {
  readonly faultPreferences: Readonly<Record<string, string>>;
}

const built = (file: string) => import(new URL(`apps/server/dist/faults/${file}.js`, repository).href);
const { parseFaultRule }: FaultRules = await built('fault-rules');
const { faultPreferences }: Faults = await built('fault');

const guide = read('apps/docs/guides/mock.md');
const usage = execFileSync(process.execPath, [serverMain, '--help'], { encoding: 'utf8' });

it('the server accepts every fault in the guide about the mock and in its own usage', () => {
  const rules = [guide, usage].map((text) => [...text.matchAll(/"([\w*]+: [^"]+)"/g)].map(([, rule = '']) => rule));
  for (const found of rules) expect(found.length).toBeGreaterThanOrEqual(2);
  for (const rule of rules.flat().filter((text) => !text.startsWith('Prefer:'))) {
    expect(() => parseFaultRule(rule)).not.toThrow();
  }
});

it('the guide about the mock describes every part of a fault', () => {
  const [, ...rows] = guide.split('| Part | Effect |');
  const described = [...rows.join('').matchAll(/^\| `([\w-]+)=/gm)].map(([, name]) => name);
  expect(new Set(described)).toEqual(new Set([...Object.keys(faultPreferences), 'every']));
});
