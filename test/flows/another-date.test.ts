/** Another date for an action: proposed, questioned, agreed, and told by the history. */
import { describe, expect, it } from 'vitest';
import { DIRECT, onMonday, startProgramme } from '../helpers/programme.ts';

describe('another date', () => {
  it('a date is proposed in the thread with its reason, and the old one counts until a lead agrees it there', async () => {
    const { bot, thread } = await onMonday();
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

  it('a date that does not exist or has passed is questioned, and a button answers the question', async () => {
    const { bot } = await onMonday();
    expect(await bot.says('Lead', 'due E1-01 31 June because it is late', DIRECT)).toContain('June has 30 days');
    const asked = await bot.says('Lead', 'due E1-01 14 May 2024 because it was so', DIRECT);
    expect(asked).toContain('Yes, use 14 May 2024');
    expect((await bot.action('E1-01')).dueOn).toBe('2024-06-28');
  });
});

describe('the history', () => {
  it('the history says who, when, from where, before, after and why, with twenty changes a page', async () => {
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
    expect(await bot.says('Owner', 'history E1-01')).toContain('and 6 more: /bvn history E1-01 page 2');
    expect(await bot.says('Owner', 'history E1-01 page 2')).toContain('Added by Lead');
  });
});
