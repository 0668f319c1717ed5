import { execFileSync } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder, rollcall } from '../support/rollcall.ts';

describe.skipIf(process.platform !== 'linux')(
  'rollcall open docs (on Linux, whose browsers are started by xdg-open)',
  () => {
    it('passes the address of the reference to the browser as one argument, and prints it', async () => {
      const folder = await newFolder();
      // Reading a pipe waits for its writer: the browser outlives the command.
      execFileSync('mkfifo', [join(folder, 'opened')]);
      await writeFile(join(folder, 'xdg-open'), '#!/bin/sh\nprintf "%s\\n" "$#" "$@" > opened\n');
      await chmod(join(folder, 'xdg-open'), 0o755);
      const env = {
        PATH: `${folder}:${process.env.PATH}`,
        DISPLAY: ':0',
        ROLLCALL_BASE_URL: 'https://x.example/a;touch%20b/api/v1',
      };
      const opened = readFile(join(folder, 'opened'), 'utf8');
      const { exitCode, stdout, stderr } = await rollcall(['open', 'docs'], { cwd: folder, env });
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).toBe('https://x.example/a;touch%20b/docs\n');
      expect(await opened).toBe(`1\n${stdout}`);
    });

    it('prints the address if there is no browser', async () => {
      const env = { ROLLCALL_BASE_URL: 'http://127.0.0.1:4010/api/v1' };
      expect(await rollcall(['open', 'docs'], { cwd: await newFolder(), env })).toMatchObject({
        exitCode: 0,
        stdout: 'http://127.0.0.1:4010/docs\n',
        stderr: 'No browser was found. Open the address in one.\n',
      });
    });
  },
);
