/** A deliverer to the stand-in of Teams that has heard a lead speak in the channel, with an outbox whose clock moves by hand. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createOutbox } from '../../src/delivery/outbox.ts';
import type { Delivery, DeliveryError } from '../../src/ports/deliverer.ts';
import type { Post } from '../../src/ports/post.ts';
import { createCardDrawer } from '../../src/posting/card-drawer.ts';
import { machine } from '../../src/service/entry.ts';
import { createTestClock } from './clock.ts';
import { postOf } from './post.ts';
import { silentLog } from './silent-log.ts';
import { CHANNEL, envelope, LEAD, OWNER, textOf } from './teams-bot.ts';
import { connectedTeams } from './teams-connection.ts';
import { BOT, startTeamsStandIn, type TeamsStandIn } from './teams-stand-in.ts';
import { opened } from './temporary-store.ts';

export const NOW = '2024-06-24T08:00:00.000Z';
export const teamsPost = (key: string, more: Partial<Post> = {}) =>
  postOf(key, { place: { platform: 'teams', conversation: CHANNEL }, ...more });

export const CARD = { title: 'x', summary: 'x.', body: [], buttons: [] };
export const DELIVERY: Delivery = { place: { platform: 'teams', conversation: CHANNEL }, card: CARD, key: 'k' };

/** A deliverer that has heard the lead speak in the channel, with an outbox whose clock moves by hand. */
export async function startDeliverer() {
  const cloud = await startTeamsStandIn();
  cloud.rosters.set(CHANNEL, [LEAD, OWNER]);
  const store = await opened();
  const clock = createTestClock(NOW);
  const realTimers = { ...machine.clock, now: clock.now };
  const teams = await connectedTeams(cloud, { store, clock: realTimers });
  const { deliverer } = teams;
  let ids = 0;
  const outbox = createOutbox({
    store,
    ...createCardDrawer(store, clock, 'Europe/London'),
    deliverers: { teams: deliverer },
    clock,
    log: silentLog(clock.now),
    secret: 's',
    random: () => 0.5,
    newId: () => `id${ids++}`,
  });
  onTestFinished(async () => {
    await outbox[Symbol.asyncDispose]();
    await teams[Symbol.asyncDispose]();
  });
  const server = createServer((request, response) => void teams.handlers.get('/api/messages')?.(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const send = async (activity: object, token = cloud.authorization()) => {
    const { port } = server.address() as AddressInfo;
    const headers = { 'content-type': 'application/json', authorization: token ?? '' };
    return fetch(`http://127.0.0.1:${port}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
  };
  const event = (more: object) =>
    send({ ...envelope(cloud, LEAD, 'channel', 'e1'), type: 'conversationUpdate', ...more });
  await event({ membersAdded: [BOT] });
  return { cloud, store, clock, deliverer, outbox, send, event };
}

export const posted = (cloud: TeamsStandIn) => cloud.messages.map((one) => textOf(one).split('\n'));

export function sends(cloud: TeamsStandIn): number {
  return cloud.calls.filter(({ method }) => method !== 'GET').length;
}

export async function errorOf(promise: Promise<unknown>): Promise<DeliveryError> {
  return promise.then(
    () => {
      throw new Error('It was delivered');
    },
    (error) => error as DeliveryError,
  );
}
