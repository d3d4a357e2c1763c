/** People from outside come into a channel in the middle of the week: what stands there is changed, and who limits it is named. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GENERAL, LEAD, OWNER, type SlackBot, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';

let bot: SlackBot;
beforeEach(async () => {
  bot = await startSlackProgramme();
});
afterEach(() => expect(bot.slack.violations).toEqual([]));

const direct = (user: string) => bot.slack.seen(bot.slack.directOf(user));
const inChannel = () => bot.slack.seen(GENERAL).map(wordsIn).join('\n');
const alerts = () => direct(LEAD).filter((one) => wordsIn(one).startsWith('People from outside can read'));
const NAMES = /Owner|Sro|Procurement|Improvement plan|E1-0/;

async function share(shared: boolean): Promise<void> {
  Object.assign(bot.slack.channels.get(GENERAL) ?? {}, { is_ext_shared: shared });
  await bot.people.event({ type: 'channel_shared', channel: GENERAL, connected_team_id: 'T0OTHER' });
  await bot.settle();
}

async function guestJoins(name: string): Promise<void> {
  const id = `U0${name.toUpperCase()}`;
  bot.slack.users.set(id, { id, name, is_restricted: true });
  bot.slack.channels.get(GENERAL)?.members.push(id);
  await bot.people.event({ type: 'member_joined_channel', user: id, channel: GENERAL });
  await bot.settle();
}

describe.each<[string, () => Promise<void>, string]>([
  ['a channel that is shared with another organisation', () => share(true), 'people of another organisation'],
  ['a channel into which a guest comes', () => guestJoins('Gwen'), 'Gwen (a guest)'],
])('%s', (_, happens, who) => {
  it('a channel that outsiders can read shows counts in place of names, and the leads are told once who the outsiders are', async () => {
    await bot.at('2024-06-24 09:00');
    await bot.types(OWNER, 'start E1-01');
    expect(inChannel()).toMatch(NAMES);
    await happens();
    await bot.at('2024-06-26 11:00');
    await bot.at('2024-06-26 11:05');
    expect(inChannel()).not.toMatch(NAMES);
    expect(inChannel()).toContain('34 days left');
    expect(alerts().length).toBe(1);
    expect(wordsIn(alerts()[0] ?? {})).toContain(who);
    const updates = bot.slack.calls.filter(({ method }) => method === 'chat.update').length;
    await bot.at('2024-07-01 09:00');
    await bot.at('2024-07-01 09:05');
    expect(bot.slack.calls.filter(({ method }) => method === 'chat.update').length).toBe(updates);
    expect(alerts().length).toBe(1);
  });

  it('an owner’s card of a channel that outsiders can read goes to the owner directly and works there', async () => {
    await bot.at('2024-06-24 09:00');
    await happens();
    await bot.at('2024-06-26 11:00');
    const [card] = direct(OWNER).filter((one) => wordsIn(one).startsWith('Owner: 3 actions'));
    await bot.people.press(OWNER, card ?? bot.message('Owner: 3 actions', OWNER), 'Mark E1-01 complete');
    await bot.settle();
    expect(wordsIn(card ?? {})).toContain('Reported complete');
    expect(inChannel()).not.toMatch(NAMES);
  });
});

describe('changes in a channel that outsiders can read', () => {
  const toldAlone = (user: string) =>
    bot.slack
      .seen(GENERAL, user)
      .filter(({ onlyFor }) => onlyFor === user)
      .map(wordsIn);

  it('a person who changes something among outsiders, typed or in a thread, is told alone what was done', async () => {
    await bot.at('2024-06-24 09:00');
    const weekly = bot.message('Weekly reminder', LEAD);
    await share(true);
    await bot.types(OWNER, 'start E1-01');
    expect(toldAlone(OWNER).join()).toContain('Owner started E1-01');
    await bot.people.says(OWNER, 'start E1-02', GENERAL, { thread_ts: weekly.ts });
    await bot.settle();
    expect(toldAlone(OWNER).join()).toContain('Owner started E1-02');
    expect(inChannel()).not.toMatch(/started E1-0/);
  });

  it('a person who presses a button among outsiders is told alone what was done', async () => {
    await bot.at('2024-06-24 09:00');
    const card = bot.message('Owner: 3 actions', OWNER);
    await share(true);
    await bot.people.press(OWNER, card, 'Mark E1-01 complete');
    await bot.settle();
    expect(toldAlone(OWNER).join()).toContain('Owner reported E1-01 complete');
  });

  it('a person who changes something where no outsider reads is told once, with everybody', async () => {
    await bot.types(OWNER, 'start E1-01');
    expect(toldAlone(OWNER)).toEqual([]);
  });
});

it('a channel that was shared, closed and shared again is reported again', async () => {
  await bot.at('2024-06-24 09:00');
  await share(true);
  await bot.at('2024-06-25 11:00');
  await share(false);
  await bot.at('2024-06-26 11:00');
  await bot.types(OWNER, 'start E1-01');
  expect(inChannel()).toMatch(NAMES);
  await share(true);
  await bot.at('2024-06-27 11:00');
  await bot.at('2024-06-27 11:05');
  expect(inChannel()).not.toMatch(NAMES);
  expect(alerts().length).toBe(2);
});

it('a card that went to its owner directly stays as it is there', async () => {
  await share(true);
  await bot.at('2024-06-24 09:00');
  await share(false);
  await bot.at('2024-06-25 11:00');
  await bot.types(OWNER, 'start E1-01');
  await share(true);
  await bot.at('2024-06-26 11:00');
  const cards = direct(OWNER).map(wordsIn);
  expect(cards.filter((words) => words.startsWith('Owner: 3 actions')).length).toBe(1);
  expect(cards.join()).not.toContain('Not shown here');
});

it('a reminder that finds outsiders without an event before also replaces names by counts', async () => {
  await bot.at('2024-06-24 09:00');
  Object.assign(bot.slack.channels.get(GENERAL) ?? {}, { is_ext_shared: true });
  await bot.clock.advance(61_000);
  await bot.at('2024-07-01 09:00');
  await bot.at('2024-07-01 09:02');
  expect(inChannel()).not.toMatch(NAMES);
  expect(alerts().length).toBe(1);
});

describe('outsiders of a channel', () => {
  it('an outsider is named by "here" and by the doctor, and an app is not', async () => {
    bot.slack.users.set('U0APP', { id: 'U0APP', name: 'Polls', is_bot: true });
    bot.slack.channels.get(GENERAL)?.members.push('U0APP');
    await guestJoins('Gwen');
    bot.slack.users.set('U0PAT', { id: 'U0PAT', name: 'Pat', team_id: 'T0OTHER', is_stranger: true });
    bot.slack.channels.get(GENERAL)?.members.push('U0PAT');
    const reasons = 'Gwen (a guest) and Pat (of another organisation)';
    expect(await bot.types(LEAD, 'here')).toContain(reasons);
    expect(await bot.types(LEAD, 'doctor', bot.slack.directOf(LEAD))).toContain(
      `because people from outside can read it: ${reasons}`,
    );
    expect([...bot.slack.messages].map(wordsIn).join()).not.toContain('Polls');
    await bot.tick();
    await bot.tick();
    expect(bot.slack.seen(GENERAL, OWNER).map(wordsIn).join()).not.toContain('Gwen');
    expect(alerts()).toEqual([]);
  });

  it('a channel whose members are all of our organisation has no outsiders', async () => {
    expect(await bot.types(LEAD, 'here')).not.toContain('from outside');
    expect(await bot.types(LEAD, 'doctor', bot.slack.directOf(LEAD))).toContain('Doctor: everything works');
  });
});
