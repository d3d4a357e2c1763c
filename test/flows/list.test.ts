/** Lists of actions in conversation: filters, titles, pages, buttons, and words that are not understood. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/dispatch/command.ts';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

/** The programme with a second expectation, whose three actions are blocked, unowned and undated. */
async function startWithTwoExpectations(): Promise<Bot> {
  const bot = await startProgramme();
  for (const line of [
    'add expectation "Finances" text "Secure the finances." sro @"Sro"',
    'add action "Reserves policy" to E2 owner @"Other" by 3 July',
    'add action "Savings plan" to E2 by 1 July',
    'add action "Minutes of the finance group" to E2 owner @"Other"',
    'block E2-01 because the auditors are late',
  ]) {
    await bot.says('Lead', line, DIRECT);
  }
  return bot;
}

const titleOf = ({ card }: Reply) => card?.title;
const codesOf = ({ card }: Reply) =>
  (card?.body ?? []).flatMap((one) => (one.type === 'list' ? one.items.map(({ text }) => text.split(' ')[0]) : []));
const labelsOf = ({ card }: Reply) => (card?.buttons ?? []).map(({ label }) => label);

describe('the filters of a list', () => {
  it.each([
    ['list', '6 actions', ['E1-02', 'E1-01', 'E2-02', 'E2-01', 'E1-03', 'E2-03']],
    ['list E2', '3 actions under E2', ['E2-02', 'E2-01', 'E2-03']],
    ['list overdue', '1 overdue action', ['E1-02']],
    ['list blocked', '1 blocked action', ['E2-01']],
    ['list open', '6 open actions', ['E1-02', 'E1-01', 'E2-02', 'E2-01', 'E1-03', 'E2-03']],
    ['list unowned', '1 open action without an owner', ['E2-02']],
    ['list undated', '1 open action without a date', ['E2-03']],
    ['list @"Other"', '2 actions owned by Other', ['E2-01', 'E2-03']],
    ['list Other open', '2 open actions owned by Other', ['E2-01', 'E2-03']],
    ['list open Other', '2 open actions owned by Other', ['E2-01', 'E2-03']],
    ['list E2 unowned due next week', '1 open action without an owner under E2, due next week', ['E2-02']],
    ['list due this week', '1 open action due this week', ['E1-01']],
    ['list due next week', '3 open actions due next week', ['E2-02', 'E2-01', 'E1-03']],
    ['list due in the next seven days', '2 open actions due in the next seven days', ['E1-01', 'E2-02']],
    ['list due by 28 June', '2 open actions due by 28 June 2024', ['E1-02', 'E1-01']],
    ['list due by 28 June overdue', '1 overdue action due by 28 June 2024', ['E1-02']],
    ['list due by 14 June', '1 open action due by 14 June 2024', ['E1-02']],
    ['list with "finance group"', '1 action with “finance group”', ['E2-03']],
    ['list with audit report', '1 action with “audit report”', ['E1-02']],
    ['list E1 with "RULES" due this week', '1 open action under E1, due this week, with “RULES”', ['E1-01']],
  ])('“%s” lists the actions that its title says', async (line, title, codes) => {
    const bot = await startWithTwoExpectations();
    const reply = await bot.ask('Lead', line);
    expect([titleOf(reply), codesOf(reply)]).toEqual([title, codes]);
    expect(reply.audience).toBe('asker');
  });

  it('an action is quiet when neither it nor its evidence has changed for so many weeks', async () => {
    const bot = await startProgramme('2024-06-24 08:50');
    expect(titleOf(await bot.ask('Lead', 'list quiet 3 weeks'))).toBe('3 open actions not updated for 3 weeks');
    await bot.says('Owner', 'start E1-01');
    await bot.says('Owner', 'evidence E1-02 "Draft with the auditors"');
    const reply = await bot.ask('Lead', 'list quiet 3 weeks');
    expect([titleOf(reply), codesOf(reply)]).toEqual(['1 open action not updated for 3 weeks', ['E1-03']]);
    await bot.says('Owner', 'update E1-03 "Papers are with the board"');
    expect(titleOf(await bot.ask('Lead', 'list quiet 3 weeks'))).toBe('No open actions not updated for 3 weeks');
    await bot.at('2024-07-15 12:00');
    expect(codesOf(await bot.ask('Lead', 'list quiet 3 weeks'))).toEqual([]);
    await bot.at('2024-07-16 12:00');
    expect(codesOf(await bot.ask('Lead', 'list quiet 3'))).toEqual(['E1-02', 'E1-01', 'E1-03']);
  });

  it('waiting, complete and withdrawn actions are listed under their own words', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'done E1-01');
    await bot.says('Lead', 'withdraw E1-03 because it is done elsewhere');
    expect(titleOf(await bot.ask('Lead', 'list waiting'))).toBe('1 action waiting for confirmation or evidence');
    await bot.says('Sro', 'confirm E1-01');
    expect(codesOf(await bot.ask('Lead', 'list complete'))).toEqual(['E1-01']);
    expect(codesOf(await bot.ask('Lead', 'list withdrawn'))).toEqual(['E1-03']);
    expect(codesOf(await bot.ask('Lead', 'list'))).toEqual(['E1-02', 'E1-01']);
  });

  it('a button carries the filters by name', async () => {
    const bot = await startWithTwoExpectations();
    const press = { kind: 'press', command: 'list', args: { status: 'blocked', about: 'E2' } } as const;
    expect(titleOf(await bot.ask('Lead', press))).toBe('1 blocked action under E2');
  });
});

describe('the buttons and pages of a list', () => {
  it('each action offers only the buttons that its reader may press', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'done E1-01');
    const buttonsOf = async (who: string) =>
      (await bot.ask(who, 'list with "procurement"')).card?.body.flatMap((one) =>
        one.type === 'list' ? one.items.flatMap(({ buttons = [] }) => buttons.map(({ label }) => label)) : [],
      );
    expect(await buttonsOf('Sro')).toEqual(['Confirm E1-01', 'Return E1-01']);
    expect(await buttonsOf('Other')).toEqual(['Show E1-01']);
    expect(await buttonsOf('Viewer')).toEqual(['Show E1-01']);
    await bot.says('Sro', 'return E1-01 because the minute is missing');
    expect(await buttonsOf('Owner')).toEqual(['Mark E1-01 complete', 'Propose a date']);
    await bot.says('Lead', 'assign E1-01 @"Viewer"');
    expect(await buttonsOf('Viewer')).toEqual(['Show E1-01']);
  });

  it('a long list has pages, whose buttons keep the filters', async () => {
    const bot = await startProgramme();
    for (let n = 0; n < 12; n += 1) await bot.says('Lead', `add action "Step ${n}" to E1 by 8 July`, DIRECT);
    const first = await bot.ask('Lead', 'list E1 unowned due by 8 July');
    expect(titleOf(first)).toBe('12 open actions without an owner under E1, due by 8 July 2024 (page 1 of 2)');
    expect([codesOf(first).length, labelsOf(first)]).toEqual([10, ['Next page']]);
    const [next] = first.card?.buttons ?? [];
    if (next?.type !== 'command') throw new Error('The list has no button for its next page');
    const second = await bot.ask('Lead', { kind: 'press', command: next.command, args: next.args });
    expect(titleOf(second)).toBe('12 open actions without an owner under E1, due by 8 July 2024 (page 2 of 2)');
    expect([codesOf(second), labelsOf(second)]).toEqual([['E1-14', 'E1-15'], ['Previous page']]);
  });

  it('an empty list says so and leads on', async () => {
    const bot = await startProgramme();
    const reply = await bot.ask('Lead', 'list @"Owner" blocked');
    expect(titleOf(reply)).toBe('No blocked actions owned by Owner');
    expect(labelsOf(reply)).toEqual(['All actions owned by Owner', 'All open actions', 'Show the status']);
    expect(await bot.says('Lead', 'list @"Owner" blocked')).toContain('Nothing fits all of this.');
  });
});

describe('words that a list does not know', () => {
  it('an unknown word is asked about and offered as words of the title', async () => {
    const bot = await startProgramme();
    const reply = await bot.ask('Lead', 'list procurement');
    expect([reply.ok, labelsOf(reply)]).toEqual([false, ['with “procurement”']]);
    const [offer] = reply.card?.buttons ?? [];
    if (offer?.type !== 'command') throw new Error('The words are not offered');
    expect(offer.args).toEqual({ with: 'procurement' });
    expect(titleOf(await bot.ask('Lead', { kind: 'press', command: 'list', args: offer.args }))).toBe(
      '1 action with “procurement”',
    );
  });

  it.each([
    ['list E1 frobnicate', '“frobnicate” is not known here.'],
    ['list overdu', 'Did you mean overdue'],
    ['list due whenever', '"whenever" is not a date'],
    ['list quiet often', '“often” is not a number of weeks'],
    ['list quiet', '“quiet” needs a number of weeks'],
    ['list E9', 'There is no expectation E9'],
    ['list with rules due this week', 'due'],
    ['list E1-02', 'E1-02 is one action'],
    ['list overdue blocked', 'A list takes one of overdue and blocked, not both'],
  ])('“%s” lists nothing and says why', async (line, words) => {
    const bot = await startProgramme();
    const answer = await bot.says('Lead', line);
    expect(answer).toContain(words);
    expect(answer).not.toContain('Nothing was changed');
  });
});
