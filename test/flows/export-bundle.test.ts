/** The bundle as somebody opens it who asked for it: its files, and what is left out of it. */
import { describe, expect, it } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { startBot } from '../helpers/bot.ts';
import { DIRECT } from '../helpers/programme.ts';
import { bundle, SECRET, startWithEvidence } from './bundle-scene.ts';

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
    expect(said).toContain('2 exempt items of evidence and of the log are left out');
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
      'E1-01,E1,Procurement rules,,,Owner,Deputy,officer,once,,2024-06-28,2024-06-28,not started',
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

describe('a bundle for a request for information', () => {
  const REASON = 'Ann Pike is away with a broken leg';
  /** Everything that may not go out: names, reasons, where a partner stands, an absence, and an account. */
  async function startWithNames(): Promise<Bot> {
    const bot = await startBot('2024-06-24 09:00');
    await bot.shell('role @"Lead" lead');
    await bot.shell('role @"Perch" officer');
    for (const line of [
      'rename @"Lead" to "Ann Pike (Monitoring Officer)"',
      'rename @"Perch" to "Bo Perch"',
      'notice new issued 30 January 2024 for 6 months',
      'add expectation "Improvement plan" text "Carry it through, as Bo Perch says." sro "Bo Perch"',
      'add action "Procurement rules" to E1 owner "Bo Perch" by 28 June',
      `due E1-01 5 July because "${REASON}"`,
      `block E1-01 because "${REASON} still"`,
      'update E1-01 "BO PERCH has the draft"',
      'update E1-01 "Cllr Pike and Perch agreed it, and Pike’s note follows"',
      'role "Harbour Council" viewer',
      'update E1 "Harbour Council" not ready, ask again 20 July because "their chair has left"',
      'rename "Bo Perch" to "Bo Perch-Lee"',
      'away "Bo Perch-Lee" 1 July to 5 July',
      'here',
    ])
      await bot.says('Lead', line, line === 'here' ? undefined : DIRECT);
    await bot.drain();
    return bot;
  }
  it('a bundle for a request for information names posts and no person, in any of its files', async () => {
    const bot = await startWithNames();
    const whole = await bundle(bot, 'export bundle');
    for (const words of ['Ann Pike', 'Bo Perch', REASON, 'not ready', 'their chair has left', 'local:'])
      expect(whole.all).toContain(words);
    const { all, text, names } = await bundle(bot, 'export bundle foi');
    for (const name of names)
      expect(text(name), name).not.toMatch(/Pike|Perch|broken leg|not.ready|their chair|local:|absence set|1 July/i);
    expect(all).toContain('Carry it through, as [person 2] says.');
    expect(text('record/actions.csv')).toContain('[person 2]');
    expect(text('audit/audit.csv')).toContain('by Monitoring Officer');
  });

  it('the README of a bundle for disclosure counts each kind of what is left out', async () => {
    const bot = await startWithNames();
    const { text, said } = await bundle(bot, 'export bundle foi');
    for (const words of [
      '0 exempt items of evidence and of the log are left out',
      '1 record of where a partner stands, and 2 reasons that people typed, are left out.',
      'The names of 2 people are replaced by their posts, or by a number where the record has no post.',
      'events about people, their accounts, absences and handovers are left out',
      'Look through them before it is disclosed.',
    ]) {
      expect(text('README.txt')).toContain(words);
      expect(said).toContain(words);
    }
  });
});
