/** All that is held about a person, as a file for them and for programme leads. */
import { describe, expect, it } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { textOf } from '../helpers/file-out.ts';
import { DIRECT, onMonday, startProgramme } from '../helpers/programme.ts';
import { raw } from '../store/files.ts';

const place = { platform: 'local', ...DIRECT } as const;
const exported = async (bot: Bot, who: string, line: string) => textOf((await bot.ask(who, line, { place })).file);

/** Gives E1-03 to Other by a file, with a reason for the change. */
async function reassign(bot: Bot, because: string) {
  const bytes = new TextEncoder().encode('Code,Owner,Due date\nE1-03,Other,12 July 2024\n');
  const { card } = await bot.ask('Lead', `import because ${because}`, { place, file: { name: 'plan.csv', bytes } });
  const [save] = card?.buttons ?? [];
  if (save?.type !== 'command') throw new Error('The file was refused');
  await bot.ask('Lead', { kind: 'press', command: save.command, args: save.args }, { place });
}

describe('export person', () => {
  it('a lead gets rows, accounts, events, texts that name somebody, messages and kept answers', async () => {
    const { bot } = await onMonday();
    await bot.says('Owner', 'start E1-01', DIRECT);
    await bot.says('Lead', 'prefer direct', DIRECT);
    await bot.says('Owner', 'prefer direct', DIRECT);
    await bot.says('Owner', 'away from 1 July until 5 July cover @"Deputy"', DIRECT);
    await bot.says('Deputy', 'update E1-01 "Owner has the draft"', DIRECT);
    await reassign(bot, 'Owner has too much');
    const text = await exported(bot, 'Lead', 'export person @"Owner"');
    for (const words of [
      'Held about Owner',
      'Account: local:Owner',
      'Wants their cards: directly',
      'E1-01 Procurement rules: owner',
      'Owner away from Monday 1 July 2024 to Friday 5 July 2024, covered by Deputy',
      'U1: Owner has the draft',
      'Started by Owner: E1-01 Procurement rules',
      'Assigned by Lead: E1-03 Board approval',
      'Reason: Owner has too much',
      'Added by The administrator: Owner',
    ])
      expect(text).toContain(words);
    expect(text.split('Messages to them')[1]?.split('Answers kept')[0]).toContain('E1-02 Audit recommendations');
    expect(text.split('Answers kept for repeats')[1]).toContain('Owner started E1-01');
  });

  it('a person’s recommendations, contacts, readings, milestones and updates are in the file', async () => {
    const bot = await startProgramme();
    await bot.shell('role "Improvement Board" viewer');
    for (const line of [
      'add recommendation "Publish a plan" from "Improvement Board" on 20 June sro @"Owner"',
      'add measure "Staff who say so" to E1 baseline 38% on 31 January target 55% owner @"Owner" every 13 weeks',
      'add meeting "Improvement Board" on 24 June, 3 July owner @"Owner" to E1',
    ])
      await bot.says('Lead', line, DIRECT);
    await bot.says('Owner', 'update E1-04 46% on 31 May', DIRECT);
    await bot.says('Owner', 'met "Improvement Board" on 24 June "Papers agreed"', DIRECT);
    await bot.says('Owner', 'add milestone E1-01 "Owner has signed" by 27 June', DIRECT);
    await bot.says('Owner', 'update E1-01 amber "Late" next "The panel" corrective action "More people"', DIRECT);
    const text = await exported(bot, 'Owner', 'export person me');
    for (const words of [
      'R1 Publish a plan: senior responsible owner',
      'E1-01a Owner has signed: named in a milestone',
      'E1-04 M1, reading of 31 May 2024 (added it): 46%',
      'E1-05 C1, contact of 24 June 2024 (added it): ',
      'E1-01 U1, update of 24 June 2024 (added it): amber, Late, next: The panel, corrective action: More people',
    ])
      expect(text).toContain(words);
  });

  it('a position is in the file for those who oversee its expectation, and counted for anybody else', async () => {
    const bot = await startProgramme();
    await bot.shell('role "Partner Council" viewer');
    await bot.says('Sro', 'update E1 "Partner Council" not ready because Deputy has to explain more', DIRECT);
    expect(await exported(bot, 'Sro', 'export person me')).toContain(
      'E1 P1, position of 24 June 2024 (added it): Partner Council, not ready, Deputy has to explain more',
    );
    const own = await exported(bot, 'Deputy', 'export person me');
    expect(own).not.toContain('explain more');
    expect(own).not.toContain('Partner Council');
    await bot.says('Lead', 'edit expectation E1 sro @"Other"', DIRECT);
    const former = await exported(bot, 'Sro', 'export person me');
    expect(former).toContain('E1 P1, position of 24 June 2024 (added it): left out');
  });

  it('a person gets what is held about themselves, without the reasons of actions that are no longer theirs', async () => {
    const bot = await startProgramme();
    await reassign(bot, 'Owner is on a list');
    await bot.says('Lead', 'update E1-03 "Owner was slow" marked exempt', DIRECT);
    const own = await exported(bot, 'Owner', 'export person me');
    expect(own).toContain('Assigned by Lead: E1-03 Board approval');
    expect(own).not.toContain('on a list');
    expect(own).not.toContain('Owner was slow');
    expect(own).toContain('1 exempt text left out');
    expect(await exported(bot, 'Lead', 'export person @"Owner"')).toContain('Owner was slow');
  });

  it.each(['Other', 'Sro', 'Viewer'])('%s gets nothing about somebody else', async (who) => {
    const bot = await startProgramme();
    const { card, file } = await bot.ask(who, 'export person @"Owner"', { place });
    expect(file).toBeUndefined();
    expect(card?.body[0]).toMatchObject({ text: expect.stringContaining('For yourself: export person me') });
  });

  it('somebody who was removed is found by name, with the account that was taken away', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'remove @"Viewer"', DIRECT);
    const text = await exported(bot, 'Lead', 'export person "Viewer"');
    expect(text).toContain('Removed at ');
    expect(text).toContain('Account: local:Viewer, taken away since');
    expect((await bot.ask('Lead', 'export person "Nobody Known"', { place })).file).toBeUndefined();
  });

  it('a code, a preview, a try and a reference that are kept for a short time are named', async () => {
    const bot = await startProgramme();
    const bytes = new TextEncoder().encode('Code,Action\nE1-01,"New title"\n');
    await bot.ask('Lead', 'import', { file: { name: 'plan.csv', bytes } });
    await bot.says('Lead', 'account code', DIRECT);
    raw(
      bot.file,
    ).exec(`insert into conversation_reference values ('local', 'person:Lead', '{}', '2024-06-24T08:00:00.000Z');
      insert into code_try values ('r', 'local:Lead', '2024-06-24T08:00:00.000Z');
      insert into inbox values ('local', 'i', '2024-06-24T08:00:00.000Z', '{"user":"Lead"}')`);
    const short = (await exported(bot, 'Lead', 'export person me')).split('Kept for a short time')[1];
    for (const words of ['A CSV file', 'A code to join', 'A try at', 'How Teams reaches them', 'not carried out yet'])
      expect(short).toContain(words);
    expect((await exported(bot, 'Owner', 'export person me')).split('Kept for a short time')[1]).toContain('Nothing.');
  });
});
