import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { type ApiRequest, curlOf } from '../../../src/customers/curl-button.tsx';

const origin = 'http://127.0.0.1:4010';

/** The arguments that `curl` gets from a POSIX shell. */
function argumentsOf(request: ApiRequest): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${curlOf(request, origin)}`;
  const { stdout } = spawnSync('sh', ['-c', script], {
    env: { ROLLCALL_API_KEY: 'sk_test_of_the_shell' },
    encoding: 'utf8',
  });
  return stdout.split('\0').slice(0, -1);
}

test.skipIf(process.platform === 'win32')(
  'a shell reads each request as it is, with the key of its environment',
  () => {
    const body = { display_name: 'O\'Neill $HOME `id` \\ "x"\nand more' };
    const request = { method: 'PATCH', path: '/customers/a%2Fb', headers: { 'if-match': '"abc"' }, body };
    expect(argumentsOf(request)).toEqual([
      ...['-X', 'PATCH', `${origin}/api/v1/customers/a%2Fb`, '-H', 'x-api-key: sk_test_of_the_shell'],
      ...['-H', 'content-type: application/json', '-H', 'if-match: "abc"', '--data-raw', JSON.stringify(body)],
    ]);
  },
);
