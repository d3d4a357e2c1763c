/** Several codes in one line, and several lines in one message: each is decided for itself, and a repeat repeats none. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/dispatch/command.ts';
import type { Button } from '../../src/ports/card.ts';
import { plainText } from '../../src/views/plain-text.ts';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const labels = ({ card }: Reply) => card?.buttons.map(({ label }) => label) ?? [];
const inChannel = { place: { platform: 'local', conversation: 'improvement' } } as const;
const direct = { place: { platform: 'local', ...DIRECT } } as const;

async function statuses(bot: Bot): Promise<readonly string[]> {
  return (await bot.snapshot()).actions.map(({ code, status }) => `${code} ${status}`);
}

function press(bot: Bot, who: string, { card }: Reply, label: string) {
  const button = card?.buttons.find((one) => one.label === label) as Extract<Button, { type: 'command' }> | undefined;
  if (!button) throw new Error(`No button “${label}” in ${card?.buttons.map((one) => one.label).join(', ')}`);
  return bot.ask(who, { kind: 'press', command: button.command, args: button.args });
}

describe('several codes', () => {
  it.each([
    'E1-01 and E1-02',
    'E1-01, E1-02',
    'E1-01,E1-02',
    'E1-01 & E1-02',
    'E1-01 E1-02',
    'both E1.1 and E1.2',
    'E1-01/E1-02',
    'E1-01, and E1-02',
  ])('“start %s” starts both', async (codes) => {
    const bot = await startProgramme();
    const { card, ok } = await bot.ask('Owner', `start ${codes}`, direct);
    expect(ok).toBe(true);
    expect(plainText(card!)).toMatch(
      /^2 of 2 done\n\nDone\n- Owner started E1-01\n.*E1-01 Procurement rules\n[\s\S]*- Owner started E1-02\n/,
    );
    expect(await statuses(bot)).toEqual(['E1-01 in_progress', 'E1-02 in_progress', 'E1-03 not_started']);
  });

  it.each<[string, string, (bot: Bot) => Promise<unknown>, unknown]>([
    [
      'Lead',
      'due E1-01, E1-03 12 July because of the election',
      async (bot) => (await bot.snapshot()).actions.map(({ dueOn }) => dueOn),
      ['2024-07-12', '2024-06-14', '2024-07-12'],
    ],
    [
      'Lead',
      'withdraw E1-01 and E1-03 because both are superseded by E1-02',
      statuses,
      ['E1-01 withdrawn', 'E1-02 not_started', 'E1-03 withdrawn'],
    ],
    [
      'Lead',
      'assign E1-01 and E1-03 @"Other"',
      async (bot) => {
        const { actions, people } = await bot.snapshot();
        return actions.map(({ ownerId }) => people.find(({ id }) => id === ownerId)?.name);
      },
      ['Other', 'Owner', 'Other'],
    ],
    [
      'Owner',
      'evidence E1-01 E1-02 https://example.gov.uk/r marked public',
      async (bot) => (await bot.snapshot()).evidence.map(({ text, marking }) => `${text} ${marking}`),
      ['https://example.gov.uk/r public', 'https://example.gov.uk/r public'],
    ],
    [
      'Owner',
      'done E1-01 and E1-03',
      statuses,
      ['E1-01 reported_complete', 'E1-02 not_started', 'E1-03 reported_complete'],
    ],
  ])('%s types “%s”, and each action changes', async (who, line, read, expected) => {
    const bot = await startProgramme();
    await bot.ask(who, line, inChannel);
    expect(await read(bot)).toEqual(expected);
  });

  it('several reports are confirmed in one line', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'done E1-01 E1-02');
    await bot.says('Owner', 'evidence E1-02 "the audit report"');
    await bot.says('Sro', 'confirm E1-01 and E1-02');
    expect(await statuses(bot)).toEqual(['E1-01 complete', 'E1-02 complete', 'E1-03 not_started']);
  });

  it.each(['E1-01 to E1-03', 'E1-01-E1-03', 'E1-01 – E1-03', 'E1-01–03', 'E1-01...E1-03'])(
    '“done %s” is asked about, as two actions or all three',
    async (codes) => {
      const bot = await startProgramme();
      const reply = await bot.ask('Owner', `done ${codes}`, direct);
      expect(labels(reply)).toEqual(['done E1-01 and E1-03', 'done E1-01, E1-02 and E1-03']);
      expect((await statuses(bot)).join()).not.toContain('reported');
      await press(bot, 'Owner', reply, 'done E1-01 and E1-03');
      expect(await statuses(bot)).toEqual(['E1-01 reported_complete', 'E1-02 not_started', 'E1-03 reported_complete']);
    },
  );

  it.each(['block E1-01 and E1-02 because of leave', 'done E1-01 or E1-02', 'show E1-01 E1-02'])(
    '“%s” is asked about, with a button for each code',
    async (line) => {
      const bot = await startProgramme();
      const before = await bot.snapshot();
      const reply = await bot.ask('Owner', line, direct);
      const [name = ''] = line.split(' ');
      expect(labels(reply).map((label) => label.split(' ').slice(0, 2).join(' '))).toEqual([
        `${name} E1-01`,
        `${name} E1-02`,
      ]);
      expect(await bot.snapshot()).toEqual(before);
    },
  );

  it('a button with two codes runs nothing under a command that takes one', async () => {
    const bot = await startProgramme();
    const before = await bot.snapshot();
    const args = { action: 'E1-01 E1-02', because: 'leave' };
    expect((await bot.ask('Owner', { kind: 'press', command: 'block', args })).ok).toBe(false);
    expect(await bot.snapshot()).toEqual(before);
  });

  it('an expectation among the codes of “done” is asked about', async () => {
    const bot = await startProgramme();
    const reply = await bot.ask('Owner', 'done E1-01 and E1', direct);
    expect(labels(reply)).toEqual(['done E1-01']);
    expect((await bot.action('E1-01')).status).toBe('not_started');
  });

  it('a settled action stands under “Not done”', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'withdraw E1-03 because of the merger');
    const { card } = await bot.ask('Owner', 'done E1-01 and E1-03', inChannel);
    expect(plainText(card!)).toMatch(/^1 of 2 done\n[\s\S]*Not done\n- done E1-03\n/);
  });

  it('refused actions are listed beside those that were done', async () => {
    const bot = await startProgramme();
    const { card, ok } = await bot.ask('Owner', 'start E1-01, E1-09 and E1-03', inChannel);
    expect(ok).toBe(false);
    expect(plainText(card!)).toMatch(
      /^2 of 3 done\n\nDone\n[\s\S]*Not done\n- start E1-09\n.*There is no action E1-09/,
    );
    expect(await statuses(bot)).toEqual(['E1-01 in_progress', 'E1-02 not_started', 'E1-03 in_progress']);
  });

  it('a stranger is refused once', async () => {
    const bot = await startProgramme();
    expect(await bot.says('Nobody', 'start E1-01 and E1-02')).toMatch(/^You are not in the record/);
  });

  it('a form is offered for each action that lacks something', async () => {
    const bot = await startProgramme();
    const { card } = await bot.ask('Lead', 'withdraw E1-01 and E1-02', inChannel);
    const [list] = card?.body ?? [];
    expect(list?.type === 'list' && list.items.flatMap((item) => item.buttons ?? [])).toMatchObject([
      { command: 'withdraw', args: { action: 'E1-01', ask: 'yes' } },
      { command: 'withdraw', args: { action: 'E1-02', ask: 'yes' } },
    ]);
  });
});

describe('several lines', () => {
  const pasted = [
    '@bvn',
    '• start E1-01',
    '2. done E1-02 50%',
    '- bvn due E1-03 12 July because "the Board',
    'moved"',
  ].join('\n');

  it('each line is carried out for itself, and the answer lists them', async () => {
    const bot = await startProgramme();
    const { card } = await bot.ask('Owner', pasted, inChannel);
    expect(plainText(card!)).toMatch(
      /^2 of 3 done\n\nDone\n- Owner started E1-01[\s\S]*- Owner proposes Friday 12 July 2024/,
    );
    expect(plainText(card!)).toMatch(/Not done\n- done E1-02 50%\n/);
    expect((await bot.action('E1-03')).proposedBecause).toBe('the Board\nmoved');
    expect(await statuses(bot)).toEqual(['E1-01 in_progress', 'E1-02 not_started', 'E1-03 not_started']);
  });

  it('a repeat of the message repeats nothing, and continues after a stop in the middle', async () => {
    const bot = await startProgramme();
    const id = 'the-same';
    const first = await bot.ask('Owner', 'start E1-01\nevidence E1-02 "the audit report"', { ...inChannel, id });
    const before = await bot.snapshot();
    const audit = (await bot.store.history({})).length;
    const again = await bot.ask('Owner', 'start E1-01\nevidence E1-02 "the audit report"', { ...inChannel, id });
    expect(await bot.snapshot()).toEqual(before);
    expect((await bot.store.history({})).length).toBe(audit);
    expect(again).toEqual(first);
    await bot.ask('Owner', 'start E1-01\nevidence E1-02 "the audit report"\nstart E1-03', { ...inChannel, id });
    expect((await bot.store.history({})).length).toBe(audit + 1);
    expect(bot.messages.filter(({ text }) => text.includes('Owner started E1-01'))).toHaveLength(1);
  });

  it('a line that is no command stops all of them', async () => {
    const bot = await startProgramme();
    const before = await bot.snapshot();
    const reply = await bot.ask('Owner', 'start E1-01\nwhatever comes\nstart E1-03', direct);
    expect(plainText(reply.card!)).toContain('“whatever comes” is no command');
    expect(labels(reply)).toEqual(['start E1-01', 'start E1-03']);
    expect(await bot.snapshot()).toEqual(before);
  });

  it('a reason over several lines stays one reason', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'block E1-01 because we wait for\nlegal advice\nand the auditors');
    expect((await bot.action('E1-01')).blockedBecause).toBe('we wait for\nlegal advice\nand the auditors');
  });

  it('a question among them is sent on its own', async () => {
    const bot = await startProgramme();
    const { card } = await bot.ask('Owner', 'start E1-01\nmine', inChannel);
    expect(plainText(card!)).toContain('This changes nothing. Send it on its own.');
  });

  it('lines that are refused for the same reason are quoted, so that no word of them is lost', async () => {
    const bot = await startProgramme();
    const said = await bot.says('Lead', 'done E1-02 the minutes\ndone E1-02 the minutes', DIRECT);
    expect(said.match(/done E1-02 the minutes/g)).toHaveLength(2);
  });

  it('more lines than fit in one answer are refused', async () => {
    const bot = await startProgramme();
    const before = await bot.snapshot();
    expect(await bot.says('Owner', 'start E1-01\n'.repeat(21))).toContain('has 21 lines. Expected at most 20');
    expect(await bot.snapshot()).toEqual(before);
  });
});
