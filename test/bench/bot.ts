/** The bot without its traffic: the real store, dispatch and outbox in this process, and a platform that takes every message. */
import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { commands } from '../../src/commands/index.ts';
import { createOutbox } from '../../src/delivery/outbox.ts';
import type { Dispatch, Input, Reply } from '../../src/dispatch/command.ts';
import { createDispatch } from '../../src/dispatch/dispatch.ts';
import { formats } from '../../src/documents/formats.ts';
import type { Deliverer } from '../../src/ports/deliverer.ts';
import type { Place } from '../../src/ports/post.ts';
import type { Store } from '../../src/ports/store.ts';
import { createCardDrawer } from '../../src/posting/card-drawer.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { createTestClock } from '../helpers/clock.ts';
import { silentLog } from '../helpers/silent-log.ts';
import { CHANNEL } from './record.ts';

export interface BenchBot extends AsyncDisposable {
  readonly store: Store;
  /** Throws when the bot refuses. */
  ask(accountId: string, input: Input, place?: Partial<Place>): Promise<Reply>;
  /** Delivers all that waits. Posts leave only then, so that no delivery falls into the time of an answer. */
  deliver(): Promise<void>;
}

/** `wrap` stands between the platform and the dispatch, as the service's own parts do. */
export async function openBot(
  file: string,
  wrap: (dispatch: Dispatch) => Dispatch = (dispatch) => dispatch,
): Promise<BenchBot> {
  const store = await openStore({ file });
  const clock = createTestClock(new Date().toISOString());
  const decide = createDispatch({
    ...{
      store,
      commands,
      timeZone: 'Europe/London',
      authority: null,
      formats,
      newId: randomUUID,
    },
    ...{ committed() {}, comingPosts: async () => [], trouble: (_, error) => console.error(error) },
  });
  const dispatch = wrap(decide);
  const deliverer: Deliverer = {
    async deliver({ place, replaces }) {
      const message = randomUUID();
      return replaces ?? { conversation: place.conversation, message, thread: place.thread ?? message };
    },
  };
  const outbox = createOutbox({
    ...{ store, deliverers: { slack: deliverer }, clock, log: silentLog(clock.now), secret: 's' },
    ...{ random: Math.random, newId: randomUUID, ...createCardDrawer(store, clock, 'Europe/London') },
  });
  return {
    store,
    async ask(accountId, input, where = {}) {
      const reply = await dispatch({
        id: randomUUID(),
        actor: { platform: 'slack', accountId, name: accountId },
        place: { platform: 'slack', conversation: CHANNEL, ...where },
        now: clock.now(),
        input,
      });
      if (!reply.ok) throw new Error(`Refused: ${JSON.stringify(reply.card)}`);
      return reply;
    },
    deliver: () => outbox.drain(),
    async [Symbol.asyncDispose]() {
      await outbox[Symbol.asyncDispose]();
      await store.close();
    },
  };
}

/** Marks every waiting post as delivered, in one commit instead of two for each: a quick way to prepare a long history. */
export function settleAll(file: string): void {
  const raw = new Database(file);
  raw.exec(`update outbox set state = 'sent', sent_at = planned_at, attempts = 1, ref_conversation = '${CHANNEL}',
    ref_message = coalesce(replaces, key), ref_thread = coalesce(replaces, key) where state = 'planned'`);
  raw.close();
}
