/** A tenant that Microsoft has moved to another address of Teams: what was kept of the old one is refreshed. */
import { describe, expect, it } from 'vitest';
import { directPlace } from '../../../src/ports/post.ts';
import { CHANNEL, chatOf, envelope, LEAD, OWNER } from '../../helpers/teams-bot.ts';
import { DELIVERY, errorOf, posted, sends, startDeliverer } from '../../helpers/teams-deliverer.ts';
import { BOT } from '../../helpers/teams-stand-in.ts';

const WRONG_GEO = {
  status: 400,
  body: { error: { code: 'BadArgument', message: 'Incoming request was redirected to the wrong geo!' } },
};

/** The tenant moves, and somebody speaks elsewhere than where posts go. */
async function moved() {
  const scene = await startDeliverer();
  scene.cloud.rosters.set(chatOf(LEAD), [LEAD]);
  const mention = { type: 'mention', mentioned: BOT, text: '<at>BVN</at>' };
  const said = { type: 'message', text: '<at>BVN</at> help', entities: [mention] };
  await scene.send({ ...envelope(scene.cloud, OWNER, 'channel', 'm0'), ...said });
  scene.cloud.messages.length = 0;
  scene.cloud.move('eudb');
  await scene.send({ ...envelope(scene.cloud, LEAD, 'chat', 'm1'), type: 'message', text: 'help' });
  return scene;
}

describe('a moved tenant', () => {
  it('a post to a channel of a moved tenant is sent once more, to the latest address, which is kept', async () => {
    const { cloud, store, deliverer } = await moved();
    const before = sends(cloud);
    await deliverer.deliver(DELIVERY);
    expect(posted(cloud)).toHaveLength(1);
    expect(sends(cloud) - before).toBe(1);
    expect(await store.referenceOf('teams', CHANNEL)).toMatchObject({ serviceUrl: cloud.serviceUrl });
  });

  it('the chat with a person of a moved tenant is opened at the latest address', async () => {
    const { cloud, store, deliverer } = await moved();
    await deliverer.deliver({ ...DELIVERY, place: directPlace('teams:aad-owner') });
    expect(cloud.messages.map(({ conversation }) => conversation)).toEqual([chatOf(OWNER)]);
    for (const key of ['person:aad-owner', chatOf(OWNER)])
      expect(await store.referenceOf('teams', key)).toMatchObject({ serviceUrl: cloud.serviceUrl });
  });

  it('a post to a moved tenant is tried again later while no new address is known', async () => {
    const { cloud, deliverer, event } = await startDeliverer();
    cloud.move('eudb');
    const failed = await errorOf(deliverer.deliver(DELIVERY));
    expect(failed).toMatchObject({ outcome: 'refused', permanent: false });
    expect(failed.message).toContain('say something to the bot');
    await event({});
    await deliverer.deliver(DELIVERY);
    expect(posted(cloud)).toHaveLength(1);
  });

  it('a post that is refused at the kept and the latest address is not tried at a third', async () => {
    const { cloud, deliverer } = await moved();
    cloud.mishaps.push(WRONG_GEO);
    const before = sends(cloud);
    expect(await errorOf(deliverer.deliver(DELIVERY))).toMatchObject({ outcome: 'refused', permanent: false });
    expect(sends(cloud) - before).toBe(1);
    expect(posted(cloud)).toHaveLength(0);
  });
});
