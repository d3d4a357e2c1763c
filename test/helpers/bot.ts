/**
 * The whole bot for conversations in tests: the real store on a real file, real dispatch, jobs and outbox, a clock that
 * moves by hand, and a platform that keeps its messages by itself. Everything that is said comes back as plain text.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import type { Action, Snapshot } from '../../src/core/record/model.ts';
import { instantOf } from '../../src/core/time/instants.ts';
import { createPostWaiter } from '../../src/delivery/await-post.ts';
import { createOutbox, type Outbox } from '../../src/delivery/outbox.ts';
import type { Dispatch, Input, Reply, Request } from '../../src/dispatch/command.ts';
import { createDispatch } from '../../src/dispatch/dispatch.ts';
import { jobs as everyJob } from '../../src/jobs/index.ts';
import type { Job } from '../../src/jobs/job.ts';
import { previewPosts } from '../../src/jobs/preview.ts';
import { createScheduler, type Scheduler } from '../../src/jobs/scheduler.ts';
import type { AccountRef, Place } from '../../src/ports/post.ts';
import type { Store } from '../../src/ports/store.ts';
import { createCardDrawer } from '../../src/posting/card-drawer.ts';
import { createJoinCodes } from '../../src/service/join-codes.ts';
import { createLog } from '../../src/service/log.ts';
import { createShownNames } from '../../src/service/shown-names.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { plainText } from '../../src/views/plain-text.ts';
import { accountOf, buttonOn, createChannel, type ShownMessage, typed } from './channel.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { formats } from './formats.ts';
import { newDatabase } from './new-database.ts';

export const ZONE = 'Europe/London';
export const CHANNEL: Place = { platform: 'local', conversation: 'improvement' };

export interface Bot {
  /** Sets the clock by London's time, `2024-06-24 09:00`, lets the schedule tick, and delivers. */
  at(when: string): Promise<void>;
  /** Types a line in the channel or elsewhere and returns the answer as plain text ('' for none). */
  says(who: string, line: string, where?: Partial<Place>): Promise<string>;
  /** Writes plain words in a thread. */
  replies(who: string, words: string, thread: string): Promise<string>;
  /** Presses the button with this label on the newest message that has it, and returns the answer. */
  presses(who: string, label: string): Promise<string>;
  /** Types a line as the administrator in the shell. */
  shell(line: string): Promise<string>;
  /**
   * The whole answer to a line, a press or a form, by a person's name or by an account; `more` overrides parts of the
   * request.
   */
  ask(who: string | AccountRef, input: string | Input, more?: Partial<Request>): Promise<Reply>;
  /** Every message that readers of the platform see, oldest first. */
  readonly messages: readonly ShownMessage[];
  /** Makes every post in the conversation fail for this reason; null ends that. */
  refuses(conversation: string, reason: string | null): void;
  /** The newest message whose text contains these words. */
  message(words: string): ShownMessage;
  snapshot(): Promise<Snapshot>;
  action(code: string): Promise<Action>;
  /** Stops the bot, runs `meanwhile`, and starts the bot again on the same file; the platform keeps its messages. */
  restart(meanwhile?: () => Promise<unknown>): Promise<void>;
  /** The state of the bot, from which others can start. The bot is started again for it. */
  beginning(): Promise<Beginning>;
  /** The path of the database file. */
  readonly file: string;
  readonly store: Store;
  readonly dispatch: Dispatch;
  readonly clock: TestClock;
  drain(): Promise<void>;
}

/** A state from which bots start: the file, how many ids and requests it took, and the messages on the platform. */
export interface Beginning {
  readonly database: Buffer;
  readonly ids: number;
  readonly requests: number;
  readonly messages: readonly ShownMessage[];
}

interface Running {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly scheduler: Scheduler;
  readonly dispatch: Dispatch;
}

/** A bot on an empty record or on that of `begun`, at nine in the morning of the day the real notice was issued. */
export async function startBot(
  start = '2024-01-30 09:00',
  jobs: readonly Job[] = everyJob,
  begun?: Beginning,
): Promise<Bot> {
  const file = await newDatabase();
  if (begun) writeFileSync(file, begun.database);
  const clock = createTestClock(instantAt(start));
  const channel = createChannel(() => clock.now());
  for (const message of begun?.messages ?? []) channel.messages.push({ ...message });
  let ids = begun?.ids ?? 0;
  const newId = () => {
    ids += 1;
    return `id-${ids}`;
  };
  const troubles: unknown[] = [];
  /** An error that only reaches the log fails the test. */
  const keepError = (line: string) => {
    if (JSON.parse(line).level === 'error') troubles.push(new Error(line));
  };

  const run = async (): Promise<Running> => {
    const store = await openStore({ file });
    const log = createLog({ secrets: [], write: keepError, now: () => clock.now() });
    const postWaiter = createPostWaiter(store, clock);
    const outbox = createOutbox({
      store,
      ...createCardDrawer(store, clock, ZONE),
      settled: postWaiter.watch(() => {}),
      restoredAt: await store.restoredAt(),
      clock,
      log,
      secret: 'test',
      random: () => 0.5,
      newId,
      deliverers: { local: channel.deliverer },
    });
    const shownNames = createShownNames();
    const scheduler = createScheduler({
      accountName: shownNames.accountName,
      store,
      jobs,
      clock,
      log,
      timeZone: ZONE,
      newId,
      isConnected: (platform) => platform === 'local',
      committed: () => outbox.kick(),
    });
    const dispatch = createDispatch({
      store,
      commands,
      timeZone: ZONE,
      newId,
      authority: 'Cambridgeshire and Peterborough Combined Authority',
      formats,
      codes: createJoinCodes(store, 'test'),
      committed: () => outbox.kick(),
      finalPost: postWaiter.finalPost,
      comingPosts: (start, through) => previewPosts({ ...start, jobs, store, timeZone: ZONE, newId }, through),
      trouble: (_, error) => troubles.push(error),
    });
    return { store, outbox, scheduler, dispatch: shownNames.watch(dispatch) };
  };
  const stop = async ({ store, outbox, scheduler }: Running) => {
    await scheduler[Symbol.asyncDispose]();
    await outbox[Symbol.asyncDispose]();
    await store.close();
  };
  let running = await run();
  const restart: Bot['restart'] = async (meanwhile = async () => {}) => {
    await stop(running);
    await meanwhile();
    running = await run();
  };
  onTestFinished(async () => {
    await stop(running);
    if (troubles.length > 0) throw troubles[0];
  });

  let requests = begun?.requests ?? 0;
  const ask: Bot['ask'] = async (who, input, more = {}) => {
    requests += 1;
    const { place = CHANNEL } = more;
    const reply = await running.dispatch({
      id: `r${requests}`,
      actor: typeof who === 'string' ? accountOf(who) : who,
      place,
      placeName: place.conversation,
      now: clock.now(),
      ...(typeof input === 'string' ? typed(input) : { input }),
      ...more,
    });
    await running.outbox.drain();
    return (await reply.later?.()) ?? reply;
  };
  const text = ({ card }: Reply) => (card ? plainText(card) : '');
  return {
    async at(when) {
      clock.put(instantAt(when));
      await running.scheduler.tick();
      await running.outbox.drain();
    },
    says: async (who, line, where) => text(await ask(who, line, where && { place: { ...CHANNEL, ...where } })),
    replies: async (who, words, thread) =>
      text(await ask(who, { kind: 'reply', text: words }, { place: { ...CHANNEL, thread } })),
    async presses(who, label) {
      const message = channel.messages.findLast((one) => buttonOn(one.card, label));
      const button = message && buttonOn(message.card, label);
      if (!button) throw new Error(`No message has a button “${label}”`);
      const place = { ...CHANNEL, thread: message.thread, message: message.id };
      return text(await ask(who, { kind: 'press', command: button.command, args: button.args }, { place }));
    },
    shell: async (line) =>
      text(
        await ask('shell', line, {
          administrator: true,
          formless: true,
          place: { platform: 'local', conversation: '' },
        }),
      ),
    ask,
    messages: channel.messages,
    refuses(conversation, reason) {
      if (reason === null) channel.refused.delete(conversation);
      else channel.refused.set(conversation, reason);
    },
    message(words) {
      const found = channel.messages.findLast((one) => one.text.includes(words));
      if (!found)
        throw new Error(
          `No message says “${words}”. There are:\n${channel.messages.map((one) => one.text.split('\n')[0]).join('\n')}`,
        );
      return found;
    },
    snapshot: () => running.store.snapshot(),
    async action(code) {
      const action = (await running.store.snapshot()).actions.find((one) => one.code === code);
      if (!action) throw new Error(`There is no action ${code}`);
      return action;
    },
    file,
    async beginning() {
      let database = Buffer.of();
      await restart(async () => {
        database = readFileSync(file);
      });
      return { database, ids, requests, messages: channel.messages };
    },
    restart,
    get store() {
      return running.store;
    },
    get dispatch() {
      return running.dispatch;
    },
    clock,
    drain: () => running.outbox.drain(),
  };
}

function instantAt(when: string) {
  const [date = '', time = ''] = when.split(' ');
  return instantOf(date, time, ZONE);
}
