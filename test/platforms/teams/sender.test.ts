/** For whom an activity acts: the account in the directory that the sender's own id belongs to, and no other. */
import { describe, expect, it } from 'vitest';
import {
  CHANNEL,
  chatOf,
  envelope,
  GUEST,
  LEAD,
  OWNER,
  startTeamsBot,
  type TeamsBot,
  textOf,
} from '../../helpers/teams-bot.ts';
import { TENANT } from '../../helpers/teams-connector.ts';

describe('senders', () => {
  const claiming = (bot: TeamsBot, from: object) => ({
    ...envelope(bot.cloud, LEAD, 'chat', 'm1'),
    ...{ type: 'message', text: 'status', from },
  });

  it('an activity is refused when its sender’s own id belongs to another account', async () => {
    const bot = await startTeamsBot();
    bot.cloud.rosters.get(chatOf(LEAD))?.push(OWNER);
    const from = { ...OWNER, aadObjectId: LEAD.aadObjectId };
    const words = await bot.send(claiming(bot, from));
    const value = { action: { verb: 'status', data: { bvn: { kind: 'press', command: 'status', args: {} } } } };
    const press = await bot.send({ ...claiming(bot, from), type: 'invoke', name: 'adaptiveCard/action', value });
    expect([words.status, press.status]).toEqual([403, 403]);
    expect(bot.cloud.messages).toEqual([]);
  });

  it('an account that an activity claims falsely is not reached through the claimer’s chat afterwards', async () => {
    const bot = await startTeamsBot();
    bot.cloud.rosters.get(chatOf(LEAD))?.push(OWNER);
    const conversation = { conversationType: 'personal', id: chatOf(OWNER), tenantId: TENANT };
    await bot.send({ ...claiming(bot, { ...OWNER, aadObjectId: LEAD.aadObjectId }), conversation });
    await bot.send({ ...claiming(bot, { ...GUEST, aadObjectId: LEAD.aadObjectId }), conversation });
    bot.cloud.refusesTargeted.add(CHANNEL);
    await bot.says(LEAD, 'status', 'channel');
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('No notice has been entered');
  });

  it('a sender is recognised whether the directory id is in capitals or not', async () => {
    const bot = await startTeamsBot();
    await bot.send(claiming(bot, { ...LEAD, aadObjectId: LEAD.aadObjectId.toUpperCase() }));
    expect(textOf(bot.cloud.messages.at(-1))).toContain('No notice has been entered');
  });
});
