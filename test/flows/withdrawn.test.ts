/** A waiting post is withdrawn when it is no longer true: the ledger says why, and the rest goes out. */
import { describe, expect, it } from 'vitest';
import { unconnectedFaults } from '../../src/operations/faults.ts';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

/** A programme whose SRO has an account on an unconnected platform, so that cards to them wait. */
async function startWaiting(): Promise<Bot> {
  const bot = await startProgramme();
  const account = { platform: 'slack', accountId: 'U7', name: 'sro' } as const;
  await bot.ask('Lead', 'account <@slack:U7|sro> for "Sro"', {
    mentioned: [account],
  });
  await bot.says('Sro', 'prefer direct on slack');
  await bot.says('Lead', 'add action "Second" to E1 owner @"Owner" by 25 June', DIRECT);
  await bot.says('Lead', 'withdraw E1-01 because it is not needed', DIRECT);
  await bot.at('2024-06-24 09:00');
  await bot.at('2024-07-01 09:00');
  await bot.at('2024-07-02 09:00');
  return bot;
}

const toSro = async (bot: Bot) =>
  (await bot.store.posts({ platform: 'slack', limit: 9 }))
    .filter(({ replaces }) => replaces === undefined)
    .map(({ card, state, reason }) => ({ summary: card?.summary, state, reason }))
    .reverse();

const FIRST = 'Sro: 1 to speak to the owner about.';

describe('a card that waits', () => {
  it('leads are told once a day, elsewhere, of a card that waits for an unconnected platform', async () => {
    const bot = await startWaiting();
    const told = bot.messages.filter(({ card }) => card.title === 'Slack is not connected');
    expect(told.map(({ conversation }) => conversation)).toEqual(['dm:Lead', 'dm:Lead']);
    expect(told[0]?.text).toContain('Slack is not connected: 1 message waits for it.');
    expect(await unconnectedFaults(bot.store, (platform) => platform === 'local')).toEqual([
      expect.stringContaining('Slack is not connected: 2 messages wait for it.'),
    ]);
  });

  it('a card for an unconnected platform waits as planned', async () => {
    const bot = await startWaiting();
    expect(await toSro(bot)).toEqual([
      { summary: FIRST, state: 'planned', reason: null },
      { summary: FIRST, state: 'planned', reason: null },
    ]);
  });

  it('behind a newer one of the same person is not closed unsent, so that a later change still withdraws both', async () => {
    const bot = await startWaiting();
    const older = (await bot.store.posts({ platform: 'slack', limit: 9 })).at(-1);
    if (!older) throw new Error('No card waits');
    const by = { personId: null, account: 'schedule', from: 'ladder', requestId: 'x' };
    const newer = { ...older, key: 'newer' };
    await bot.store.commit({ once: 'newer', at: bot.clock.now(), by, changes: [], posts: [newer], basis: [] });
    await bot.says('Owner', 'block E1-02 because of the holidays', DIRECT);
    await bot.says('Owner', 'done E1-02 https://intranet.example/audit', DIRECT);
    const ends = await Promise.all([older.key, 'newer'].map((key) => bot.store.post(key)));
    expect(ends.map((post) => post?.reason)).toEqual(
      Array(2).fill('Before this was sent, E1-02 was reported complete.'),
    );
  });

  it.each([
    ['Owner', 'done E1-02 https://intranet.example/audit', 'E1-02 was reported complete'],
    ['Lead', 'due E1-02 12 July because the auditors asked', 'E1-02 was moved to 12 July 2024'],
    ['Lead', 'assign E1-02 @"Other"', 'E1-02 was given to somebody else'],
    ['Owner', 'due E1-02 12 July because the auditors asked', 'another date was proposed for E1-02'],
  ])('a waiting card is withdrawn after %s: “%s”', async (who, line, why) => {
    const bot = await startWaiting();
    await bot.says(who, line, DIRECT);
    expect(await toSro(bot)).toEqual([
      { summary: FIRST, state: 'suppressed', reason: `Before this was sent, ${why}.` },
      { summary: FIRST, state: 'planned', reason: null },
    ]);
    const redraws = (await bot.store.posts({ platform: 'slack', limit: 9 })).filter(({ replaces }) => replaces);
    expect(redraws.map(({ state }) => state)).toEqual([]);
  });

  it('a waiting card goes out with the actions that are left on it', async () => {
    const bot = await startWaiting();
    await bot.says('Lead', 'add action "Third" to E1 owner @"Owner" by 25 June 2024', DIRECT);
    await bot.says('Sro', 'prefer direct', DIRECT);
    const row = (await bot.store.posts({ platform: 'slack', limit: 1 }))[0];
    if (row?.live?.kind !== 'personal') throw new Error('The card is not a personal one');
    // One card with two actions that the SRO is asked to speak about.
    const both = (await bot.snapshot()).actions
      .filter(({ code }) => ['E1-02', 'E1-04'].includes(code))
      .map(({ id }) => id);
    const by = { personId: null, account: 'schedule', from: 'escalations', requestId: 'x' };
    const post = {
      ...row,
      key: 'both',
      threadOf: undefined,
      replaces: undefined,
      about: both,
      live: { ...row.live, escalated: both },
    };
    await bot.store.commit({ once: 'both', at: bot.clock.now(), by, changes: [], posts: [post], basis: [] });
    await bot.says('Owner', 'done E1-02 https://intranet.example/audit', DIRECT);
    const [again] = await bot.store.posts({ platform: 'slack', limit: 1 });
    expect(await bot.store.post('both')).toMatchObject({ state: 'suppressed' });
    expect(again).toMatchObject({ state: 'planned', card: { summary: FIRST } });
    expect(again?.key).toContain('both:again:');
    expect(JSON.stringify(again?.card)).not.toContain('E1-02');
  });

  it('a waiting card is withdrawn by a handover that the schedule carries out', async () => {
    const bot = await startWaiting();
    await bot.says('Lead', 'handover @"Owner" to @"Other" from 3 July', DIRECT);
    await bot.at('2024-07-03 08:00');
    expect((await toSro(bot)).map(({ state }) => state)).toEqual(['suppressed', 'suppressed']);
  });

  it('a waiting card stays as it is when something else changes', async () => {
    const bot = await startWaiting();
    await bot.says('Owner', 'start E1-02', DIRECT);
    await bot.says('Lead', 'edit E1-02 title "Other words"', DIRECT);
    expect((await toSro(bot)).map(({ state }) => state)).toEqual(['planned', 'planned']);
  });
});

describe('a pause', () => {
  const KEPT = 'Before this was sent, reminders were paused.';
  const since = (bot: Bot) => toSro(bot).then((all) => all.slice(2));

  it('a pause withdraws waiting reminders with the reason, and leaves other posts', async () => {
    const bot = await startWaiting();
    await bot.says('Owner', 'away 20 to 25 July cover @"Sro"', DIRECT);
    await bot.says('Lead', 'pause', DIRECT);
    expect((await toSro(bot)).map(({ summary, state, reason }) => [summary, state, reason])).toEqual([
      [FIRST, 'suppressed', KEPT],
      [FIRST, 'suppressed', KEPT],
      ['You cover for Owner.', 'planned', null],
    ]);
  });

  it('cards withdrawn by a pause are replaced by one on the next day of reminders, with the state of that day', async () => {
    const bot = await startWaiting();
    await bot.says('Lead', 'pause', DIRECT);
    await bot.at('2024-07-03 10:00');
    await bot.says('Owner', 'done E1-02 https://intranet.example/audit', DIRECT);
    await bot.says('Lead', 'resume', DIRECT);
    await bot.at('2024-07-03 12:00');
    expect((await since(bot)).map(({ summary }) => summary)).toEqual(['Sro: 1 to confirm.']);
    for (const time of ['2024-07-04 09:00', '2024-07-04 12:00', '2024-07-05 09:00']) await bot.at(time);
    expect((await since(bot)).map(({ summary, state }) => [summary, state])).toEqual([
      ['Sro: 1 to confirm.', 'planned'],
      ['Sro: 1 to speak to the owner about, 1 to confirm.', 'planned'],
    ]);
    const [row] = await bot.store.posts({ platform: 'slack', state: 'planned', limit: 9 });
    expect(JSON.stringify(row?.card)).toContain('E1-04');
  });

  it('the preview after a pause shows the one card that replaces the withdrawn ones', async () => {
    const bot = await startWaiting();
    await bot.says('Lead', 'pause', DIRECT);
    await bot.at('2024-07-03 10:00');
    await bot.says('Lead', 'resume', DIRECT);
    const preview = await bot.says('Lead', 'remind preview', DIRECT);
    const both = '  Privately, to Sro: 2 to speak to the owner about.';
    expect(preview).toContain(`- Thursday 4 July 2024, 9am: Personal messages\n${both}`);
    expect(preview.split(both)).toHaveLength(2);
    await bot.at('2024-07-04 09:00');
    expect((await since(bot)).map(({ summary }) => summary)).toEqual(['Sro: 2 to speak to the owner about.']);
  });

  it('nobody gets a second card after a pause, nor a card about settled actions', async () => {
    const bot = await startWaiting();
    const cards = () => bot.messages.filter(({ card }) => card.to?.name === 'Owner').length;
    await bot.says('Lead', 'pause', DIRECT);
    await bot.says('Owner', 'done E1-02 https://intranet.example/audit', DIRECT);
    for (const code of ['E1-02', 'E1-04']) await bot.says('Lead', `withdraw ${code} because it is not needed`, DIRECT);
    const before = cards();
    await bot.says('Lead', 'resume', DIRECT);
    for (const time of ['2024-07-03 09:00', '2024-07-04 09:00']) await bot.at(time);
    expect(await since(bot)).toEqual([]);
    expect(cards()).toBe(before);
  });

  it('an escalation withdrawn by a pause over a weekly reminder comes with the next one, on one card', async () => {
    const bot = await startWaiting();
    await bot.says('Lead', 'pause', DIRECT);
    await bot.at('2024-07-06 12:00');
    await bot.says('Lead', 'resume', DIRECT);
    for (const time of ['2024-07-08 08:00', '2024-07-08 09:00', '2024-07-08 12:00', '2024-07-09 09:00'])
      await bot.at(time);
    const cards = await since(bot);
    expect(cards).toHaveLength(1);
    expect(cards[0]?.summary).toContain('to speak to the owner about');
  });
});
