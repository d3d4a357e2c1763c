/** Conversations that throw the bot out, take it in again, are renamed, or were never heard of. */
import { describe, expect, it } from 'vitest';
import { CHANNEL, envelope, LEAD } from '../../helpers/teams-bot.ts';
import { TENANT } from '../../helpers/teams-connector.ts';
import { DELIVERY, errorOf, NOW, posted, sends, startDeliverer } from '../../helpers/teams-deliverer.ts';
import { BOT } from '../../helpers/teams-stand-in.ts';
import { signed } from '../../helpers/tokens.ts';

const OTHER = '19:other@thread.tacv2';

describe('a conversation', () => {
  it('a conversation that took the bot out is not written to until the bot is back', async () => {
    const { cloud, deliverer, event } = await startDeliverer();
    await event({ membersRemoved: [BOT] });
    const failed = await errorOf(deliverer.deliver(DELIVERY));
    expect(failed).toMatchObject({
      permanent: true,
      message: '“Improvement” in Teams: the bot was taken out of it; add it again.',
    });
    expect(sends(cloud)).toBe(0);
    await event({ membersAdded: [BOT] });
    await deliverer.deliver(DELIVERY);
    expect(posted(cloud)).toHaveLength(1);
  });

  it('a conversation that uninstalled the app is not written to', async () => {
    const { deliverer, event } = await startDeliverer();
    await event({ type: 'installationUpdate', action: 'remove' });
    expect(await errorOf(deliverer.deliver(DELIVERY))).toMatchObject({ permanent: true });
  });

  it('a conversation is reached at the address of its latest activity', async () => {
    const { cloud, store, deliverer, send } = await startDeliverer();
    const serviceUrl = `${cloud.url}/emea/`;
    const token = cloud.authorization(
      ({ header, claims }) => `Bearer ${signed(header, { ...claims, serviceurl: serviceUrl }, cloud.keys.own)}`,
    );
    const said = { ...envelope(cloud, LEAD, 'channel', 'm1'), type: 'conversationUpdate', serviceUrl };
    expect((await send(said, token)).status).toBe(200);
    expect(await store.referenceOf('teams', CHANNEL)).toMatchObject({ serviceUrl });
    await errorOf(deliverer.deliver(DELIVERY));
    expect(cloud.calls.map(({ path }) => path)).toEqual([expect.stringMatching(/^\/emea\//)]);
  });

  it.each([
    ['a team', { team: { id: CHANNEL, name: 'Recovery' }, eventType: 'teamRenamed' }, '“Recovery” in Teams'],
    [
      'a channel, told in the first channel of its team',
      { team: { id: CHANNEL }, channel: { id: OTHER, name: 'Finance' }, eventType: 'channelRenamed' },
      '“Improvement: Finance” in Teams',
    ],
  ])('a conversation is called by its present name after %s was renamed', async (_, channelData, told) => {
    const { cloud, deliverer, event } = await startDeliverer();
    const team = { id: CHANNEL, name: 'Improvement' };
    const other = { id: OTHER, conversationType: 'channel', isGroup: true, tenantId: TENANT };
    const tenant = { id: TENANT };
    const channel = { id: OTHER, name: 'Programme' };
    await event({ conversation: other, channelData: { tenant, team, channel }, membersAdded: [BOT] });
    await event({ channelData: { tenant, ...channelData } });
    const conversation = 'channel' in channelData ? OTHER : CHANNEL;
    cloud.rosters.set(conversation, [LEAD]);
    cloud.mishaps.push({ status: 404, body: { error: { code: 'ConversationNotFound' } } });
    const place = { platform: 'teams', conversation } as const;
    expect((await errorOf(deliverer.deliver({ ...DELIVERY, place }))).message).toContain(told);
    expect(await deliverer.nameOf?.(conversation)).toBe(told.replace(/“(.*)” in Teams/, '$1'));
  });

  it('a post to a conversation that nobody has spoken in fails and says what to do', async () => {
    const { deliverer } = await startDeliverer();
    const place = { platform: 'teams', conversation: OTHER } as const;
    expect((await errorOf(deliverer.deliver({ ...DELIVERY, place }))).message).toContain(
      'say something to the bot there once',
    );
  });

  it('a conversation whose reference leads to a foreign host gets no message', async () => {
    const { cloud, store, deliverer } = await startDeliverer();
    const kept = (await store.referenceOf('teams', CHANNEL)) as object;
    await store.keepReference({
      platform: 'teams',
      conversation: OTHER,
      reference: { ...kept, serviceUrl: 'https://evil.example/' },
      seenAt: NOW,
    });
    const place = { platform: 'teams', conversation: OTHER } as const;
    expect(await errorOf(deliverer.deliver({ ...DELIVERY, place }))).toMatchObject({
      permanent: true,
      message: expect.stringContaining('its service is at no host of Teams'),
    });
    expect(cloud.tokenCalls).toBe(0);
  });
});
