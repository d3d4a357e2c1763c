/** The program as app.ts assembles it, connected to a stand-in for Slack, with functions that wait for work to finish. */
import { createPostWaiter } from '../../src/delivery/await-post.ts';
import { createOutbox } from '../../src/delivery/outbox.ts';
import type { Command } from '../../src/dispatch/command.ts';
import { createDispatch } from '../../src/dispatch/dispatch.ts';
import { formats } from '../../src/documents/formats.ts';
import { jobs } from '../../src/jobs/index.ts';
import { previewPosts } from '../../src/jobs/preview.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import { platformFaults } from '../../src/operations/faults.ts';
import { type Deliverer, platformStatusOf } from '../../src/ports/deliverer.ts';
import type { Log } from '../../src/ports/log.ts';
import { createCardDrawer } from '../../src/posting/card-drawer.ts';
import { connectSlack } from '../../src/service/connect-slack.ts';
import { enterFirstLead } from '../../src/service/first-lead.ts';
import { openHttp } from '../../src/service/http.ts';
import { logTrouble } from '../../src/service/log.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { TestClock } from './clock.ts';
import { BOT } from './slack-shapes.ts';

interface Parts {
  readonly file: string;
  readonly clock: TestClock;
  readonly log: Log;
  readonly newId: () => string;
  readonly random: () => number;
  readonly url: string;
  readonly socket: boolean;
  readonly timeZone: string;
  /** The account of the first lead. */
  readonly lead: string;
  readonly commands: readonly Command[];
}

export interface Running {
  readonly url: string;
  crash(): Promise<void>;
  tick(): Promise<void>;
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the program on a database file. */
export async function assembleSlackProgram({
  file,
  log,
  newId,
  random,
  url,
  socket,
  commands,
  timeZone,
  lead,
  ...parts
}: Parts): Promise<Running> {
  let alive = true;
  // Timers of a killed process do not run: its outbox would try to read the closed database again and again.
  const clock = {
    ...parts.clock,
    after: (ms: number, then: () => void) => parts.clock.after(ms, () => alive && then()),
  };
  const store = await openStore({ file });
  const http = await openHttp({ host: '127.0.0.1', port: 0, log });
  const deliverers: { slack?: Deliverer } = {};
  const postWaiter = createPostWaiter(store, clock);
  const settled = postWaiter.watch(() => {});
  const drawer = createCardDrawer(store, clock, timeZone);
  const outbox = createOutbox({
    store,
    deliverers,
    ...drawer,
    clock,
    log,
    secret: 'x'.repeat(40),
    random,
    newId,
    settled,
  });
  const committed = () => {
    outbox.kick();
    slack.recordChanged();
  };
  const trouble = logTrouble(log);
  const dispatch = createDispatch({
    store,
    timeZone,
    newId,
    formats,
    committed,
    authority: null,
    commands,
    trouble,
    finalPost: postWaiter.finalPost,
    outsiders: platformStatusOf(deliverers).outsiders,
    comingPosts: (start, through) => previewPosts({ ...start, jobs, store, timeZone, newId }, through),
    faults: async () => platformFaults(deliverers),
  });
  const config = {
    botToken: BOT.token,
    signingSecrets: [BOT.secret, BOT.oldSecret],
    appToken: socket ? BOT.app : null,
    apiUrl: `${url}/api/`,
    proxy: null,
  };
  const slack = await connectSlack({ config, store, dispatch, commands, clock, log, newId });
  deliverers.slack = slack.deliverer;
  for (const [path, handler] of slack.handlers) http.mount(path, handler);
  const scheduler = createScheduler({
    store,
    jobs,
    clock,
    timeZone,
    log,
    newId,
    ...platformStatusOf(deliverers),
    committed: () => outbox.kick(),
  });
  await enterFirstLead(`slack:${lead}`, store, dispatch, clock.now());
  await slack.start();
  const settle = async () => {
    // A command may post, and a post may be answered, so two rounds are needed.
    for (let round = 0; round < 2; round += 1) {
      await slack.settled();
      await outbox.drain();
    }
  };
  return {
    url: `http://127.0.0.1:${http.port}`,
    settle,
    tick: () => scheduler.tick(),
    async crash() {
      alive = false;
      http.refuse();
      await store.close();
    },
    async stop() {
      http.refuse();
      await scheduler[Symbol.asyncDispose]();
      await slack[Symbol.asyncDispose]();
      await http[Symbol.asyncDispose]();
      await outbox[Symbol.asyncDispose]();
      await store.close();
    },
  };
}
