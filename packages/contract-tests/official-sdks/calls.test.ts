import { describe, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { expectCallToWork } from '../src/official-sdks/expect-call.ts';
import { methodsOf, officialSdks } from '../src/official-sdks/official-sdks.ts';

describe.each(cases('SDKs', officialSdks))('a program that was written for the hosted API ($name)', (sdk) => {
  it.each(cases('methods', methodsOf(sdk)))('gets from $method what it expects ($call)', ({ call }) =>
    expectCallToWork(sdk, call),
  );
});
