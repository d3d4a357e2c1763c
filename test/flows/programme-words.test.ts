/** Sentences about meetings, recommendations, colours and milestones become buttons with the whole command, and change nothing. */
import { describe, expect, it } from 'vitest';
import type { CommandButton } from '../../src/ports/card.ts';
import type { Bot } from '../helpers/bot.ts';
import { withMeetings } from '../helpers/meetings.ts';
import { DIRECT } from '../helpers/programme.ts';

const place = { platform: 'local', ...DIRECT } as const;

/** Tuesday 2 July: E1-04 are the meetings of the Improvement Board, E1-05 contact with the Department, and E1-01a a milestone. */
async function started(): Promise<Bot> {
  const bot = await withMeetings();
  await bot.says('Lead', 'role "The Department" officer', DIRECT);
  await bot.says(
    'Lead',
    'add action "Keep in touch" to E1 owner @"Owner" every 13 weeks with "the Department" at official level',
    DIRECT,
  );
  await bot.says('Lead', 'due E1-01 30 July because the panel meets later', DIRECT);
  await bot.says('Owner', 'add milestone E1-01 "Draft written" by 5 July', DIRECT);
  await bot.at('2024-07-04 10:00');
  return bot;
}

/** The buttons that a sentence becomes. Fails when it changed something. */
async function offered(bot: Bot, who: string, text: string): Promise<readonly CommandButton[]> {
  const before = await bot.snapshot();
  const { card } = await bot.ask(who, text, { place });
  expect(await bot.snapshot()).toEqual(before);
  return card?.buttons.filter((one): one is CommandButton => one.type === 'command') ?? [];
}

async function press(bot: Bot, who: string, button: CommandButton | undefined): Promise<void> {
  if (!button) throw new Error('There is no button to press');
  await bot.ask(who, { kind: 'press', command: button.command, args: button.args }, { place });
}

describe('a body that was met', () => {
  it.each([
    ['we met the Department on Tuesday', 'Record a meeting with The Department on 2 July 2024', '2024-07-02'],
    ['the Improvement Board met yesterday', 'Record a meeting with Improvement Board on 3 July 2024', '2024-07-03'],
    ['the Board met on 3 July', 'Record a meeting with Improvement Board on 3 July 2024', '2024-07-03'],
  ])('“%s” becomes the button that records it on that day', async (text, label, on) => {
    const bot = await started();
    const [first] = await offered(bot, 'Owner', text);
    expect(first?.label).toBe(label);
    await press(bot, 'Owner', first);
    expect((await bot.snapshot()).logEntries).toMatchObject([{ kind: 'contact', on }]);
  });

  it('a meeting without its day opens the form', async () => {
    const [first] = await offered(await started(), 'Owner', 'we met the Department');
    expect(first).toMatchObject({
      label: 'Record a meeting with The Department …',
      command: 'met',
      args: { ask: 'yes' },
    });
  });

  it.each([
    'the Improvement Board never met on Tuesday',
    'we have not met the Department yet',
    'we will have met the Department by Friday',
    'we met the Environment Agency on Tuesday',
  ])('“%s” offers no record of a meeting', async (text) => {
    const buttons = await offered(await started(), 'Owner', text);
    expect(buttons.filter(({ command }) => command === 'met')).toEqual([]);
  });

  it('“have we met the Department?” is answered with the contact', async () => {
    const bot = await started();
    expect(await bot.says('Owner', 'have we met the Department?', DIRECT)).toContain('E1-05');
    expect((await bot.snapshot()).logEntries).toEqual([]);
  });

  it('somebody who may not record contact gets no button for it', async () => {
    const buttons = await offered(await started(), 'Other', 'the Improvement Board met yesterday');
    expect(buttons.filter(({ command }) => command === 'met')).toEqual([]);
  });
});

describe('a body that recommends', () => {
  it('the form of the recommendation has its source and its words', async () => {
    const bot = await started();
    const [first] = await offered(bot, 'Lead', 'the Board recommends that members do not approve the plan before May.');
    const { people } = await bot.snapshot();
    expect(first).toMatchObject({
      label: 'Add a recommendation from Improvement Board …',
      command: 'add recommendation',
      args: {
        text: 'members do not approve the plan before May',
        from: people.find(({ name }) => name === 'Improvement Board')?.id,
        ask: 'yes',
      },
    });
  });

  it.each([
    'the Board does not recommend that we wait',
    'would the Board recommend that we wait?',
    'the Board may recommend that we wait',
    'what does the Board recommend?',
    'the auditor recommends that we wait',
  ])('“%s” offers no recommendation', async (text) => {
    const buttons = await offered(await started(), 'Lead', text);
    expect(buttons.filter(({ command }) => command === 'add recommendation')).toEqual([]);
  });
});

describe('a colour that somebody says', () => {
  it.each([
    ['E1-02 is amber because the auditors are late', 'E1-02 is amber …', 'amber', 'the auditors are late'],
    ['E1-02 has gone red', 'E1-02 is red …', 'red', undefined],
    ['the audit recommendations are now green', 'E1-02 is green …', 'green', undefined],
  ])('“%s” becomes the form of an update', async (text, label, rag, reason) => {
    const [first] = await offered(await started(), 'Owner', text);
    expect(first).toMatchObject({ label, command: 'update', args: { about: 'E1-02', rag, ask: 'yes' } });
    expect(first?.args.text).toBe(reason);
  });

  it.each([
    'E1-02 is not red',
    'is E1-02 red?',
    'E1-02 is red?',
    'E1-02 is red unless the auditors come',
    'I would not say that E1-02 is red',
    'E1-02 is nearly green',
    'E1-02 would be amber',
    'E1-02 has the green light',
    'E1-02 needs the red book',
  ])('“%s” offers no colour', async (text) => {
    const buttons = await offered(await started(), 'Owner', text);
    expect(buttons.filter(({ args }) => args.rag !== undefined)).toEqual([]);
  });

  it('somebody who does not work on the action gets no button for its colour', async () => {
    const buttons = await offered(await started(), 'Other', 'E1-02 is red');
    expect(buttons.filter(({ args }) => args.rag !== undefined)).toEqual([]);
  });
});

describe('a milestone in a sentence', () => {
  it.each([
    'milestone a of E1-01 is done',
    'E1-01a is finished',
    'we have completed milestone A of E1-01',
    'E1-01 milestone a is done',
  ])('“%s” becomes the button that ticks it off, and none that reports its action', async (text) => {
    const bot = await started();
    const buttons = await offered(bot, 'Owner', text);
    expect(buttons[0]).toMatchObject({
      label: 'Tick off E1-01a Draft written',
      command: 'done',
      args: { action: 'E1-01a' },
    });
    expect(buttons.filter(({ command, args }) => command === 'done' && args.action === 'E1-01')).toEqual([]);
    await press(bot, 'Owner', buttons[0]);
    expect((await bot.snapshot()).milestones).toMatchObject([{ doneOn: '2024-07-04' }]);
    expect(await bot.action('E1-01')).toMatchObject({ status: 'in_progress' });
  });

  it.each([
    'milestone a of E1-01 is not done',
    'milestone a of E1-01 is nearly done',
    'E1-01a would be done by Friday',
    'E1-01 a bit late, and not done',
  ])('“%s” offers nothing that ticks off or completes', async (text) => {
    const buttons = await offered(await started(), 'Owner', text);
    expect(buttons.filter(({ command }) => command === 'done')).toEqual([]);
  });

  it('a question whether a milestone is done is answered with its action', async () => {
    expect(await (await started()).says('Owner', 'is milestone a of E1-01 done?')).toMatch(/E1-01[\s\S]*Draft written/);
  });

  it('a milestone that is done completes no action, also in the thread of its action', async () => {
    const bot = await started();
    await bot.says('Owner', 'start E1-01');
    const { id } = bot.message('Owner started E1-01');
    const shown = await bot.replies('Owner', 'milestone a of E1-01 is done', id);
    expect(shown).toContain('[Tick off E1-01a Draft written]');
    expect(shown).not.toContain('[Report E1-01 complete]');
  });
});
