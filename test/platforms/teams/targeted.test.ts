/** Messages for one person alone, as the calls of Microsoft's client reach Teams, and as Teams refuses them. */
import { describe, expect, it } from 'vitest';
import { createAdapter } from '../../../src/platforms/teams/adapter.ts';
import { readConfig } from '../../../src/service/config.ts';
import { machine } from '../../../src/service/entry.ts';
import { CHANNEL, LEAD, OWNER } from '../../helpers/teams-bot.ts';
import { startTeamsStandIn } from '../../helpers/teams-stand-in.ts';

const MESSAGE = { type: 'message', summary: 'x', text: 'for one' };

async function started() {
  const cloud = await startTeamsStandIn();
  cloud.rosters.set(CHANNEL, [LEAD, OWNER]);
  const config = readConfig(cloud.settings).teams;
  if (!config) throw new Error('Teams is not configured');
  const adapter = createAdapter(config, machine.clock);
  /** The status with which Teams refuses, or 201. */
  const statusOf = (work: Parameters<typeof adapter.call>[1], reader?: string) =>
    adapter.call(cloud.serviceUrl, work, reader).then(
      () => 201,
      (error: { statusCode?: number }) => error.statusCode,
    );
  const post = (reader?: string, message: object = MESSAGE) =>
    statusOf(({ conversations }) => conversations.sendToConversation(CHANNEL, message), reader);
  const put = (id: string, reader?: string) =>
    statusOf(({ conversations }) => conversations.updateActivity(CHANNEL, id, { ...MESSAGE, id }), reader);
  return { cloud, post, put };
}

describe('a message for one person', () => {
  it('a message for one person names them, and the next one for everybody names nobody', async () => {
    const { cloud, post } = await started();
    expect(await post(OWNER.id)).toBe(201);
    const [sent] = cloud.messages;
    expect(sent).toMatchObject({ onlyFor: OWNER.id, activity: { recipient: { id: OWNER.id, isTargeted: true } } });
    expect(await post()).toBe(201);
    expect(cloud.messages[1]).toMatchObject({ onlyFor: null });
    expect(cloud.messages[1]?.activity).not.toHaveProperty('recipient');
    expect([cloud.seen(CHANNEL, LEAD), cloud.seen(CHANNEL, OWNER)].map(({ length }) => length)).toEqual([1, 2]);
  });

  it('a message for one person keeps its thread', async () => {
    const { cloud } = await started();
    const config = readConfig(cloud.settings).teams;
    if (!config) throw new Error('Teams is not configured');
    await createAdapter(config, machine.clock).call(
      cloud.serviceUrl,
      ({ conversations }) => conversations.sendToConversation(`${CHANNEL};messageid=17`, MESSAGE),
      OWNER.id,
    );
    expect(cloud.messages.map(({ thread, onlyFor }) => [thread, onlyFor])).toEqual([['17', OWNER.id]]);
  });

  it('a redraw of a message for one person names nobody, and is refused without the query or after 24 hours', async () => {
    const { cloud, post, put } = await started();
    await post(OWNER.id);
    const id = cloud.messages[0]?.id ?? '';
    expect(await put(id, OWNER.id)).toBe(201);
    expect(cloud.messages[0]?.edits).toBe(1);
    expect(await put(id)).toBe(400);
    cloud.passHours(23);
    expect(await put(id, OWNER.id)).toBe(201);
    cloud.passHours(1);
    expect(await put(id, OWNER.id)).toBe(404);
    expect(cloud.seen(CHANNEL, OWNER)).toEqual([]);
  });

  it('a message for somebody who is not in the conversation is refused', async () => {
    const { cloud, post } = await started();
    expect(await post('29:stranger')).toBe(403);
    expect(cloud.messages).toEqual([]);
  });

  it('a message for everybody is sent and redrawn as before', async () => {
    const { cloud, post, put } = await started();
    expect(await post()).toBe(201);
    expect(await put(cloud.messages[0]?.id ?? '')).toBe(201);
    expect(cloud.messages[0]).toMatchObject({ onlyFor: null, edits: 1 });
    expect(cloud.messages[0]?.activity).not.toHaveProperty('recipient');
  });
});
