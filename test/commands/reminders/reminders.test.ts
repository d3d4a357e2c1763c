/** Where and when reminders go out, what is ahead, and one now. */
import { beforeEach, describe, expect, test } from 'vitest';
import { activeConversations } from '../../../src/core/reminders/reminder.ts';
import { addDays } from '../../../src/core/time/dates.ts';
import { dateOf, instantOf, timeOf } from '../../../src/core/time/instants.ts';
import { jobs } from '../../../src/jobs/index.ts';
import type { Job } from '../../../src/jobs/job.ts';
import { previewPosts } from '../../../src/jobs/preview.ts';
import type { Card } from '../../../src/ports/card.ts';
import { plainText } from '../../../src/views/plain-text.ts';
import type { Bot } from '../../helpers/bot.ts';
import { DIRECT, startProgramme } from '../../helpers/programme.ts';
import { post } from '../../store/units.ts';

const LONDON = { timeZone: 'Europe/London', extraHolidays: new Set<string>() };
let bot: Bot;

beforeEach(async () => {
  bot = await startProgramme();
});

describe('the preview', () => {
  test('the preview lists every posting until the expiry: when, to whom, what', async () => {
    expect(await bot.says('Lead', 'remind preview')).toMatchSnapshot();
  });

  test('every message of the preview goes out as shown: at its time, to its reader, with its words', async () => {
    const { store, clock } = bot;
    const snapshot = await bot.snapshot();
    const context = { jobs, now: clock.now(), snapshot, timeZone: LONDON.timeZone, store, newId: () => 'id' };
    const through = instantOf('2024-07-31', '00:00', LONDON.timeZone);
    const coming = await previewPosts(context, through);
    const before = bot.messages.length;
    for (let day = '2024-06-24'; day <= '2024-07-30'; day = addDays(day, 1)) {
      for (const time of ['07:30', '08:00', '09:00', '11:17', '14:00', '18:00', '23:00'])
        await bot.at(`${day} ${time}`);
    }
    // The code of the record check is known only when the card is posted.
    const withoutCheck = (text: string) => text.replace(/\nRecord check: \S+\n/, '');
    const told = bot.messages
      .slice(before)
      .map(({ at, conversation, text }) => ({ at, conversation, text: withoutCheck(text) }));
    const foreseen = coming.flatMap(({ at, posts }) =>
      posts.map(({ place, card }) => ({ at, conversation: place.conversation, text: plainText(card) })),
    );
    const inOrder = (all: typeof told) => [...all].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    expect(told.length).toBeGreaterThan(20);
    expect(inOrder(told)).toEqual(inOrder(foreseen));
  });

  test('a job that is added to the list of jobs appears in the preview, at its own time of day', async () => {
    const greeting: Job = {
      name: 'greeting',
      foreseenAt: () => ['10:45'],
      async plan({ snapshot, now, calendar }) {
        const today = dateOf(now, calendar.timeZone);
        if (today < '2024-06-26' || timeOf(now, calendar.timeZone) < '10:45') return [];
        const posts = activeConversations(snapshot).map(({ platform, conversation }) =>
          post({ key: 'greeting', place: { platform, conversation }, dueAt: now, live: null, card }),
        );
        return [{ once: 'greeting', changes: [], posts, basis: [] }];
      },
    };
    const card: Card = { title: 'Good morning', summary: 'Good morning.', body: [], buttons: [] };
    bot = await startProgramme(undefined, [...jobs, greeting]);
    expect(await bot.says('Lead', 'remind preview')).toContain(
      'Wednesday 26 June 2024, 10:45am: Good morning\n  To improvement',
    );
  });

  test('the preview shows private messages only to their reader and the leads', async () => {
    const privately = async (who: string) =>
      (await bot.says(who, 'remind preview')).split('\n').filter((line) => line.includes('Privately'));
    expect(await privately('Owner')).toEqual([]);
    expect(new Set(await privately('Sro'))).toEqual(new Set(['  Privately, to Sro: 1 to speak to the owner about.']));
    expect((await privately('Lead')).length).toBeGreaterThan(5);
  });

  test('the preview leaves out the reminders that this week has had', async () => {
    await bot.at('2024-06-24 09:00');
    await bot.at('2024-06-24 10:00');
    await bot.says('Lead', 'schedule Wednesday 10am');
    const told = bot.message('set the weekly reminder').text;
    expect(told).toContain(
      'Wednesdays at 10am, or on the next working day. The next one goes out at 10am on Wednesday 3 July',
    );
    const coming = await bot.says('Lead', 'remind preview');
    expect(coming).not.toContain('Wednesday 26 June');
    expect(coming).toContain('Wednesday 3 July 2024, 10am: Weekly reminder');
    const before = bot.messages.length;
    await bot.at('2024-06-26 10:30');
    expect(bot.messages.length).toBe(before);
  });

  test('the preview looks four weeks ahead after the expiry', async () => {
    await bot.at('2024-08-06 12:00');
    const coming = await bot.says('Lead', 'remind preview');
    expect(coming).toContain('Monday 12 August 2024, 9am: Weekly reminder: expired, awaiting');
    expect(coming).toContain('Tuesday 27 August 2024');
    expect(coming).toContain('these are the next four weeks');
  });

  test('the preview is refused to viewers', async () => {
    expect(await bot.says('Viewer', 'remind preview')).toContain('officers and programme leads');
  });
});

describe('an extra reminder', () => {
  test('“remind now” posts the weekly and personal cards, and the week’s own reminder still goes out', async () => {
    expect(await bot.says('Lead', 'remind now')).toContain(
      'goes to improvement now, with 1 personal card in the thread',
    );
    const now = bot.message('Weekly reminder');
    expect(bot.message('Owner: 3 actions').thread).toBe(now.id);
    await bot.at('2024-06-24 09:00');
    expect(bot.messages.filter((one) => one.text.startsWith('Weekly reminder'))).toHaveLength(2);
  });

  test('“remind now” is for leads only, and needs a conversation with reminders', async () => {
    expect(await bot.says('Sro', 'remind now')).toContain('is for programme leads');
    await bot.says('Lead', 'here stop');
    expect(await bot.says('Lead', 'remind now')).toContain('No conversation gets reminders yet');
  });
});

describe('conversations with reminders', () => {
  test('a second conversation gets reminders, too, until they are ended there', async () => {
    await bot.says('Lead', 'here', { conversation: 'board' });
    expect(bot.message('has reminders posted here').text).toContain('They are also posted in improvement');
    await bot.at('2024-06-24 09:00');
    expect(bot.messages.filter((one) => one.text.startsWith('Weekly reminder'))).toHaveLength(2);
    await bot.says('Lead', 'here stop', { conversation: 'board' });
    expect(bot.message('ended reminders here').text).toContain('They still go to improvement.');
    await bot.at('2024-07-01 09:00');
    expect(bot.messages.filter((one) => one.text.startsWith('Weekly reminder'))).toHaveLength(3);
  });

  test('“here” is refused in a direct conversation, and to everybody but leads', async () => {
    expect(await bot.says('Lead', 'here', DIRECT)).toContain('Say “here” in the conversation');
    expect(await bot.says('Sro', 'here', { conversation: 'board' })).toContain('is for programme leads');
  });

  test('“here” posts a trial in the conversation and tells the asker that it arrived', async () => {
    const told = await bot.says('Lead', 'here', { conversation: 'board', thread: 'elsewhere' });
    expect(told).toBe('Reminders will come here\n\nA trial post arrived.');
    const trial = bot.message('has reminders posted here');
    expect([trial.conversation, trial.thread]).toEqual(['board', trial.id]);
  });

  test('leads are told of every refused trial, whatever they were told before', async () => {
    bot.refuses('board', 'The bot is not in it. Invite it there.');
    const told = () => bot.messages.filter((one) => one.text.startsWith('Something could not be delivered')).length;
    for (const trial of [1, 2]) {
      await bot.says('Lead', 'here', { conversation: 'board' });
      await bot.at('2024-06-17 12:00');
      await bot.at('2024-06-17 12:01');
      expect(told()).toBe(trial);
    }
  });

  test('“here” where reminders are posted already makes another trial and changes nothing', async () => {
    const before = await bot.snapshot();
    expect(await bot.says('Lead', 'here')).toContain('A trial post arrived.');
    expect(bot.message('tried whether reminders arrive here').text).toContain('This is a trial post.');
    expect(await bot.snapshot()).toEqual(before);
  });

  test('a conversation whose trial was refused gets reminders once the refusal is put right', async () => {
    bot.refuses('board', 'The bot is not in it. Invite it there.');
    const told = await bot.says('Lead', 'here', { conversation: 'board' });
    expect(told).toContain('Reminders would not arrive here');
    expect(told).toContain(
      'The bot is not in it. Invite it there. Nobody will see reminders here until that is put right.',
    );
    expect((await bot.snapshot()).conversations.map((one) => one.stoppedAt)).toEqual([null, null]);
    await bot.at('2024-06-17 12:00');
    expect(bot.message('Something could not be delivered').conversation).toBe('dm:Lead');
    bot.refuses('board', null);
    await bot.at('2024-06-24 09:00');
    expect(bot.messages.filter((one) => one.text.startsWith('Weekly reminder'))).toHaveLength(2);
  });

  test('a conversation has the name that the platform tells', async () => {
    const place = { platform: 'local', conversation: 'C42' } as const;
    await bot.ask('Lead', 'here', { place, placeName: 'improvement-board' });
    expect((await bot.snapshot()).conversations.map((one) => one.name)).toContain('improvement-board');
  });
});

describe('the times of reminders', () => {
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

  test('“schedule” refuses weekends, nights and everybody but leads', async () => {
    expect(await bot.says('Lead', 'schedule Saturday 9am')).toContain('“Saturday” is not known here');
    expect(await bot.says('Lead', 'schedule Monday 5am')).toContain('from 8am to 6pm');
    expect(await bot.says('Lead', 'schedule')).toContain('When the weekly reminder goes out');
    expect(await bot.says('Owner', 'schedule Tuesday 9am')).toContain('is for programme leads');
  });

  test('a closing day moves the reminder that would go out on it', async () => {
    await bot.says('Lead', 'holiday add 1 July 2024 "Local holiday"');
    expect(bot.message('added a closing day').text).toContain(
      'Monday 1 July 2024, Local holiday, is not a working day.',
    );
    expect(await bot.says('Owner', 'holidays')).toContain('- Monday 1 July 2024\n  Local holiday');
    expect(await bot.says('Lead', 'remind preview')).toContain('Tuesday 2 July 2024, 9am: Weekly reminder');
    const weekly = () => bot.messages.filter((one) => one.text.startsWith('Weekly')).length;
    const before = weekly();
    await bot.at('2024-07-01 09:30');
    expect(weekly()).toBe(before);
    expect(await bot.says('Lead', 'holiday add 1 July 2024 "Again"')).toContain('closing day already');
    expect(await bot.says('Lead', 'holiday add 6 July "Weekend"')).toContain('at a weekend');
    expect(await bot.says('Owner', 'holiday add 3 July "Mine"')).toContain('is for programme leads');
    await bot.at('2024-07-02 09:00');
    expect(weekly()).toBe(before + 1);
  });
});
