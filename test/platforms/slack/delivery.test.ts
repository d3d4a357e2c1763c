/** Posts arrive once, in order and at Slack's pace, whatever goes wrong on the way; a dead place or token is not hammered. */
import { afterEach, describe, expect, it } from 'vitest';
import { GENERAL, LEAD, OWNER, type SlackBot, SRO, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';
import type { SlackFault, SlackMessage } from '../../helpers/slack-shapes.ts';

let bot: SlackBot;
afterEach(() => expect(bot.slack.violations).toEqual([]));

const weekly = () => bot.slack.seen(GENERAL).filter((one) => wordsIn(one).startsWith('Weekly reminder')).length;
const posts = () => bot.slack.calls.filter(({ method }) => method === 'chat.postMessage').length;

async function monday(...faults: SlackFault[]): Promise<void> {
  bot = await startSlackProgramme();
  bot.slack.faults.push(...faults);
  await bot.at('2024-06-24 09:00');
}

/** Lets the hold after an unclear attempt, and what follows from it, pass. */
async function hold(): Promise<void> {
  await bot.clock.advance(61_000);
  await bot.settle();
}

describe('a post whose outcome is unclear', () => {
  it.each<[string, SlackFault]>([
    ['arrived and its answer was lost', { method: 'chat.postMessage', cut: 'after' }],
    ['never arrived', { method: 'chat.postMessage', cut: 'before' }],
    ['met a fault of the server', { method: 'chat.postMessage', status: 503 }],
    ['met a fault that Slack admits', { method: 'chat.postMessage', error: 'fatal_error' }],
  ])('a post stands there once when it %s', async (_, fault) => {
    await monday(fault);
    await hold();
    expect(weekly()).toBe(1);
    expect(bot.message('Owner: 3 actions').thread_ts).toBe(bot.message('Weekly reminder').ts);
  });

  it('an unclear post is searched in the history before a retry, by a key without meaning', async () => {
    await monday({ method: 'chat.postMessage', cut: 'after' });
    const before = posts();
    expect(bot.slack.calls.some(({ method }) => method === 'conversations.history')).toBe(false);
    await hold();
    const looked = bot.slack.calls.find(({ method }) => method === 'conversations.history');
    expect(looked?.args).toMatchObject({ channel: GENERAL, include_all_metadata: true });
    expect(posts() - before).toBe(1);
    expect(JSON.stringify(bot.message('Weekly reminder').metadata)).not.toMatch(/weekly|n1|Owner/);
  });
});

describe('a channel where thousands talk', () => {
  const talk = (minutesAgo: number) => {
    const atMs = Date.parse('2024-06-24T08:00:00Z') - minutesAgo * 60_000;
    for (let n = 0; n < 2_500; n += 1)
      bot.slack.messages.push({
        ...(bot.slack.seen(GENERAL)[0] as SlackMessage),
        ...{ ts: `${Math.floor(atMs / 1000)}.${String(900_000 + n)}`, atMs, text: 'so they say', metadata: undefined },
      });
  };

  it('a missing post in a busy channel is sent again after the history was read back to its attempt', async () => {
    bot = await startSlackProgramme();
    bot.slack.faults.push({ method: 'chat.postMessage', cut: 'before' });
    talk(60);
    await bot.at('2024-06-24 09:00');
    await hold();
    expect(weekly()).toBe(1);
  });

  it('an unclear post in a channel with too long a history is not sent again', async () => {
    bot = await startSlackProgramme();
    bot.slack.faults.push({ method: 'chat.postMessage', cut: 'before' });
    await bot.at('2024-06-24 09:00');
    talk(-0.1);
    await hold();
    expect(weekly()).toBe(0);
  });
});

describe('a clock that is ahead of Slack’s', () => {
  it.each([
    ['an hour', 3_600_000],
    ['a year', 365 * 86_400_000],
  ])('a clock ahead by %s still finds a post that arrived', async (_, behindMs) => {
    bot = await startSlackProgramme();
    bot.slack.fallBehind(behindMs);
    bot.slack.faults.push({ method: 'chat.postMessage', cut: 'after' });
    await bot.at('2024-06-24 09:00');
    await hold();
    expect(weekly()).toBe(1);
  });

  it('the doctor reports a clock that is ahead of Slack’s', async () => {
    bot = await startSlackProgramme();
    await bot.types(LEAD, 'doctor');
    expect(wordsIn(bot.message('Doctor:', LEAD))).not.toContain('clock');
    bot.slack.fallBehind(3 * 3_600_000);
    await bot.at('2024-06-24 09:00');
    await bot.types(LEAD, 'doctor');
    expect(wordsIn(bot.message('Doctor: 1 thing to see to', LEAD))).toContain(
      'The clock of this machine is 3 hours ahead of Slack’s',
    );
  });
});

describe('the ledger', () => {
  it('links to every message, in a thread too', async () => {
    await monday();
    await bot.types(LEAD, 'deliveries sent');
    const shown = JSON.stringify(bot.message('Deliveries, sent', LEAD));
    const [card, own] = [bot.message('Weekly reminder'), bot.message('Owner: 3 actions')];
    const address = `https://ours.slack.com/archives/${GENERAL}/p`;
    expect(shown).toContain(`${address}${card.ts.replace('.', '')}`);
    expect(shown).toContain(`${address}${own.ts.replace('.', '')}?thread_ts=${card.ts}&cid=${GENERAL}`);
  });
});

describe('a rate limit', () => {
  it('a rate limit holds for its method, and no post is lost', async () => {
    await monday({ method: 'chat.postMessage', status: 429, retryAfter: 30 });
    const before = posts();
    // Nobody else's message goes by this method either.
    await bot.people.says(OWNER, 'mine', bot.slack.directOf(OWNER));
    await bot.settle();
    await bot.clock.advance(25_000);
    await bot.settle();
    expect(posts()).toBe(before);
    await bot.clock.advance(6_000);
    await bot.settle();
    expect(weekly()).toBe(1);
  });

  it('a rate limit does not hold back other methods', async () => {
    await monday({ method: 'chat.postMessage', status: 429, retryAfter: 30 });
    await bot.types(OWNER, 'status');
    expect(bot.message('Best Value Notice: 36 days left', OWNER)).toBeDefined();
  });
});

describe('a closed place', () => {
  it.each([
    ['the bot was removed', () => bot.slack.channels.get(GENERAL)?.members.shift(), 'Invite it there'],
    [
      'the channel was archived',
      () => Object.assign(bot.slack.channels.get(GENERAL) ?? {}, { is_archived: true }),
      'Unarchive it',
    ],
    ['the channel is gone', () => bot.slack.channels.delete(GENERAL), 'Invite the bot'],
  ])('the lead is told once, with what to do, when %s', async (_, kill, words) => {
    bot = await startSlackProgramme();
    kill();
    await bot.at('2024-06-24 09:00');
    await bot.at('2024-06-24 09:02');
    await bot.at('2024-07-01 09:00');
    await bot.at('2024-07-01 09:02');
    const told = bot.slack.seen(bot.slack.directOf(LEAD)).filter((one) => wordsIn(one).includes(words));
    expect(told.length).toBe(1);
    expect(await bot.types(LEAD, 'doctor', bot.slack.directOf(LEAD))).toContain(words);
  });

  it('a post to an owner with a deactivated account fails', async () => {
    bot = await startSlackProgramme();
    Object.assign(bot.slack.users.get(OWNER) ?? {}, { deleted: true });
    await bot.clock.advance(61_000);
    await bot.at('2024-06-24 09:00');
    await bot.at('2024-06-24 09:02');
    expect(bot.message('the Slack account is deactivated', LEAD, bot.slack.directOf(LEAD))).toBeDefined();
    expect(weekly()).toBe(1);
  });
});

describe('a revoked token', () => {
  it('a revoked token stops every call after the first, and no post is lost or sent twice when it works again', async () => {
    await monday({ method: 'chat.postMessage', error: 'token_revoked' });
    const calls = bot.slack.calls.length;
    await bot.people.says(OWNER, 'mine', bot.slack.directOf(OWNER));
    await bot.settle();
    expect(bot.slack.calls.length).toBe(calls);
    expect(await bot.types(LEAD, 'doctor')).toContain('The bot token of Slack was revoked. Install the app again');
    const { length } = bot.slack.calls;
    await bot.clock.advance(60_000);
    await bot.settle();
    expect(bot.slack.calls.length).toBe(length);
    expect(bot.lines.join('')).toContain('was revoked');
    // To the second: the calls that follow have to be answered before much more time passes.
    await bot.clock.advance(9 * 60_000 + 500);
    await bot.settle();
    expect(weekly()).toBe(1);
    expect(bot.message('Owner: 3 actions')).toBeDefined();
  });
});

describe('people from outside in the channel', () => {
  it.each([
    ['a guest', () => void bot.slack.users.set('U0GUEST', { id: 'U0GUEST', name: 'Guest', is_restricted: true })],
    [
      'somebody of another workspace',
      () => void bot.slack.users.set('U0GUEST', { id: 'U0GUEST', name: 'X', is_stranger: true, team_id: 'T0OTHER' }),
    ],
  ])('%s: only counts are posted, and the owners’ cards go to them directly', async (_, arrive) => {
    bot = await startSlackProgramme();
    arrive();
    bot.slack.channels.get(GENERAL)?.members.push('U0GUEST');
    await bot.people.event({ type: 'member_joined_channel', user: 'U0GUEST', channel: GENERAL });
    const before = bot.slack.seen(GENERAL).length;
    await bot.at('2024-06-24 09:00');
    const posted = bot.slack.seen(GENERAL).slice(before).map(wordsIn).join('\n');
    expect(posted).toContain('36 days left');
    expect(posted).not.toMatch(/Owner|Sro|Procurement|Improvement plan|E1/);
    expect(bot.message('Owner: 3 actions', OWNER, bot.slack.directOf(OWNER)).thread_ts).toBeUndefined();
    await bot.types(OWNER, 'start E1-01');
    const line = bot.slack.seen(GENERAL).slice(before).map(wordsIn).join('\n');
    expect(line).not.toMatch(/Owner|Procurement/);
  });

  it('an externally shared channel is one, too, and is looked at again before a post', async () => {
    bot = await startSlackProgramme();
    Object.assign(bot.slack.channels.get(GENERAL) ?? {}, { is_ext_shared: true });
    await bot.clock.advance(61_000);
    const before = bot.slack.seen(GENERAL).length;
    await bot.at('2024-06-24 09:00');
    expect(bot.slack.seen(GENERAL).slice(before).map(wordsIn).join('\n')).not.toMatch(/Owner|Sro|Procurement/);
  });

  it('an action’s cards are not drawn again with names where people from outside came in since', async () => {
    bot = await startSlackProgramme();
    await bot.at('2024-06-24 09:00');
    Object.assign(bot.slack.channels.get(GENERAL) ?? {}, { is_ext_shared: true });
    await bot.clock.advance(61_000);
    const card = bot.message('Owner: 3 actions');
    await bot.people.press(OWNER, card, 'Mark E1-01 complete');
    await bot.settle();
    expect(wordsIn(card)).not.toContain('Reported complete by Owner');
  });
});

describe('personal cards', () => {
  it('personal cards are direct messages for people who prefer them, and for all when the notice does', async () => {
    bot = await startSlackProgramme();
    await bot.types(OWNER, 'prefer direct', bot.slack.directOf(OWNER));
    await bot.at('2024-06-24 09:00');
    expect(bot.message('Owner: 3 actions', OWNER, bot.slack.directOf(OWNER))).toBeDefined();
    await bot.types(OWNER, 'done E1-01', bot.slack.directOf(OWNER));
    await bot.types(LEAD, 'prefer direct for all', bot.slack.directOf(LEAD));
    await bot.at('2024-07-01 09:00');
    expect(bot.message('Confirm E1-01 Procurement rules?', SRO, bot.slack.directOf(SRO))).toBeDefined();
    await bot.types(SRO, 'prefer thread', bot.slack.directOf(SRO));
    await bot.at('2024-07-08 09:00');
    expect(bot.message('Sro: 1 action').thread_ts).toBeDefined();
  });
});
