/** A card for somebody who is not in the channel goes to them directly, because nobody sees a thread of a channel they are not in. */
import { afterEach, expect, it } from 'vitest';
import { GENERAL, LEAD, OWNER, type SlackBot, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';

let bot: SlackBot;
afterEach(() => expect(bot.slack.violations).toEqual([]));

const cardsOf = (name: string, channel: string) =>
  bot.slack
    .seen(channel)
    .map(wordsIn)
    .filter((words) => words.startsWith(`${name}: `));

async function startWithoutOwner(): Promise<string[]> {
  bot = await startSlackProgramme();
  const members = bot.slack.channels.get(GENERAL)?.members ?? [];
  members.splice(members.indexOf(OWNER), 1);
  await bot.clock.advance(61_000);
  return members;
}

it('an owner who is not in the channel gets the card directly, and it works there', async () => {
  await startWithoutOwner();
  await bot.at('2024-06-24 09:00');
  expect(cardsOf('Owner', GENERAL)).toEqual([]);
  const direct = bot.slack.directOf(OWNER);
  expect(cardsOf('Owner', direct).length).toBe(1);
  await bot.people.press(OWNER, bot.message('Owner: 3 actions', OWNER, direct), 'Mark E1-01 complete');
  await bot.settle();
  expect(wordsIn(bot.message('Owner: 3 actions', OWNER, direct))).toContain('Reported complete');
});

it('an owner who joined the channel gets the card in its thread again', async () => {
  const members = await startWithoutOwner();
  await bot.at('2024-06-24 09:00');
  members.push(OWNER);
  await bot.people.event({ type: 'member_joined_channel', user: OWNER, channel: GENERAL });
  await bot.at('2024-07-01 09:00');
  expect(cardsOf('Owner', GENERAL).length).toBe(1);
});

it('an admitted guest gets the card directly, and the reminder does not say that it is in its thread', async () => {
  bot = await startSlackProgramme();
  bot.slack.users.set('U0GWEN', { id: 'U0GWEN', name: 'Gwen', is_restricted: true });
  await bot.types(LEAD, 'admit <@U0GWEN>');
  await bot.types(LEAD, 'assign E1-02 Gwen');
  await bot.at('2024-06-24 09:00');
  expect(cardsOf('Gwen', bot.slack.directOf('U0GWEN')).length).toBe(1);
  expect(cardsOf('Gwen', GENERAL)).toEqual([]);
  expect(wordsIn(bot.message('Weekly reminder'))).toContain('In this thread: what is due from Owner.');
});
