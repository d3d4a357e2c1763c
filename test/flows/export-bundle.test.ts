/** The bundle as somebody opens it who asked for it: its files, and what is left out of it. */
import { describe, expect, it } from 'vitest';
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
