/** The service as a process from start to end: ready, stopped by a signal, and every fault told in a sentence. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newDatabase } from './helpers/new-database.ts';
import { startProgram } from './helpers/program.ts';
import { temporaryFolder } from './helpers/temporary-folder.ts';

const REAL = { DATABASE_URL: 'file:data/bvn.db', PORT: '0' };

function addressIn(said: string): string {
  return /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
}

describe('a start', () => {
  test('a start with nothing configured is the demonstration, ready with its page', async () => {
    const folder = temporaryFolder();
    const program = startProgram('main.ts', folder, { PORT: '0' });
    const url = addressIn(await program.outputWith('This is the demonstration'));
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await (await fetch(url)).text()).toContain('Cambridgeshire and Peterborough Combined Authority');
    expect(statSync(join(folder, 'data/demo.db')).mode & 0o777).toBe(0o600);
    program.child.kill('SIGTERM');
    expect(await program.ended).toMatchObject({ code: 0, err: '' });
  });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'a configured start logs lines of JSON, and %s ends it with code 0',

    async (signal) => {
      const program = startProgram('main.ts', temporaryFolder(), REAL);
      const url = addressIn(await program.outputWith('"Started"'));
      expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true, wrong: [] });
      program.child.kill(signal);
      const { code, out, err } = await program.ended;
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const [hint, ...lines] = out.trim().split('\n');
      expect(hint).toMatch(/^Open http:\/\/127\.0\.0\.1:\d+ in a browser\.$/);
      expect(lines.map((line) => JSON.parse(line).message)).toEqual(['Started', 'Stopping']);
    },
  );

  test('the settings in the file .env count, and those of the environment come first', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '.env'), 'DATABASE_URL=file:from-env-file.db\nPORT=1\n');
    const program = startProgram('main.ts', folder, { PORT: '0' });
    await program.outputWith('"Started"');
    program.child.kill('SIGTERM');
    await program.ended;
    expect(statSync(join(folder, 'from-env-file.db')).isFile()).toBe(true);
  });
});

describe('a start that is not possible', () => {
  test('every fault of the settings is told in a line of its own, and no file is made', async () => {
    const folder = temporaryFolder();
    const { code, out, err } = await startProgram('main.ts', folder, {
      PORT: 'x',
      SLACK_BOT_TOKEN: 'canary',
      BVN_TIMEZONE: 'UTC',
    }).ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.trim().split('\n')).toEqual([
      expect.stringMatching(/^BVN_TIMEZONE is no setting/),
      expect.stringMatching(/^PORT is "x"/),
      expect.stringMatching(/^SLACK_BOT_TOKEN must be/),
      expect.stringMatching(/^SLACK_SIGNING_SECRET is not set/),
    ]);
    expect(() => statSync(join(folder, 'data'))).toThrow('ENOENT');
  });

  test('a port in use is told in one sentence, and the demonstration that has it keeps its database', async () => {
    const folder = temporaryFolder();
    const taken = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void taken.close());
    await new Promise((listening) => taken.once('listening', listening));
    const { port } = taken.address() as { port: number };
    const data = join(folder, 'data');
    mkdirSync(data);
    writeFileSync(join(data, 'demo.db'), 'of the other one');
    const { code, err } = await startProgram('main.ts', folder, { PORT: String(port) }).ended;
    expect(code).toBe(1);
    expect(err).toBe(
      `The port ${port} on 127.0.0.1 is in use: stop the program that has it, or set PORT to a free one.\n`,
    );
    expect(readFileSync(join(data, 'demo.db'), 'utf8')).toBe('of the other one');
  });

  test('a file that is no database is told in one sentence without a stack, and stays untouched', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'bvn.db');
    writeFileSync(file, 'this is a letter, not a database'.repeat(200));
    const before = readFileSync(file);
    const { code, err } = await startProgram('main.ts', folder, { PORT: '0', DATABASE_URL: 'file:bvn.db' }).ended;
    expect(code).toBe(1);
    expect(err).toMatch(
      /^The database bvn\.db cannot be opened, because the file is damaged or is no SQLite database[^\n]*\n$/,
    );
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('a secret that is damaged is not replaced', async () => {
    const folder = temporaryFolder();
    await newDatabase(folder);
    writeFileSync(join(folder, 'bvn.db.secret'), 'half of it');
    const { code, err } = await startProgram('main.ts', folder, { PORT: '0', DATABASE_URL: 'file:bvn.db' }).ended;
    expect(code).toBe(1);
    expect(err).toMatch(/^The secret beside the database, bvn\.db\.secret, is damaged: [^\n]*\n$/);
    expect(readFileSync(join(folder, 'bvn.db.secret'), 'utf8')).toBe('half of it');
  });
});
