/**
 * One life of the service: the shipped store, scheduler, outbox and Slack, put together as app.ts does, with a clock that
 * runs fast and a point at which it kills itself. It says `idle` when nothing is left to deliver.
 */
import '../../src/tz.ts';
import { randomUUID } from 'node:crypto';
import { connectSlack } from '../../src/connect/slack.ts';
import { type Deliverer, DeliveryError } from '../../src/delivery/deliverer.ts';
import { createOutbox } from '../../src/delivery/outbox.ts';
import type { Job } from '../../src/jobs/job.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import type { Post } from '../../src/views/card.ts';
import { BOT } from '../helpers/slack-stand-in.ts';
import { createFastClock } from './fast-clock.ts';
import { type Life, POSTS_A_LIFE, type Point } from './points.ts';

const life = JSON.parse(process.env.LIFE ?? '') as Life;
const clock = createFastClock(life.startMs);
const log = createLog({ level: 'error', secrets: [], write: (line) => process.stderr.write(line), now: clock.now });
let comings = 0;

async function main(): Promise<void> {
  const store = mortal(await openStore({ file: life.file }));
  const newId = randomUUID;
  const slack = await connectSlack({
    config: { botToken: BOT.token, signingSecret: BOT.secret, appToken: null, apiUrl: `${life.slackUrl}/api/` },
    dispatch: async () => ({ card: null, audience: 'asker', ok: true }),
    ...{ store, commands: [], clock, log, newId },
  });
  await slack.start();
  const deliverers = { slack: mortalDeliverer(slack.deliverer), teams: mortalDeliverer(teams) };
  const outbox = createOutbox({
    store,
    deliverers,
    clock,
    log,
    secret: 'a secret of the crash test',
    random: Math.random,
    newId,
  });
  const committed = () => outbox.kick();
  const scheduler = createScheduler({
    store,
    jobs: [planning],
    clock,
    timeZone: 'Europe/London',
    log,
    newId,
    committed,
  });
  await scheduler.tick();
  for (;;) {
    await outbox.drain();
    if ((await store.pendingQueues()).length === 0) break;
    await new Promise((go) => setTimeout(go, 20));
  }
  process.stdout.write('idle\n');
  setInterval(() => {}, 60_000);
}

/** Something to remind of in every life. */
const planning: Job = {
  name: 'planning',
  async plan({ now, committed }) {
    const once = `batch ${life.batch}`;
    if (life.batch === null || (await committed([once])).has(once)) return [];
    const posts = Array.from({ length: POSTS_A_LIFE }, (_, n) =>
      (['slack', 'teams'] as const).map((platform) => postOf(platform, n, now)),
    ).flat();
    return [{ once, changes: [], posts, basis: [] }];
  },
};

function postOf(platform: 'slack' | 'teams', n: number, now: string): Post {
  const title = `${platform} ${life.batch}/${n}`;
  return {
    key: title,
    noticeId: null,
    place: { platform, conversation: `C${life.batch}x${n}` },
    card: { title, summary: title, body: [], buttons: [] },
    live: null,
    about: [],
    dueAt: now,
  };
}

/** A platform that cannot be asked for a message, over plain HTTP. */
const teams: Deliverer = {
  async deliver({ place, card, key, repeat }) {
    const body = JSON.stringify({ conversation: place.conversation, title: card.title, key, repeat: repeat ?? false });
    const answer = await fetch(life.teamsUrl, { method: 'POST', body });
    if (!answer.ok) throw new DeliveryError(`${answer.status}`, { outcome: 'refused' });
    const { id } = (await answer.json()) as { id: string };
    return { conversation: place.conversation, message: id, thread: id };
  },
};

/** A real end by a real signal: nothing after this line runs. */
function point(here: Point): void {
  if (here !== life.point) return;
  comings += 1;
  if (comings === life.nth) process.kill(process.pid, 'SIGKILL');
}

function mortal(store: Store): Store {
  const around = async <R>(what: 'commit' | 'claim' | 'mark', work: () => Promise<R>): Promise<R> => {
    point(`before ${what}`);
    const result = await work();
    point(`after ${what}`);
    return result;
  };
  return {
    ...store,
    commit: (unit) => around('commit', () => store.commit(unit)),
    claim: (...args) => around('claim', () => store.claim(...args)),
    settle: (...args) => around('mark', () => store.settle(...args)),
  };
}

function mortalDeliverer(deliverer: Deliverer): Deliverer {
  return {
    ...deliverer,
    async deliver(delivery) {
      point('before post');
      const ref = await deliverer.deliver(delivery);
      point('after post');
      return ref;
    },
  };
}

await main();
