import { expect, test } from 'vitest';
import { accountNamed } from '../../src/server/server-account.ts';

const passwd =
  'root:x:0:0:root:/root:/bin/bash\npostgres2:x:7:7::/:\npostgres:x:101:104:PostgreSQL:/var/lib:/bin/bash\n';

test.each([
  { given: 'postgres', want: { uid: 101, gid: 104 } },
  { given: 'root', want: { uid: 0, gid: 0 } },
  { given: 'nobody', want: undefined },
])('the ids of $given are read from the passwd file', ({ given, want }) => {
  expect(accountNamed(given, passwd)).toEqual(want);
});
