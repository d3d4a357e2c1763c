/** Who reads a channel: only its members are looked at, within Slack's rates, and only people from outside limit it. */
import { afterEach, describe, expect, it } from 'vitest';
import { GENERAL, OWNER, type SlackBot, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';
import type { SlackUser } from '../../helpers/slack-shapes.ts';

let bot: SlackBot;
afterEach(() => expect(bot.slack.violations).toEqual([]));

const weekly = () => bot.slack.seen(GENERAL).filter((one) => wordsIn(one).startsWith('Weekly reminder'));
const asked = (method: string) => bot.slack.calls.filter((call) => call.method === method);

function joins(id: string, more: Omit<SlackUser, 'id' | 'name'> = {}, name = id): void {
  bot.slack.users.set(id, { id, name, ...more });
  bot.slack.channels.get(GENERAL)?.members.push(id);
}

/** The calls a minute that Slack grants at least (docs.slack.dev/apis/web-api/rate-limits). */
function enforceRates(): void {
  for (const [method, rate] of [
    ['users.list', 20],
    ['conversations.info', 50],
    ['conversations.open', 50],
    ['conversations.members', 100],
    ['users.info', 100],
  ] as const)
    bot.slack.rates.set(method, rate);
}

/** Moves the clock on until all that is known of the channel and its members is too old to be used. */
async function forgetAll(): Promise<void> {
  await bot.clock.advance(11 * 60_000);
  await bot.settle();
}

/** Lets time pass until the weekly card is there, and gives how many seconds that took. */
async function secondsUntilPosted(most: number): Promise<number> {
  let seconds = 0;
  for (; weekly().length === 0 && seconds < most; seconds += 1) {
    await bot.clock.advance(1_000);
    await bot.settle();
  }
  return seconds;
}

describe('a channel of many members', () => {
  it('a channel with a hundred unknown members, of 50,000 accounts, gets its post within 30 seconds', async () => {
    bot = await startSlackProgramme();
    for (let n = 0; n < 50_000; n += 1) bot.slack.users.set(`U1${n}`, { id: `U1${n}`, name: `Officer ${n}` });
    for (let n = 0; n < 96; n += 1) bot.slack.channels.get(GENERAL)?.members.push(`U1${n * 500}`);
    await forgetAll();
    enforceRates();
    await bot.at('2024-06-24 09:00');
    expect(await secondsUntilPosted(31)).toBeLessThanOrEqual(30);
    expect(wordsIn(weekly()[0] ?? {})).toContain('Procurement rules');
  });

  it('a look at many members goes on where a rate limit stopped it, in the list and in the accounts', async () => {
    bot = await startSlackProgramme();
    for (let n = 0; n < 446; n += 1) joins(`U1${n}`);
    await forgetAll();
    enforceRates();
    bot.slack.rates.set('conversations.members', 2);
    const before = { pages: asked('conversations.members').length, accounts: asked('users.info').length };
    await bot.at('2024-06-24 09:00');
    expect(await secondsUntilPosted(360)).toBeLessThan(360);
    const pages = asked('conversations.members').slice(before.pages);
    expect(pages.filter(({ taken }) => taken !== false).map(({ args }) => args.cursor)).toEqual([
      undefined,
      '200',
      '400',
    ]);
    // Those of the record were known already.
    const accounts = asked('users.info').slice(before.accounts);
    const answered = accounts.filter(({ taken }) => taken !== false).map(({ args }) => args.user);
    expect(answered.filter((id) => String(id).startsWith('U1')).length).toBe(446);
  });
});

describe('an account of a channel that turns into a guest’s', () => {
  it('a member who turned into a guest is looked at again after ten minutes, and not before', async () => {
    bot = await startSlackProgramme();
    joins('U1MEMBER');
    await forgetAll();
    await bot.at('2024-06-24 09:00');
    expect(wordsIn(weekly()[0] ?? {})).toContain('Procurement rules');
    Object.assign(bot.slack.users.get('U1MEMBER') ?? {}, { is_restricted: true });
    const lookedAt = () => asked('users.info').filter(({ args }) => args.user === 'U1MEMBER').length;
    const before = lookedAt();
    await bot.clock.advance(9 * 60_000);
    await bot.types(OWNER, 'start E1-01');
    expect(lookedAt()).toBe(before);
    expect(wordsIn(bot.message('E1-01 Procurement rules'))).toContain('Owner');
    await bot.clock.advance(2 * 60_000);
    await bot.types(OWNER, 'start E1-02');
    expect(lookedAt()).toBe(before + 1);
    expect(wordsIn(bot.slack.seen(GENERAL).at(-1) ?? {})).not.toMatch(/Owner|Audit/);
  });
});

describe('a look that takes longer than an attempt to post', () => {
  it('a post held up by a long look counts as not sent, and is sent when the look is done', async () => {
    bot = await startSlackProgramme();
    joins('U1SLOW');
    await forgetAll();
    const { promise, resolve: answer } = Promise.withResolvers<void>();
    const slow = { method: 'conversations.members', until: promise };
    bot.slack.faults.push(slow);
    const posting = bot.at('2024-06-24 09:00');
    while (bot.slack.faults.includes(slow)) await bot.clock.advance(0);
    for (let second = 0; second < 20; second += 1) await bot.clock.advance(1_000);
    answer();
    await posting;
    expect(await secondsUntilPosted(5)).toBeLessThan(5);
    await bot.clock.advance(70_000);
    await bot.settle();
    expect(weekly().length).toBe(1);
    expect(asked('conversations.history')).toEqual([]);
  });
});

describe('somebody who comes back into a channel as a guest', () => {
  it('a member who comes back as a guest is looked at anew, before ten minutes have passed', async () => {
    bot = await startSlackProgramme();
    joins('U1BACK');
    await forgetAll();
    await bot.types(OWNER, 'start E1-01');
    expect(wordsIn(bot.message('E1-01 Procurement rules'))).toContain('Owner');
    Object.assign(bot.slack.users.get('U1BACK') ?? {}, { is_restricted: true });
    await bot.people.event({ type: 'member_joined_channel', user: 'U1BACK', channel: GENERAL });
    await bot.types(OWNER, 'start E1-02');
    expect(wordsIn(bot.slack.seen(GENERAL).at(-1) ?? {})).not.toMatch(/Owner|Audit/);
  });
});

describe('apps and switched-off accounts in a channel', () => {
  it.each([
    ['another app', { is_bot: true }],
    ['an app of another organisation', { is_bot: true, team_id: 'T0OTHER' }],
    ['an account that is switched off', { deleted: true }],
  ])('%s does not count as a reader, so that names are posted', async (_, more) => {
    bot = await startSlackProgramme();
    joins('U1APP', more);
    await forgetAll();
    await bot.at('2024-06-24 09:00');
    expect(wordsIn(weekly()[0] ?? {})).toContain('Procurement rules');
    expect(bot.message('Owner: 3 actions').thread_ts).toBe(weekly()[0]?.ts);
  });
});

describe('an Enterprise Grid', () => {
  const ours = { enterprise_id: 'E0OURS', teams: ['T0SISTER'] };

  async function startInGrid(): Promise<void> {
    bot = await startSlackProgramme();
    bot.slack.enterprise = 'E0OURS';
    await bot.restart();
  }

  it('people of another workspace of our organisation read names, and a channel shared among its workspaces shows them', async () => {
    await startInGrid();
    joins('U1OFTHEM', { team_id: 'E0OURS' });
    joins('U1SISTER', { team_id: 'T0SISTER', enterprise_user: ours, is_stranger: true });
    Object.assign(bot.slack.channels.get(GENERAL) ?? {}, { is_shared: true, is_org_shared: true });
    await bot.at('2024-06-24 09:00');
    expect(wordsIn(weekly()[0] ?? {})).toContain('Procurement rules');
  });

  it.each([
    ['a guest of our organisation', { enterprise_user: ours, is_restricted: true }],
    ['somebody of another organisation', { enterprise_user: { enterprise_id: 'E0OTHER', teams: ['T0OTHER'] } }],
  ])('%s is an outsider', async (_, more) => {
    await startInGrid();
    joins('U1OTHER', more);
    await bot.at('2024-06-24 09:00');
    expect(wordsIn(weekly()[0] ?? {})).not.toContain('Procurement rules');
  });

  it('a channel shared with another organisation shows counts, also when it is shared among our workspaces, too', async () => {
    await startInGrid();
    Object.assign(bot.slack.channels.get(GENERAL) ?? {}, { is_shared: true, is_org_shared: true, is_ext_shared: true });
    await bot.at('2024-06-24 09:00');
    expect(wordsIn(weekly()[0] ?? {})).not.toContain('Procurement rules');
  });

  it.each([
    ['the organisation', 'E0OURS', 'reported E1-01 complete'],
    ['another workspace of it', 'T0SISTER', 'reported E1-01 complete'],
    ['another organisation', 'E0OTHER', 'Not for guests'],
  ])('words from %s count as those of a member, and of nobody else', async (_, user_team, words) => {
    await startInGrid();
    Object.assign(bot.slack.users.get(OWNER) ?? {}, {
      enterprise_user: user_team === 'E0OTHER' ? { enterprise_id: 'E0OTHER', teams: [] } : ours,
    });
    const direct = bot.slack.directOf(OWNER);
    await bot.people.says(OWNER, 'done E1-01', direct, { user_team });
    await bot.settle();
    expect(wordsIn(bot.message(words, OWNER, direct))).toContain(words);
  });
});
