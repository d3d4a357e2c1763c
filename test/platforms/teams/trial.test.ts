/** `here` in Teams: a trial post as a reminder would be, and an answer that says whether it arrived; over real HTTP. */
import { describe, expect, it } from 'vitest';
import { expectValid } from '../../helpers/adaptive-cards.ts';
import {
  CHANNEL,
  cardText,
  chatOf,
  GROUP,
  GUEST,
  LEAD,
  startTeamsBot,
  type TeamsBot,
  textOf,
} from '../../helpers/teams-bot.ts';

const GONE = { status: 403, body: { error: { code: 'BotNotInConversationRoster' } } };

async function withNotice(): Promise<TeamsBot> {
  const bot = await startTeamsBot();
  await bot.says(LEAD, 'notice new issued 30 January 2024 for 6 months authority "Northbridge Council"', 'channel');
  return bot;
}

/** The lead is told where reminders go. */
async function postedIn(bot: TeamsBot): Promise<string> {
  await bot.says(LEAD, 'notice');
  return /Posted in\n(.*)/.exec(textOf(bot.last(chatOf(LEAD))))?.[1] ?? '';
}

describe('a trial post that arrives', () => {
  it('a trial post starts a thread of its own, and the asker’s thread says that it arrived', async () => {
    const bot = await withNotice();
    await bot.says(LEAD, 'here', { thread: 'asked' });
    const [trial, told] = bot.cloud.messages.slice(-2);
    expect([trial?.thread, textOf(trial)]).toEqual([null, expect.stringContaining('has reminders posted here')]);
    expect([told?.thread, textOf(told)]).toEqual(['asked', 'Reminders will come here.\nA trial post arrived.']);
    for (const one of [trial, told]) expectValid(one?.activity.attachments?.[0]?.content ?? {});
  });

  it('a trial post that arrives is reported under the card whose button asked for it', async () => {
    const bot = await withNotice();
    const answer = await bot.presses(LEAD, 'Post reminders here');
    expect(cardText(answer.body?.value) || answer.body?.value).toContain('A trial post arrived.');
    expect(await postedIn(bot)).toBe('Improvement');
  });

  it('a trial post that arrives is told to the asker alone where there are no threads', async () => {
    const bot = await withNotice();
    await bot.says(LEAD, 'here', 'group');
    expect(textOf(bot.last(GROUP, LEAD))).toContain('A trial post arrived.');
  });
});

describe('a trial post that is refused', () => {
  it('a refused trial post is told to the asker alone with the remedy, and the conversation is kept', async () => {
    const bot = await withNotice();
    bot.cloud.mishaps.push(GONE);
    await bot.says(LEAD, 'here', 'channel');
    expect(textOf(bot.last(CHANNEL, LEAD))).toContain(
      'A trial post could not be posted. “Improvement” in Teams: the bot is no longer in it; add the bot to it again. Nobody will see reminders here until that is put right.',
    );
    expect(textOf(bot.last(CHANNEL))).not.toContain('could not be posted');
    expect(await postedIn(bot)).toBe('Improvement');
  });

  it('a refused trial post is reported under the card whose button asked for it', async () => {
    const bot = await withNotice();
    bot.cloud.mishaps.push(GONE);
    const answer = await bot.presses(LEAD, 'Post reminders here');
    expect(answer.body?.value).toContain('the bot is no longer in it; add the bot to it again');
  });

  it('a refused trial post can be tried again after the remedy', async () => {
    const bot = await withNotice();
    bot.cloud.mishaps.push(GONE);
    await bot.says(LEAD, 'here', 'channel');
    await bot.says(LEAD, 'here', 'channel');
    expect(textOf(bot.last())).toContain('A trial post arrived.');
    expect(textOf(bot.cloud.messages.at(-2))).toContain('tried whether reminders arrive here');
  });
});

describe('a trial post without a result', () => {
  it('a trial post without a result is said to be on its way before Teams’ deadline', async () => {
    const bot = await withNotice();
    bot.cloud.mishaps.push('cut');
    await bot.says(LEAD, 'here', 'channel');
    expect(textOf(bot.last(CHANNEL, LEAD))).toContain('A trial post is on its way');
  });
});

it('a trial post shows counts alone where guests can read, and the asker alone is told', async () => {
  const bot = await withNotice();
  bot.cloud.rosters.get(CHANNEL)?.push(GUEST);
  await bot.restart('2024-06-24 08:05');
  await bot.says(LEAD, 'here', 'channel');
  const [trial] = bot.cloud.messages.filter((one) => textOf(one).includes('Reminders come here'));
  expect(trial?.thread).toBeNull();
  expect(textOf(trial)).not.toContain('Programme');
  expect(textOf(bot.last(CHANNEL, LEAD))).toContain('A trial post arrived.');
});
