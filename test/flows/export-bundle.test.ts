/** The bundle as an inspector opens it: its files, its verifier in a real browser, and what is left out of it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { headCode } from '../../src/core/record/chain-head.ts';
import { plainText } from '../../src/views/plain-text.ts';
import type { Bot } from '../helpers/bot.ts';
import { chromium, NO_CHROMIUM, openPage } from '../helpers/browser.ts';
import { bytesOf } from '../helpers/file-out.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

if (chromium === null) console.warn(NO_CHROMIUM);

const SECRET = 'the shortlist with names';

async function startWithEvidence(): Promise<Bot> {
  const bot = await startProgramme();
  await bot.says('Owner', `evidence E1-02 "${SECRET}" marked exempt`, DIRECT);
  await bot.says('Owner', 'evidence E1-02 https://example.org/audit marked public', DIRECT);
  await bot.says('Owner', `update E1-01 "on paper: ${SECRET}" marked exempt`, DIRECT);
  await bot.at('2024-06-27 10:00');
  await bot.says('Owner', 'start E1-01', DIRECT);
  return bot;
}

async function bundle(bot: Bot, line = 'export bundle', who = 'Lead') {
  const reply = await bot.ask(who, line, { place: { platform: 'local', ...DIRECT } });
  const said = reply.card ? plainText(reply.card) : '';
  const files = reply.file ? unzipSync(bytesOf(reply.file)) : {};
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  return {
    said,
    names: Object.keys(files),
    text,
    bytes: bytesOf(reply.file),
    all: Object.keys(files).map(text).join('\n'),
  };
}

describe('the bundle', () => {
  it('a bundle holds the record, the audit, the deliveries, the letter, a register and words about them', async () => {
    const bot = await startWithEvidence();
    const { names, text, said } = await bundle(bot);
    expect(names).toEqual([
      'README.txt',
      'record/record.json',
      'record/actions.csv',
      'record/evidence.csv',
      'letter.txt',
      'audit/audit.json',
      'audit/audit.csv',
      'audit/verify.html',
      'deliveries.csv',
    ]);
    const { notices } = JSON.parse(text('record/record.json'));
    const { actions, evidence } = await bot.snapshot();
    expect(notices).toMatchObject([{ actions, evidence }]);
    expect(text('audit/audit.csv')).toContain('Started by Owner');
    expect(text('record/evidence.csv')).toContain(SECRET);
    expect(text('README.txt')).toContain('Nothing is left out: exempt items are in it.');
    expect(said).toContain('Hand it only to somebody who may see them.');
  });

  it('a bundle for a request for information has no word of an exempt item, and says how many are left out', async () => {
    const bot = await startWithEvidence();
    const { all, text, said } = await bundle(bot, 'export bundle foi');
    expect(all).not.toContain(SECRET);
    expect(all).toContain('https://example.org/audit');
    expect(said).toContain('2 exempt items left out.');
    expect(text('README.txt')).toContain('2 exempt items of evidence and of the log are left out');
    expect(JSON.parse(text('record/record.json')).notices).toMatchObject([{ accounts: [], absences: [] }]);
  });

  it('a bundle of a time and of a person has other events by their hash alone', async () => {
    const bot = await startWithEvidence();
    const told = (audit: string) => JSON.parse(audit).events.filter((event: object) => 'change' in event);
    const since = await bundle(bot, 'export bundle since 27 June');
    expect(told(since.text('audit/audit.json'))).toHaveLength(1);
    expect(since.text('audit/audit.csv').trim().split('\r\n')).toHaveLength(2);
    const until = await bundle(bot, 'export bundle until 26 June');
    expect(until.text('audit/audit.csv')).not.toContain('Started by Owner');
    expect(until.text('record/actions.csv')).toContain(
      'E1-01,E1,Procurement rules,Owner,Deputy,officer,once,,2024-06-28,2024-06-28,not started',
    );
    const person = await bundle(bot, 'export bundle person @"Owner"');
    const ownId = (await bot.snapshot()).people.find(({ name }) => name === 'Owner')?.id;
    const events = told(person.text('audit/audit.json')) as { personId: string | null; rowId: string }[];
    expect(events.length).toBeGreaterThan(3);
    expect(events.every(({ personId, rowId }) => personId === ownId || rowId === ownId)).toBe(true);
  });

  it('the same bundle twice has the same bytes', async () => {
    const bot = await startWithEvidence();
    const [one, other] = [
      await bundle(bot, 'export bundle until 26 June'),
      await bundle(bot, 'export bundle until 26 June'),
    ];
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  });

  it('only a programme lead gets a bundle', async () => {
    const bot = await startWithEvidence();
    const { said, names } = await bundle(bot, 'export bundle', 'Sro');
    expect(said).toContain('is for programme leads');
    expect(names).toEqual([]);
  });
});

/** Opens the verifier of the bundle as a file, gives it an audit, and returns its words. */
async function verified(verifier: string, audit: string): Promise<string> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'verify.html'), verifier);
  writeFileSync(join(folder, 'audit.json'), audit);
  await using open = await openPage();
  const { page } = open;
  await page.context().setOffline(true);
  await page.goto(`file://${join(folder, 'verify.html')}`);
  await page.getByLabel('The file audit.json').setInputFiles(join(folder, 'audit.json'));
  await page.locator('output p').first().waitFor();
  expect(open.errors).toEqual([]);
  return (await page.locator('output').textContent()) ?? '';
}

describe.skipIf(chromium === null)('the verifier of a bundle, offline in a browser', () => {
  it('a whole audit is said to be whole, with the code of its last event', async () => {
    const bot = await startWithEvidence();
    const { text } = await bundle(bot);
    const head = await bot.store.head();
    const words = await verified(text('audit/verify.html'), text('audit/audit.json'));
    expect(words).toContain(`The audit is whole: ${head?.event} events`);
    expect(words).toContain(head ? headCode(head) : 'no head');
  });

  it('the audit of a bundle without exempt items and of a short time is whole as well', async () => {
    const bot = await startWithEvidence();
    const { text } = await bundle(bot, 'export bundle foi since 24 June until 26 June');
    const words = await verified(text('audit/verify.html'), text('audit/audit.json'));
    expect(words).toContain('The audit is whole');
    expect(words).toMatch(/[1-9]\d* were redacted or left out/);
  });

  it.each([
    ['a changed value', (audit: string) => audit.replace('not_started', 'in_progress'), 'it was changed'],
    ['a changed text', (audit: string) => audit.replaceAll(SECRET, 'another list'), 'one of its texts was changed'],
    [
      'a missing event',
      (audit: string) => {
        const { events } = JSON.parse(audit);
        return JSON.stringify({ events: events.toSpliced(5, 1) });
      },
      'the event before it is missing',
    ],
    ['another file', () => '{"a": 1}', 'cannot be read'],
  ])('%s is noticed', async (_, change, fault) => {
    const bot = await startWithEvidence();
    const { text } = await bundle(bot);
    expect(await verified(text('audit/verify.html'), change(text('audit/audit.json')))).toContain(fault);
  });
});
