/** The shell's access to the record, and the doctor, beside a running service and without one. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { type App, createApp } from '../../src/service/app.ts';
import { type Config, readConfig } from '../../src/service/config.ts';
import { machine } from '../../src/service/entry.ts';
import { createLog } from '../../src/service/log.ts';
import { examineInstallation } from '../../src/shell/doctor.ts';
import { openShell } from '../../src/shell/shell.ts';
import { plainText } from '../../src/views/plain-text.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

function configIn(folder: string, settings: Readonly<Record<string, string>> = {}): Config {
  const environment = { PORT: '0', BVN_AUTHORITY: 'Northbridge Borough Council', ...settings };
  return { ...readConfig(environment), databasePath: join(folder, 'bvn.db') };
}

async function start(config: Config): Promise<App> {
  const log = createLog({ level: 'error', secrets: [], write: () => {}, now: machine.clock.now });
  const app = await createApp(config, { ...machine, log });
  onTestFinished(() => app[Symbol.asyncDispose]());
  return app;
}

async function say(config: Config, ...words: readonly string[]): Promise<string> {
  await using shell = await openShell(config);
  const { card } = await shell.say(words);
  return card ? plainText(card) : '';
}

async function findings(config: Config): Promise<string[]> {
  const found: string[] = [];
  for await (const { good, text } of examineInstallation(config)) found.push(`${good ? 'good' : 'WRONG'} ${text}`);
  return found;
}

test('the shell speaks as the administrator, with its own quotes and accounts by their ids', async () => {
  const config = configIn(temporaryFolder());
  const nameless = 'The platform does not say the name of the account that you mention.';
  expect(await say(config, 'role', 'slack:U0123', 'lead')).toContain(nameless);
  await say(config, 'role', 'slack:U0123', 'lead', 'as', 'Jo Smith');
  await say(config, 'role', 'Improvement Board', 'officer');
  await say(config, 'role', '"Monitoring Officer"', 'officer');
  const people = await say(config, 'people');
  expect(people).toContain('- Jo Smith\n  Programme lead');
  expect(people).toContain('- Improvement Board\n  A body');
  expect(people).toContain('- Monitoring Officer\n  Officer');
});

test('the shell and a running service see each other’s changes', async () => {
  const config = configIn(temporaryFolder());
  await start(config);
  await say(config, 'role', 'Improvement Board', 'officer');
  expect(await say(config, 'people')).toContain('Improvement Board');
});

test('a command in the shell that lacks something is answered with what to type, not with a form', async () => {
  const config = configIn(temporaryFolder());
  await say(config, 'notice', 'new', 'issued', '30 January 2024', 'for', '6', 'months');
  await say(config, 'add', 'expectation', 'Improvement plan');
  await say(config, 'add', 'action', 'Procurement rules', 'to', 'E1');
  expect(await say(config, 'due', 'E1-01')).toBe(
    'Nothing was changed\n\nThis needs a date such as 30 April: due E2-03 14 May because …',
  );
  expect(await say(config, 'edit', 'E1-01')).toBe(
    'Nothing was changed\n\nSay what to change: edit E1-01 title "…" level joint every 4 weeks',
  );
  for (const { name, usage, slots, form } of commands) {
    if (!form || !Object.values(slots).some(({ required }) => required)) continue;
    const told = await say(config, ...name.split(' '));
    expect(told).toContain(usage[0]?.say);
    expect(told).not.toContain('(needed)');
  }
});

test('a demonstration that was never started is not made from the shell', async () => {
  const folder = temporaryFolder();
  const config: Config = { ...readConfig({}), databasePath: join(folder, 'demo.db') };
  await expect(openShell(config)).rejects.toThrow('There is no demonstration to speak to yet: run "npm start" first');
  expect(existsSync(config.databasePath)).toBe(false);
});

test('the shell speaks at the time of the demonstration’s last change, not at today’s', async () => {
  const folder = temporaryFolder();
  const config: Config = { ...readConfig({}), port: 0, databasePath: join(folder, 'demo.db') };
  await start(config);
  expect(await say(config, 'status')).toContain('36 days');
});

test('the first lead of the configuration is entered once, and only while the record has no lead', async () => {
  const config = configIn(temporaryFolder(), { BVN_FIRST_LEAD: 'slack:U0123' });
  for (const lead of ['slack:U0123', 'slack:U0123', 'slack:U9999']) {
    const app = await start({ ...config, firstLead: lead });
    await app[Symbol.asyncDispose]();
  }
  const people = await say(config, 'people');
  expect(people.match(/Programme lead/g)).toHaveLength(1);
  expect(people).toContain('First programme lead');
});

test('the doctor finds a running service well, and misses one that is not there', async () => {
  const config = configIn(temporaryFolder());
  const app = await start(config);
  const port = Number(new URL(app.url).port);
  expect(await findings({ ...config, port })).toEqual([
    'good Settings: a real installation, the chat page, Europe/London',
    `good Database: ${config.databasePath} opens and is up to date`,
    'good Audit: the chain of events is unbroken',
    'good Record: 0 rows as the audit has them',
    'good Notice: none has been entered',
    'good Service: it runs, and its schedule ticks',
  ]);
  await app[Symbol.asyncDispose]();
  expect(await findings({ ...config, port })).toContain(
    `WRONG Service: nothing answers at http://127.0.0.1:${port}/readyz, so no reminder goes out; start it with “npm start”`,
  );
});

test('the doctor makes no database, and says what is wrong with a file that is none', async () => {
  const config = configIn(temporaryFolder());
  expect(await findings(config)).toContain(
    `WRONG Database: There is no record at ${config.databasePath} yet: “npm start” makes it.`,
  );
  expect(existsSync(config.databasePath)).toBe(false);
  writeFileSync(config.databasePath, 'not a database'.repeat(500));
  expect((await findings(config)).at(-1)).toMatch(/^WRONG Database: The database .* is no SQLite database/);
  expect(readFileSync(config.databasePath, 'utf8')).toBe('not a database'.repeat(500));
});

test('the doctor says who and what waits for a platform that is not connected, in chat and in the shell', async () => {
  const config = configIn(temporaryFolder());
  await start(config);
  await say(config, 'role', 'slack:U0123', 'lead', 'as', 'Jo Smith');
  const words = 'Slack is not connected: 1 person can be reached nowhere else. To connect it, set SLACK_BOT_TOKEN and';
  expect(await findings(config)).toContainEqual(expect.stringContaining(`WRONG Platforms: ${words}`));
  await say(config, 'account', 'local:lead', 'for', 'Jo Smith');
  expect(await findings(config)).not.toContainEqual(expect.stringContaining('not connected'));
});

test('a redaction in the shell beside the running service names the copies that still hold the text', async () => {
  const folder = temporaryFolder();
  const config = configIn(folder, { BVN_BACKUP_DIR: join(folder, 'copies') });
  await start(config);
  await say(config, 'notice new issued 30 January 2024 for 36 months');
  await say(config, 'add expectation "Improvement plan" text "Ann Example of 12 High Street is unwell"');
  writeFileSync(join(folder, 'copies', 'bvn-2024-06-23.db'), '');
  writeFileSync(`${config.databasePath}.before-0012_texts_redacted`, '');
  const line = 'redact E1 text because it names a resident';
  const asked = await say(config, line);
  for (const name of ['bvn-2024-06-23.db', '.before-0012_texts_redacted']) expect(asked).toContain(name);
  expect(await say(config, 'show E1')).toContain('Ann Example');
  await say(config, 'redact E1 text confirmed because it names a resident');
  expect(await say(config, 'show E1')).not.toContain('Ann Example');
  const files = [config.databasePath, `${config.databasePath}-wal`].filter((file) => existsSync(file));
  expect(files.filter((file) => readFileSync(file, 'latin1').includes('Ann Example'))).toEqual([]);
  const proof = (await findings(config)).filter((text) => /^\w+ (Audit|Record):/.test(text));
  expect(proof).toEqual([expect.stringMatching(/^good Audit/), expect.stringMatching(/^good Record/)]);
});
