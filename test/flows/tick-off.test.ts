/** Ticking off in the thread: once, by the right person, with proof, and confirmed by somebody else. */
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/views/plain-text.ts';
import { type Bot, CHANNEL } from '../helpers/bot.ts';
import { DIRECT, onMonday } from '../helpers/programme.ts';

const publicLines = (bot: Bot, words: string) => bot.messages.filter((one) => one.text.includes(words));

describe('the button on the card', () => {
  it('the button reports the action, redraws the card in its place and tells the thread', async () => {
    const { bot, thread } = await onMonday();
    await bot.presses('Owner', 'Mark E1-01 complete');
    expect(await bot.action('E1-01')).toMatchObject({ status: 'reported_complete', reportedBy: expect.any(String) });
    expect(bot.message('Owner: 3 actions').text).toContain('Reported complete by Owner, waiting for Sro to confirm');
    expect(bot.message('Owner reported E1-01 complete').thread).toBe(thread);
  });

  it('a button pressed twice changes nothing the second time and says who was first', async () => {
    const { bot } = await onMonday();
    const press = { kind: 'press', command: 'done', args: { action: 'E1-01' } } as const;
    await bot.ask('Owner', press);
    bot.clock.put('2024-06-24T08:02:30.000Z');
    const { version } = await bot.action('E1-01');
    const second = await bot.ask('Deputy', press);
    expect(second.card && plainText(second.card)).toContain(
      'Reported complete by Owner, waiting for Sro to confirm. That was 2 minutes ago. Nothing was changed.',
    );
    expect((await bot.action('E1-01')).version).toBe(version);
    expect(publicLines(bot, 'reported E1-01 complete')).toHaveLength(1);
  });

  it('a button pressed at the same moment by two people has one winner, and the other is told who', async () => {
    const { bot } = await onMonday();
    const replies = await Promise.all(
      ['Owner', 'Deputy'].map((name) => bot.ask(name, { kind: 'press', command: 'done', args: { action: 'E1-01' } })),
    );
    const told = replies.map(({ card }) => (card ? plainText(card) : ''));
    expect(told.filter((text) => text.includes('Nothing was changed'))).toHaveLength(1);
    expect(publicLines(bot, 'reported E1-01 complete')).toHaveLength(1);
    const reports = (await bot.store.history({ ids: [(await bot.action('E1-01')).id] })).filter(
      (event) => event.change.verb === 'reported complete',
    );
    expect(reports).toHaveLength(1);
  });

  it('a press sent again by the platform works once, also across a restart, and gets the same answer', async () => {
    const { bot } = await onMonday();
    const reports = () => bot.ask('Owner', 'done E1-01', { id: 'event-1', place: { ...CHANNEL, ...DIRECT } });
    const first = await reports();
    await bot.restart();
    expect(await reports()).toEqual(first);
    expect(plainText(first.card as never)).toContain('Owner reported E1-01 complete');
  });

  it('a press with the id of somebody else’s request gets its own answer', async () => {
    const { bot } = await onMonday();
    await bot.ask('Owner', 'start E1-01', { id: 'event-1' });
    const other = await bot.ask('Other', 'start E1-01', { id: 'event-1' });
    expect(other.card && plainText(other.card)).toContain('can start E1-01');
  });
});

describe('words in the thread', () => {
  it('“done E1-01” in the thread reports the action, and other words about it do not', async () => {
    const { bot, thread } = await onMonday();
    expect(await bot.replies('Owner', 'done that yesterday, will send it', thread)).toContain('Not recorded');
    expect((await bot.action('E1-01')).status).toBe('not_started');
    await bot.replies('Owner', 'done E1-01', thread);
    expect((await bot.action('E1-01')).status).toBe('reported_complete');
  });

  it('a bare “done” in the thread asks which of several actions is meant', async () => {
    const { bot, thread } = await onMonday();
    const asked = await bot.replies('Owner', 'done', thread);
    expect(asked).toContain('Several of your open actions are on this card');
    expect(asked).toContain('E1-01 Procurement rules');
    expect((await bot.action('E1-01')).status).toBe('not_started');
  });

  it('a bare “done” in the thread acts when exactly one action is left', async () => {
    const { bot, thread } = await onMonday();
    await bot.says('Owner', 'done E1-02', DIRECT);
    await bot.says('Owner', 'done E1-03', DIRECT);
    await bot.replies('Owner', 'Done.', thread);
    expect((await bot.action('E1-01')).status).toBe('reported_complete');
  });

  it('words in a thread of others are not read as commands', async () => {
    const { bot } = await onMonday();
    expect(await bot.replies('Owner', 'done', 'another-thread')).toBe('');
  });

  it('“blocked because …” in the thread records the reason', async () => {
    const { bot, thread } = await onMonday();
    await bot.replies('Owner', 'blocked E1-01 because the panel has not met', thread);
    expect(await bot.action('E1-01')).toMatchObject({ status: 'blocked', blockedBecause: 'the panel has not met' });
  });
});

describe('evidence and confirmation', () => {
  it('an action reported without its evidence waits for it, is not counted, and the answer says how to add it', async () => {
    const { bot } = await onMonday();
    const told = await bot.says('Owner', 'done E1-02', DIRECT);
    expect(told).toContain('Evidence awaited');
    expect(told).toContain('[Add evidence for E1-02]');
    expect(await bot.says('Lead', 'status', DIRECT)).not.toContain('waiting for confirmation');
    expect(await bot.says('Lead', 'confirm E1-02', DIRECT)).toContain('the evidence it needs is missing');
    await bot.says('Owner', 'evidence E1-02 https://intranet.example/audit', DIRECT);
    expect(await bot.says('Lead', 'status', DIRECT)).toContain('waiting for confirmation');
    await bot.says('Lead', 'confirm E1-02', DIRECT);
    expect((await bot.action('E1-02')).status).toBe('complete');
  });

  it('an officer cannot tick off what members decide without the minute', async () => {
    const { bot } = await onMonday();
    await bot.says('Owner', 'done E1-03 https://intranet.example/paper', DIRECT);
    expect(await bot.says('Lead', 'show E1-03', DIRECT)).toContain('Evidence awaited');
    await bot.says('Owner', 'minute E1-03 "Item 7" of "Combined Authority Board" on 20 June', DIRECT);
    expect(await bot.says('Lead', 'show E1-03', DIRECT)).toContain('waiting for Sro to confirm');
  });

  it('the owner cannot confirm their own report; the SRO can, with the button', async () => {
    const { bot } = await onMonday();
    await bot.presses('Owner', 'Mark E1-01 complete');
    expect(await bot.presses('Owner', 'Confirm E1-01')).toContain('Only the senior responsible owner of E1');
    await bot.presses('Sro', 'Confirm E1-01');
    expect((await bot.action('E1-01')).status).toBe('complete');
    expect(await bot.presses('Sro', 'Undo the report of E1-01').catch(String)).toContain('No message has a button');
  });

  it('a slip of the finger is undone within ten minutes', async () => {
    const { bot } = await onMonday();
    await bot.presses('Owner', 'Mark E1-01 complete');
    await bot.presses('Owner', 'Undo the report of E1-01');
    expect((await bot.action('E1-01')).status).toBe('not_started');
    await bot.says('Owner', 'done E1-01', DIRECT);
    bot.clock.put('2024-06-24T08:30:00.000Z');
    expect(await bot.says('Owner', 'undo E1-01', DIRECT)).toContain('more than 10 minutes ago');
  });

  it('a lead may switch confirmation off for the notice', async () => {
    const { bot } = await onMonday();
    await bot.says('Lead', 'notice confirmation off', DIRECT);
    await bot.says('Owner', 'done E1-01', DIRECT);
    expect((await bot.action('E1-01')).status).toBe('complete');
  });
});
