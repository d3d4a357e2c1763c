/**
 * Slips of a hurried officer, such as missing arguments, old buttons and repeated commands: no data is lost and every
 * answer helps.
 */
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import type { Command } from '../../src/dispatch/command.ts';
import type { Card, CommandButton, Form } from '../../src/ports/card.ts';
import { plainText } from '../../src/views/plain-text.ts';
import { type Bot, CHANNEL } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

async function press(bot: Bot, who: string, { command, args }: Pick<CommandButton, 'command' | 'args'>) {
  const { card } = await bot.ask(who, { kind: 'press', command, args });
  return card;
}

function formIn(card: Card | null): Form {
  const form = card?.body.find((element) => element.type === 'form');
  if (form?.type !== 'form') throw new Error(`No form in ${card ? plainText(card) : 'no card'}`);
  return form;
}

/** Sends a form as it is shown, with some fields changed. */
async function send(bot: Bot, who: string, card: Card | null, typed: Readonly<Record<string, string>>) {
  const { command, args, fields } = formIn(card);
  const filled = Object.fromEntries(fields.map(({ name, value = '' }) => [name, typed[name] ?? value]));
  return bot.ask(who, { kind: 'form', command, args: { ...args, ...filled } });
}

const buttonsOf = (card: Card | null) => (card?.buttons ?? []).map(({ label }) => label);

describe('a command typed without its action', () => {
  const needsAction = ({ form, slots }: Command) => form !== undefined && slots.action?.required === true;

  it.each(commands.filter(needsAction).map(({ name }) => name))('“%s” asks for it on its form', async (name) => {
    const bot = await startProgramme();
    const { card } = await bot.ask('Lead', name);
    expect(formIn(card).fields[0]).toMatchObject({ name: 'action', required: true });
  });

  it('the form takes the missing action, and asks again for one that does not exist', async () => {
    const bot = await startProgramme();
    const { card } = await bot.ask('Owner', 'done');
    const wrong = await send(bot, 'Owner', card, { action: 'E1-99' });
    expect(wrong.ok).toBe(false);
    expect(wrong.card && plainText(wrong.card)).toContain('There is no action E1-99');
    await send(bot, 'Owner', wrong.card, { action: 'E1-01' });
    expect((await bot.action('E1-01')).status).toBe('reported_complete');
  });
});

describe('the form for editing an action', () => {
  it('the edit form begins with the recorded values, so that a new title keeps the proof that members owe', async () => {
    const bot = await startProgramme();
    const card = await press(bot, 'Lead', { command: 'edit', args: { action: 'E1-03', ask: 'yes' } });
    expect(formIn(card).fields.map(({ value }) => value)).toEqual([
      'Board approval',
      'member',
      undefined,
      undefined,
      undefined,
    ]);
    await send(bot, 'Lead', card, { title: 'Approval by the Board' });
    expect(await bot.action('E1-03')).toMatchObject({ title: 'Approval by the Board', level: 'member' });
  });
});

describe('an old button', () => {
  it('an old button for agreeing a date does not agree a date proposed since', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'due E1-01 12 July because the audit is late');
    const old = bot
      .message('Owner proposes Friday 12 July 2024')
      .card.buttons.find(({ label }) => /^Agree/.test(label));
    await bot.says('Owner', 'due E1-01 26 July because the auditor is ill');
    const answer = await press(bot, 'Lead', old as CommandButton);
    expect(answer && plainText(answer)).toContain('12 July 2024 is not proposed for E1-01 any more: 26 July 2024 is.');
    expect(await bot.action('E1-01')).toMatchObject({ dueOn: '2024-06-28', proposedDueOn: '2024-07-26' });
  });

  it('completing an action settles its proposed date, and agreeing it later changes nothing', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'due E1-01 12 July because the audit is late', DIRECT);
    await bot.says('Owner', 'done E1-01', DIRECT);
    await bot.says('Sro', 'confirm E1-01', DIRECT);
    expect(await bot.action('E1-01')).toMatchObject({ status: 'complete', proposedDueOn: null, proposedBecause: null });
    expect(await bot.says('Lead', 'agree E1-01')).toContain('No other date has been proposed for E1-01.');
    expect(await bot.action('E1-01')).toMatchObject({ dueOn: '2024-06-28', timesMoved: 0 });
  });
});

describe('repeated commands', () => {
  it.each([
    [
      'Owner',
      'block E1-01 because the vendor is late',
      'E1-01 is blocked for that reason already: the vendor is late.',
    ],
    [
      'Owner',
      'due E1-01 12 July because the audit is late',
      '12 July 2024 has been proposed for E1-01 for that reason already.',
    ],
    ['Lead', 'assign E1-01 @"Other"', 'Other owns E1-01 already.'],
    ['Lead', 'require E1-01 "the audit report"', 'E1-01 needs “the audit report” already.'],
  ])('%s: “%s” changes nothing the second time', async (who, line, told) => {
    const bot = await startProgramme();
    await bot.says(who, line);
    const { version } = await bot.action('E1-01');
    expect(await bot.says(who, line)).toContain(told);
    expect((await bot.action('E1-01')).version).toBe(version);
  });

  it('“done” by the owner offers no button that only others may press', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'done E1-01');
    const again = (who: string) => bot.ask(who, 'done E1-01');
    expect(buttonsOf((await again('Owner')).card)).toEqual([]);
    expect(buttonsOf((await again('Sro')).card)).toEqual(['Confirm E1-01', 'Return E1-01']);
  });

  it('an owner who is the SRO, too, is not offered to confirm their own work', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'assign E1-01 @"Sro"');
    await bot.says('Sro', 'done E1-01');
    const { card } = await bot.ask('Sro', 'show E1-01');
    expect(buttonsOf(card)).not.toContain('Confirm E1-01');
    expect(buttonsOf(card)).toContain('Return E1-01');
  });
});

it('taking back the report of a blocked action keeps the reason why it is blocked', async () => {
  const bot = await startProgramme();
  await bot.says('Owner', 'block E1-01 because the vendor is late');
  await bot.says('Owner', 'done E1-01');
  await bot.says('Owner', 'undo E1-01');
  expect(await bot.action('E1-01')).toMatchObject({ status: 'blocked', blockedBecause: 'the vendor is late' });
  await bot.says('Owner', 'done E1-01');
  await bot.says('Sro', 'return E1-01 because the contract is missing');
  expect(await bot.action('E1-01')).toMatchObject({ status: 'in_progress', blockedBecause: null });
});

it('somebody whose role is taken away while they ask is refused, not served by the role they had', async () => {
  const bot = await startProgramme();
  await bot.shell('role @"Second" lead');
  const [, answer] = await Promise.all([
    bot.ask('Lead', 'role Second viewer'),
    bot.ask('Second', 'require E1-01 "the audit report"'),
  ]);
  expect(answer.card && plainText(answer.card)).toContain('You are recorded as Second, viewer.');
  expect((await bot.action('E1-01')).evidenceRequired).toBeNull();
});

it('a card offers nothing to somebody who may do nothing about its action', async () => {
  const bot = await startProgramme();
  const { card } = await bot.ask('Other', 'show E1-01');
  expect(buttonsOf(card)).toEqual([]);
});

describe('helpful answers', () => {
  it('“status since” a day that has not come is questioned, not answered with an empty list', async () => {
    const bot = await startProgramme();
    const told = await bot.says('Lead', 'status since tomorrow', CHANNEL);
    expect(told).toContain('25 June 2024 has not come yet. Expected a day up to today');
  });

  it('the status says an overdue ongoing action in one sentence, and that nobody owns it only once', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'add action "Monthly call" to E1 ongoing every 1 weeks');
    await bot.at('2024-07-03 10:00');
    const status = await bot.says('Lead', 'status');
    expect(status).toContain('Overdue by 2 working days, next evidence was due on 1 July 2024');
    expect(status).not.toContain('Owner: no owner');
  });

  it('a date proposed after the expiry is shown as such', async () => {
    const bot = await startProgramme();
    expect(await bot.says('Owner', 'due E1-01 1 May 2025 because the audit is late', DIRECT)).toContain(
      'Owner proposes 1 May 2025, after the notice expires: the audit is late.',
    );
  });
});
