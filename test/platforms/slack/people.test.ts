/** Who may do what in Slack: strangers, guests, people of other workspaces, and those whom a lead admitted. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GENERAL, LEAD, OWNER, type SlackBot, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';
import type { SlackUser } from '../../helpers/slack-shapes.ts';

const GUEST = 'U0GUEST';
let bot: SlackBot;
beforeEach(async () => {
  bot = await startSlackProgramme();
});
afterEach(() => expect(bot.slack.violations).toEqual([]));

const OUTSIDERS: [string, Omit<SlackUser, 'id' | 'name'>][] = [
  ['a guest of several channels', { is_restricted: true }],
  ['a guest of one channel', { is_ultra_restricted: true }],
  ['a stranger of a shared channel', { is_stranger: true }],
  ['somebody of another workspace', { team_id: 'T0OTHER' }],
  ['an account that is switched off', { deleted: true }],
  ['another program', { is_bot: true }],
];

function arrives(more: Omit<SlackUser, 'id' | 'name'>): void {
  bot.slack.users.set(GUEST, { id: GUEST, name: 'Guest', ...more });
}

describe.each(OUTSIDERS)('%s', (_, more) => {
  it('an outsider reads and changes nothing in any way, also with an account in the record', async () => {
    arrives({});
    bot.slack.channels.get(GENERAL)?.members.push(GUEST);
    await bot.clock.advance(61_000);
    await bot.types(LEAD, `role <@${GUEST}|guest> officer`, bot.slack.directOf(LEAD));
    await bot.types(
      LEAD,
      `add action "Of the guest" to E1 owner <@${GUEST}|guest> by 28 June`,
      bot.slack.directOf(LEAD),
    );
    await bot.at('2024-06-24 09:00');
    const card = bot.message('Guest: 1 action');
    arrives(more);
    await bot.clock.advance(61_000);
    for (const line of ['status', 'mine', 'show E1-04', 'done E1-04', 'history E1-04'])
      expect(await bot.types(GUEST, line)).toContain('Not for guests');
    await bot.people.press(GUEST, card, 'Mark E1-04 complete');
    await bot.people.says(GUEST, 'done E1-04', GENERAL, { thread_ts: card.thread_ts });
    await bot.people.says(GUEST, 'done E1-04', bot.slack.directOf(GUEST));
    await bot.people.opensHome(GUEST);
    await bot.settle();
    expect(wordsIn(card)).toContain('Not started');
    expect(wordsIn(bot.slack.homes.get(GUEST) ?? {})).toContain('Not for guests');
  });
});

describe('an admitted guest', () => {
  beforeEach(async () => {
    arrives({ is_restricted: true });
    const direct = bot.slack.directOf(LEAD);
    expect(await bot.types(LEAD, `role <@${GUEST}|guest> officer`, direct)).toContain('is a guest of the workspace');
    expect(await bot.types(LEAD, `admit <@${GUEST}|guest>`, direct)).toContain('admitted Guest');
    await bot.types(LEAD, 'add action "Of the guest" to E1 owner @"Guest" by 28 June', direct);
  });

  it('an admitted guest works on their own actions and sees nothing else', async () => {
    expect(await bot.types(GUEST, 'mine')).toContain('E1-04 Of the guest');
    expect(await bot.types(GUEST, 'show E1-01')).not.toContain('Procurement');
    expect(await bot.types(GUEST, 'show E1')).not.toContain('Procurement');
    for (const line of ['status', 'people', 'history E1-01', 'status overdue', 'share', 'export csv', 'home'])
      expect(await bot.types(GUEST, line)).toContain('Not for guests');
    await bot.types(GUEST, 'done E1-01');
    await bot.types(GUEST, 'done E1-04');
    expect(await bot.types(LEAD, 'show E1-01')).toContain('Not started');
    expect(await bot.types(LEAD, 'show E1-04')).toContain('Reported complete by Guest');
  });

  it('an admitted guest’s change redraws cards with the lines of all owners', async () => {
    await bot.types(LEAD, `assign E1-04 @"Owner"`, bot.slack.directOf(LEAD));
    await bot.types(LEAD, `assign E1-04 deputy @"Guest"`, bot.slack.directOf(LEAD));
    await bot.at('2024-06-24 09:00');
    await bot.types(GUEST, 'start E1-04');
    const direct = bot.slack.directOf(OWNER);
    const card = wordsIn(
      [...bot.slack.seen(GENERAL), ...bot.slack.seen(direct)].findLast((one) => wordsIn(one).startsWith('Owner: 4')) ??
        {},
    );
    expect(card).toContain('E1-01 Procurement rules');
    expect(card).toContain('In progress');
  });

  it('an admitted guest is refused again when the lead ends the admission', async () => {
    await bot.types(LEAD, 'admit stop @"Guest"', bot.slack.directOf(LEAD));
    expect(await bot.types(GUEST, 'mine')).toContain('Not for guests');
  });
});

describe('a stranger to the record', () => {
  it('a stranger is told how to join, and does not become a lead by being first', async () => {
    bot.slack.users.set('U0NEW', { id: 'U0NEW', name: 'Newcomer' });
    expect(await bot.types('U0NEW', 'status')).toContain('Ask a programme lead');
    expect(await bot.types('U0NEW', 'role @me lead')).toContain('Ask a programme lead');
  });

  it('a stranger enters by a lead’s mention, with the name that Slack shows', async () => {
    bot.slack.users.set('U0NEW', { id: 'U0NEW', name: 'New Officer' });
    expect(await bot.types(LEAD, 'assign E1-01 <@U0NEW|renamed>')).toContain('New Officer');
    expect(await bot.types('U0NEW', 'mine')).toContain('E1-01');
  });

  it('a stranger of another workspace is refused even when Slack knows their name here', async () => {
    const payload = {
      command: '/bvn',
      text: 'status',
      user_id: OWNER,
      team_id: 'T0OTHER',
      channel_id: GENERAL,
      trigger_id: 'foreign',
    };
    await bot.people.typed(payload);
    await bot.settle();
    expect(bot.message('Not for guests', OWNER)).toBeDefined();
  });
});

describe('a user group', () => {
  it('a user group that is mentioned in place of a person gets nothing, and enters nobody', async () => {
    const direct = bot.slack.directOf(LEAD);
    const said = await bot.types(LEAD, 'assign E1-02 <!subteam^S1|@owner>', direct);
    expect(said).toContain('“@owner” is a team, a channel, a tag or a group, not a person.');
    expect(await bot.types(LEAD, 'assign E1-02 <!here>', direct)).toContain('a mention of everybody in a conversation');
    expect(await bot.types(LEAD, 'assign E1-02 <#C0GENERAL|general>', direct)).toContain('“#general” is a channel');
  });
});
