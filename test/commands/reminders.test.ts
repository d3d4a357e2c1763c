/** Where and when reminders go out, what is ahead, and one now. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

let bot: Bot;

beforeEach(async () => {
  bot = await startProgramme();
});

describe('the preview', () => {
  test('lists every posting until the expiry: when, to whom, what', async () => {
    expect(await bot.says('Lead', 'remind preview')).toMatchSnapshot();
  });

  test('is what then goes out', async () => {
    const lines = (await bot.says('Lead', 'remind preview')).split('\n').filter((line) => line.startsWith('- '));
    const before = bot.messages.length;
    for (let day = 24; day <= 30; day += 1) await bot.at(`2024-06-${day} 09:00`);
    for (let day = 1; day <= 30; day += 1) await bot.at(`2024-07-${String(day).padStart(2, '0')} 09:00`);
    const posted = bot.messages.slice(before).filter((one) => /^(Weekly reminder|Countdown)/.test(one.text));
    expect(posted).toHaveLength(lines.length);
    const words = posted.map((one) => (one.text.startsWith('Weekly') ? 'weekly reminder' : 'countdown'));
    expect(lines.map((line) => line.split(': ')[1]?.split(',')[0])).toEqual(words);
  });

  test('leaves out what this week has had', async () => {
    await bot.at('2024-06-24 09:00');
    await bot.at('2024-06-24 10:00');
    await bot.says('Lead', 'schedule Wednesday 10am');
    const told = bot.message('set the weekly reminder').text;
    expect(told).toContain(
      'Wednesdays at 10am, or on the next working day. The next one goes out at 10am on Wednesday 3 July',
    );
    const coming = await bot.says('Lead', 'remind preview');
    expect(coming).not.toContain('Wednesday 26 June');
    expect(coming).toContain('Wednesday 3 July 2024, 10am: weekly reminder');
    const before = bot.messages.length;
    await bot.at('2024-06-26 10:30');
    expect(bot.messages.length).toBe(before);
  });

  test('after the expiry it looks four weeks ahead', async () => {
    await bot.at('2024-08-06 12:00');
    const coming = await bot.says('Lead', 'remind preview');
    expect(coming).toContain('Monday 12 August 2024, 9am: weekly reminder, expired 13 days ago');
    expect(coming).toContain('Tuesday 27 August 2024');
    expect(coming).toContain('these are the next four weeks');
  });

  test('is not for viewers', async () => {
    expect(await bot.says('Viewer', 'remind preview')).toContain('officers and programme leads');
  });
});

describe('now', () => {
  test('posts the weekly card with the personal ones, and the week’s own goes out all the same', async () => {
    expect(await bot.says('Lead', 'remind now')).toContain(
      'goes to improvement now, with 1 personal card in the thread',
    );
    const now = bot.message('Weekly reminder');
    expect(bot.message('Owner: 3 actions').thread).toBe(now.id);
    await bot.at('2024-06-24 09:00');
    expect(bot.messages.filter((one) => one.text.startsWith('Weekly reminder'))).toHaveLength(2);
  });

  test('only for leads, and only where something is posted', async () => {
    expect(await bot.says('Sro', 'remind now')).toContain('is for programme leads');
    await bot.says('Lead', 'here stop');
    expect(await bot.says('Lead', 'remind now')).toContain('No conversation gets reminders yet');
  });
});

describe('where', () => {
  test('a second conversation gets them, too, until it is ended there', async () => {
    await bot.says('Lead', 'here', { conversation: 'board' });
    expect(bot.message('has reminders posted here').text).toContain('They are also posted in improvement');
    await bot.at('2024-06-24 09:00');
    expect(bot.messages.filter((one) => one.text.startsWith('Weekly reminder'))).toHaveLength(2);
    await bot.says('Lead', 'here stop', { conversation: 'board' });
    expect(bot.message('ended reminders here').text).toContain('They still go to improvement.');
    await bot.at('2024-07-01 09:00');
    expect(bot.messages.filter((one) => one.text.startsWith('Weekly reminder'))).toHaveLength(3);
  });

  test('not in a conversation with one person, and not by everybody', async () => {
    expect(await bot.says('Lead', 'here', DIRECT)).toContain('Say “here” in the conversation');
    expect(await bot.says('Sro', 'here', { conversation: 'board' })).toContain('is for programme leads');
    expect(await bot.says('Lead', 'here')).toContain('posted here already');
  });

  test('the conversation has the name that the platform tells', async () => {
    const actor = { platform: 'local', accountId: 'Lead', name: 'Lead' } as const;
    const place = { platform: 'local', conversation: 'C42' } as const;
    await bot.ask({ actor, place, placeName: 'improvement-board', input: { kind: 'text', text: 'here' } });
    expect((await bot.snapshot()).conversations.map((one) => one.name)).toContain('improvement-board');
  });
});

describe('when', () => {
  test('a schedule that lies in the past this week starts next week', async () => {
    await bot.says('Lead', 'schedule Friday 9am');
    await bot.at('2024-06-26 12:00');
    await bot.says('Lead', 'schedule Tuesday 9am');
    expect(bot.message('set the weekly reminder').text).toContain('goes out at 9am on Tuesday 2 July 2024');
    await bot.at('2024-06-26 13:00');
    expect(bot.messages.filter((one) => one.text.startsWith('Weekly reminder'))).toEqual([]);
    await bot.at('2024-07-02 09:00');
    expect(bot.message('Weekly reminder: 28 days left').text).not.toContain('This reminder is late');
  });

  test('weekends, nights and viewers’ wishes are refused', async () => {
    expect(await bot.says('Lead', 'schedule Saturday 9am')).toContain('“Saturday” is not known here');
    expect(await bot.says('Lead', 'schedule Monday 5am')).toContain('from 6am to 8pm');
    expect(await bot.says('Lead', 'schedule')).toContain('When the weekly reminder goes out');
    expect(await bot.says('Owner', 'schedule Tuesday 9am')).toContain('is for programme leads');
  });

  test('a closing day moves what would go out on it', async () => {
    await bot.says('Lead', 'holiday add 1 July 2024 "Local holiday"');
    expect(bot.message('added a closing day').text).toContain('Monday 1 July 2024, Local holiday, is no working day.');
    expect(await bot.says('Owner', 'holidays')).toContain('- Monday 1 July 2024\n  Local holiday');
    expect(await bot.says('Lead', 'remind preview')).toContain('Tuesday 2 July 2024, 9am: weekly reminder');
    const before = bot.messages.length;
    await bot.at('2024-07-01 09:30');
    expect(bot.messages.filter((one) => one.text.startsWith('Weekly')).length).toBe(
      bot.messages.slice(0, before).filter((one) => one.text.startsWith('Weekly')).length + 1,
    );
    expect(await bot.says('Lead', 'holiday add 1 July 2024 "Again"')).toContain('closing day already');
    expect(await bot.says('Lead', 'holiday add 1 June "Past"')).toContain('at a weekend');
    expect(await bot.says('Owner', 'holiday add 3 July "Mine"')).toContain('is for programme leads');
  });
});
