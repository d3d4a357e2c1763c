/** Ticking off in the thread: once, by the right person, with proof, and confirmed by somebody else. */
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/views/plain-text.ts';
import { type Bot, CHANNEL } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

/** Monday morning: the weekly card is there, with the owner's card in its thread. */
async function monday(): Promise<{ bot: Bot; thread: string }> {
  const bot = await startProgramme();
  await bot.at('2024-06-24 09:00');
  return { bot, thread: bot.message('Weekly reminder').id };
}

const publicLines = (bot: Bot, words: string) => bot.messages.filter((one) => one.text.includes(words));

describe('the button on the card', () => {
  it('reports the action, redraws the card in its place and tells the thread', async () => {
    const { bot, thread } = await monday();
    await bot.presses('Owner', 'Mark E1-01 complete');
    expect(await bot.action('E1-01')).toMatchObject({ status: 'reported_complete', reportedBy: expect.any(String) });
    expect(bot.message('Owner: 3 actions').text).toContain('Reported complete by Owner, waiting for confirmation');
    expect(bot.message('Owner reported E1-01 complete').thread).toBe(thread);
  });

  it('pressed twice changes nothing the second time and says who was first', async () => {
    const { bot } = await monday();
    const press = { kind: 'press', command: 'done', args: { action: 'E1-01' } } as const;
    await bot.ask('Owner', press);
    bot.clock.put('2024-06-24T08:02:30.000Z');
    const { version } = await bot.action('E1-01');
    const second = await bot.ask('Deputy', press);
    expect(second.card && plainText(second.card)).toContain(
      'Reported complete by Owner, waiting for confirmation, 2 minutes ago. Nothing was changed.',
    );
    expect((await bot.action('E1-01')).version).toBe(version);
    expect(publicLines(bot, 'reported E1-01 complete')).toHaveLength(1);
  });

  it('pressed at the same moment by two people has one winner, and the other hears who it was', async () => {
    const { bot } = await monday();
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

  it('sent again by the platform does its work once, also across a restart, and gets the same answer', async () => {
    const { bot } = await monday();
    const reports = () => bot.ask('Owner', 'done E1-01', { id: 'event-1', place: { ...CHANNEL, ...DIRECT } });
    const first = await reports();
    await bot.restart();
    expect(await reports()).toEqual(first);
    expect(plainText(first.card as never)).toContain('Owner reported E1-01 complete');
  });

  it('with the id of somebody else’s request gets an answer of its own', async () => {
    const { bot } = await monday();
    await bot.ask('Owner', 'start E1-01', { id: 'event-1' });
    const other = await bot.ask('Other', 'start E1-01', { id: 'event-1' });
    expect(other.card && plainText(other.card)).toContain('can start E1-01');
  });
});

describe('words in the thread', () => {
  it('“done E1-01” ticks off; other talk is left alone', async () => {
    const { bot, thread } = await monday();
    expect(await bot.replies('Owner', 'done that yesterday, will send it', thread)).toBe('');
    expect((await bot.action('E1-01')).status).toBe('not_started');
    await bot.replies('Owner', 'done E1-01', thread);
    expect((await bot.action('E1-01')).status).toBe('reported_complete');
  });

  it('a bare “done” asks which of several is meant', async () => {
    const { bot, thread } = await monday();
    const asked = await bot.replies('Owner', 'done', thread);
    expect(asked).toContain('Several of your open actions are on this card');
    expect(asked).toContain('E1-01 Procurement rules');
    expect((await bot.action('E1-01')).status).toBe('not_started');
  });

  it('a bare “done” acts when exactly one is left', async () => {
    const { bot, thread } = await monday();
    await bot.says('Owner', 'done E1-02', DIRECT);
    await bot.says('Owner', 'done E1-03', DIRECT);
    await bot.replies('Owner', 'Done.', thread);
    expect((await bot.action('E1-01')).status).toBe('reported_complete');
  });

  it('in somebody else’s thread are nobody’s business', async () => {
    const { bot } = await monday();
    expect(await bot.replies('Owner', 'done', 'another-thread')).toBe('');
  });

  it('“blocked because …” takes the reason', async () => {
    const { bot, thread } = await monday();
    await bot.replies('Owner', 'blocked E1-01 because the panel has not met', thread);
    expect(await bot.action('E1-01')).toMatchObject({ status: 'blocked', blockedBecause: 'the panel has not met' });
  });
});

describe('proof and other eyes', () => {
  it('without the evidence required it is evidence awaited, not counted, and the answer says how to add it', async () => {
    const { bot } = await monday();
    const told = await bot.says('Owner', 'done E1-02', DIRECT);
    expect(told).toContain('Evidence awaited');
    expect(told).toContain('[Add evidence for E1-02]');
    expect(await bot.says('Lead', 'status', DIRECT)).toContain('Reported, waiting for confirmation: 0');
    expect(await bot.says('Lead', 'confirm E1-02', DIRECT)).toContain('the evidence it needs is missing');
    await bot.says('Owner', 'evidence E1-02 https://intranet.example/audit', DIRECT);
    expect(await bot.says('Lead', 'status', DIRECT)).toContain('Reported, waiting for confirmation: 1');
    await bot.says('Lead', 'confirm E1-02', DIRECT);
    expect((await bot.action('E1-02')).status).toBe('complete');
  });

  it('an officer cannot tick off what members decide without the minute', async () => {
    const { bot } = await monday();
    await bot.says('Owner', 'done E1-03 https://intranet.example/paper', DIRECT);
    expect(await bot.says('Lead', 'show E1-03', DIRECT)).toContain('Evidence awaited');
    await bot.says('Owner', 'minute E1-03 "Item 7" of "Combined Authority Board" on 20 June', DIRECT);
    expect(await bot.says('Lead', 'show E1-03', DIRECT)).toContain('waiting for confirmation');
  });

  it('the owner cannot confirm their own report; the SRO can, with the button', async () => {
    const { bot } = await monday();
    await bot.presses('Owner', 'Mark E1-01 complete');
    expect(await bot.presses('Owner', 'Confirm E1-01')).toContain('Only the senior responsible owner of E1');
    await bot.presses('Sro', 'Confirm E1-01');
    expect((await bot.action('E1-01')).status).toBe('complete');
    expect(await bot.presses('Sro', 'Undo the report of E1-01').catch(String)).toContain('No message has a button');
  });

  it('a slip of the finger is undone within ten minutes', async () => {
    const { bot } = await monday();
    await bot.presses('Owner', 'Mark E1-01 complete');
    await bot.presses('Owner', 'Undo the report of E1-01');
    expect((await bot.action('E1-01')).status).toBe('not_started');
    await bot.says('Owner', 'done E1-01', DIRECT);
    bot.clock.put('2024-06-24T08:30:00.000Z');
    expect(await bot.says('Owner', 'undo E1-01', DIRECT)).toContain('more than 10 minutes ago');
  });

  it('a lead may switch confirmation off for the notice', async () => {
    const { bot } = await monday();
    await bot.says('Lead', 'notice confirmation off', DIRECT);
    await bot.says('Owner', 'done E1-01', DIRECT);
    expect((await bot.action('E1-01')).status).toBe('complete');
  });
});

describe('who may', () => {
  it('a stranger gets help and nothing else', async () => {
    const bot = await startProgramme();
    expect(await bot.says('Nobody', 'help')).toContain('What you can say');
    for (const line of [
      'status',
      'mine',
      'show E1',
      'done E1-01',
      'add action "x" to E1',
      'role me lead',
      'history E1-01',
    ]) {
      expect(await bot.says('Nobody', line), line).toContain('You are not in the record');
    }
    expect(bot.messages.some((one) => one.text.includes('Nobody'))).toBe(false);
  });

  it('a guest of the workspace is refused even when the record knows the account', async () => {
    const bot = await startProgramme();
    const reply = await bot.ask({ platform: 'local', accountId: 'Owner', name: 'Owner', guest: true }, 'done E1-01');
    expect(reply.ok).toBe(false);
    expect((await bot.action('E1-01')).status).toBe('not_started');
  });

  it('lists, overdue and history answer the person, the SRO and leads, and nobody else', async () => {
    const bot = await startProgramme();
    for (const who of ['Lead', 'Sro'])
      expect(await bot.says(who, 'status @"Owner"')).toContain('E1-02 Audit recommendations');
    expect(await bot.says('Other', 'status @"Owner"')).toContain(
      'shown to them, the senior responsible owner and programme leads',
    );
    expect(await bot.says('Other', 'status overdue')).toContain('Overdue: 0');
    expect(await bot.says('Owner', 'status overdue')).toContain('E1-02');
    expect(await bot.says('Other', 'history E1-01')).toContain('is shown to its owner');
    expect(await bot.says('Owner', 'history E1-01')).toContain('Added by Lead');
    expect(await bot.says('Owner', 'history E1')).toContain('is shown to its senior responsible owner');
    expect(await bot.says('Sro', 'history E1')).toContain('Added by Lead');
    expect(await bot.says('Sro', 'history notice')).toContain('is shown to programme leads');
    expect(await bot.says('Lead', 'history notice')).toContain('Added by Lead');
  });

  it('an exempt item is never shown in a conversation, nor to somebody else', async () => {
    const { bot } = await monday();
    await bot.says('Owner', 'done E1-02 "The secret grounds" marked exempt');
    expect(bot.messages.some((one) => one.text.includes('secret grounds'))).toBe(false);
    expect(await bot.says('Other', 'show E1-02')).toContain('1 exempt item not shown');
    expect(await bot.says('Sro', 'show E1-02')).toContain('The secret grounds');
    await bot.says('Lead', 'share E1');
    expect(bot.messages.some((one) => one.text.includes('secret grounds'))).toBe(false);
  });
});

describe('another date', () => {
  it('is proposed in the thread with its reason, and agreed there by a lead; until then the old one counts', async () => {
    const { bot, thread } = await monday();
    await bot.says('Owner', 'due E1-01 12 July because the panel meets later', { thread });
    const line = bot.message('Owner proposes Friday 12 July 2024 for E1-01');
    expect(line.thread).toBe(thread);
    expect(bot.message('Owner: 3 actions').text).toContain('Until a programme lead agrees, the present date counts.');
    expect((await bot.action('E1-01')).dueOn).toBe('2024-06-28');
    expect(await bot.presses('Owner', 'Agree 12 July 2024')).toContain('“agree” is for programme leads');
    await bot.presses('Lead', 'Agree 12 July 2024');
    expect(await bot.action('E1-01')).toMatchObject({ dueOn: '2024-07-12', timesMoved: 1 });
    expect(bot.message('Owner: 3 actions').text).toContain(
      'Due on 12 July 2024, in 18 days (first date 28 June 2024, moved once)',
    );
  });

  it('that does not exist, or has passed, is questioned, and the question can be answered with a button', async () => {
    const { bot } = await monday();
    expect(await bot.says('Lead', 'due E1-01 31 June because it is late', DIRECT)).toContain('June has 30 days');
    const asked = await bot.says('Lead', 'due E1-01 14 May 2024 because it was so', DIRECT);
    expect(asked).toContain('Yes, use 14 May 2024');
    expect((await bot.action('E1-01')).dueOn).toBe('2024-06-28');
  });
});

describe('the history', () => {
  it('says who, when, where from, before, after and why, twenty changes a page', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'due E1-01 12 July because the panel meets later', DIRECT);
    const told = await bot.says('Owner', 'history E1-01');
    expect(told).toContain(
      '- Date moved by Lead\n  8:50am on Monday 24 June 2024, from a direct message on the chat page',
    );
    expect(told).toContain('Due date: 28 June 2024 → 12 July 2024\n  Reason: the panel meets later');
    for (let n = 0; n < 12; n += 1) {
      await bot.says('Owner', 'block E1-01 because the room is closed', DIRECT);
      await bot.says('Owner', 'start E1-01', DIRECT);
    }
    expect(await bot.says('Owner', 'history E1-01')).toContain('and 6 more: history E1-01 page 2');
    expect(await bot.says('Owner', 'history E1-01 page 2')).toContain('Added by Lead');
  });
});

describe('sharing', () => {
  it('of the actions of an expectation is for its SRO and leads', async () => {
    const bot = await startProgramme();
    expect(await bot.says('Owner', 'share E1')).toContain(
      'Only a programme lead or the senior responsible owner of E1',
    );
    expect(bot.messages.some((one) => one.text.includes('E1 Improvement plan'))).toBe(false);
    await bot.says('Sro', 'share E1');
    expect(bot.message('E1 Improvement plan').text).toContain('E1-01 Procurement rules');
  });

  it('has nobody to share with in a direct conversation', async () => {
    const bot = await startProgramme();
    expect(await bot.says('Lead', 'share', DIRECT)).toContain('nobody to share with here');
  });
});

describe('the administrator in the shell', () => {
  it('sets things up, but is nobody who reports, confirms or gives evidence', async () => {
    const bot = await startProgramme();
    await bot.shell('assign E1-01 "Combined Authority Board"');
    expect(await bot.shell('done E1-01')).toContain('can report E1-01');
    expect(await bot.shell('evidence E1-02 "Seen"')).toContain('in chat, so that the record shows who gave it');
    await bot.says('Owner', 'done E1-02 https://intranet.example/audit', DIRECT);
    expect(await bot.shell('confirm E1-02')).toContain('in chat, so that the record shows who did');
  });
});
