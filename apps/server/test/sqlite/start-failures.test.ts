import { chmod, chown, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openSqliteDatabase } from '../../src/storage/sqlite/open.ts';
import { programOf, runCommand } from '../support/server-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A user without rights, if this process is root, whom no right is refused. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;

interface Case {
  readonly given: string;
  /** Makes the file unusable in the folder, and returns its name. */
  readonly arrange: (folder: string) => Promise<string>;
  readonly want: RegExp;
}

const file = 'rollcall.db';

const cases: readonly Case[] = [
  {
    given: 'a file that is no database',
    arrange: async (folder) => {
      await writeFile(join(folder, file), 'These are notes and no database.'.repeat(100));
      await chmod(join(folder, file), 0o666);
      return file;
    },
    want: /^The file rollcall\.db is not a SQLite database\.$/,
  },
  {
    given: 'a folder in place of the file',
    arrange: async (folder) => {
      await mkdir(join(folder, file));
      return file;
    },
    want: /^The database file rollcall\.db cannot be opened: .+\.$/,
  },
  {
    given: 'a file in place of the folder',
    arrange: async (folder) => {
      await writeFile(join(folder, 'data'), '');
      return `data/${file}`;
    },
    want: /^The database file data\/rollcall\.db cannot be opened: .+\.$/,
  },
  {
    given: 'a folder that may not be written',
    arrange: async (folder) => {
      await mkdir(join(folder, 'data'));
      await chmod(join(folder, 'data'), 0o555);
      return `data/${file}`;
    },
    want: /^The database file data\/rollcall\.db cannot be opened: .+\.$/,
  },
  {
    given: 'a file that may not be written',
    arrange: async (folder) => {
      await (await openSqliteDatabase(join(folder, file))).close();
      await chmod(join(folder, file), 0o444);
      return file;
    },
    want: /^The database file rollcall\.db cannot be opened: .+\.$/,
  },
  {
    given: 'a file that may not be read',
    arrange: async (folder) => {
      await (await openSqliteDatabase(join(folder, file))).close();
      await chmod(join(folder, file), 0o000);
      return file;
    },
    want: /^The database file rollcall\.db cannot be opened: .+\.$/,
  },
  {
    given: 'a newer schema',
    arrange: async (folder) => {
      const { db, close } = await openSqliteDatabase(join(folder, file));
      await sql`insert into kysely_migration values ('9999-of-the-future', '2030-01-01')`.execute(db);
      await close();
      await chmod(join(folder, file), 0o666);
      return file;
    },
    want: /^The database file rollcall\.db was last used by another version of Rollcall, .+\.$/,
  },
];

const program = nobody && programOf(nobody);

test.each(cases)('with $given, every command ends with one sentence and exit code 1', async ({ arrange, want }) => {
  const folder = await temporaryFolder();
  const environment = { DATABASE_URL: `sqlite:${await arrange(folder)}` };
  if (nobody) {
    await chown(folder, nobody.uid, nobody.gid);
  }
  for (const command of [[], ['migrate'], ['keys', 'list']]) {
    const { exitCode, stdout, stderr } = await runCommand(folder, environment, command, program);
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringMatching(/^.+\.\n$/),
    });
    expect(stderr.trimEnd()).toMatch(want);
  }
});
