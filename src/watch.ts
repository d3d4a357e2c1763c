/**
 * The watch: notices when ticks, copies or a conversation's messages have stopped, and tells the leads where messages
 * still arrive. It has a timer of its own, since what has stopped cannot tell.
 */
import type { Clock } from './clock.ts';
import { dateOf, plusMinutes } from './core/calendar.ts';
import type { Person, Snapshot } from './core/model.ts';
import { accountsOf } from './core/person.ts';
import type { Log } from './log.ts';
import type { Store } from './store/store.ts';
import { directPlace, type Post } from './views/card.ts';
import { silentQueueFault, silentServiceCard } from './views/silence.ts';
import { moment } from './views/words.ts';

export interface WatchParts {
  readonly store: Pick<Store, 'pendingQueues' | 'headOf' | 'snapshot' | 'committedOf' | 'commit'>;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly log: Log;
  /** What may be wrong with the service, one sentence each, or null. */
  readonly faults: readonly (() => string | null)[];
  /** There is something to deliver. */
  readonly committed: () => void;
}

export interface Watch extends AsyncDisposable {
  /** From now on it looks every minute. */
  start(): void;
  /** Never rejects: what goes wrong is logged. */
  look(): Promise<void>;
}

const LOOK_MS = 60_000;
/** A post that has waited this long waits for more than a busy platform. */
const STALLED_MINUTES = 30;
const OWN = 'silence:';

/** What has fallen silent: told once a day under `what`, not into `queue`. */
interface Silence {
  readonly what: string;
  readonly fault: string;
  readonly queue: string | null;
}

export function createWatch(parts: WatchParts): Watch {
  const { clock, log } = parts;
  let stop = () => {};
  let last = Promise.resolve();
  const look = async (): Promise<void> => {
    try {
      for (const silence of [...serviceSilences(parts), ...(await queueSilences(parts))]) await tell(silence, parts);
    } catch (error) {
      log.error('The watch could not look', {}, error);
    }
  };
  const again = () => {
    stop = clock.after(LOOK_MS, () => {
      last = look().finally(again);
    });
  };
  return {
    start: again,
    look,
    async [Symbol.asyncDispose]() {
      stop();
      await last;
      stop();
    },
  };
}

function serviceSilences({ faults }: WatchParts): readonly Silence[] {
  return faults.flatMap((ask, index) => {
    const fault = ask();
    return fault === null ? [] : [{ what: `service-${index}`, fault, queue: null }];
  });
}

async function queueSilences({ store, clock, timeZone }: WatchParts): Promise<readonly Silence[]> {
  const before = plusMinutes(clock.now(), -STALLED_MINUTES);
  const silences: Silence[] = [];
  for (const queue of await store.pendingQueues()) {
    const head = await store.headOf(queue);
    // That a message about silence waits is no news to those it is for.
    if (!head || head.plannedAt > before || head.key.startsWith(OWN)) continue;
    const { conversations } = await store.snapshot();
    const { platform, conversation } = head.place;
    const named = conversations.find((one) => one.platform === platform && one.conversation === conversation);
    const where = `${named?.name ?? 'a direct conversation'} on ${PLATFORM_NAMES[platform]}`;
    silences.push({
      what: queue,
      fault: silentQueueFault(where, moment(head.plannedAt, timeZone), head.reason),
      queue,
    });
  }
  return silences;
}

const PLATFORM_NAMES = { slack: 'Slack', teams: 'Teams', local: 'the chat page' } as const;

async function tell(silence: Silence, { store, clock, timeZone, committed }: WatchParts): Promise<void> {
  const now = clock.now();
  const once = `${OWN}${silence.what}:${dateOf(now, timeZone)}`;
  if ((await store.committedOf([once])).has(once)) return;
  const snapshot = await store.snapshot();
  const leads = snapshot.people.filter(({ role }) => role === 'lead');
  const posts = leads.flatMap((lead) => postsTo(lead, silence, once, snapshot, now));
  if (posts.length === 0) return;
  const by = { personId: null, account: 'schedule', from: 'watch', requestId: once };
  await store.commit({ once, at: now, by, changes: [], posts, basis: [] });
  committed();
}

/** On every platform but the silent one where there is another, since nobody knows which of them is read first. */
function postsTo(lead: Person, { fault, queue }: Silence, once: string, snapshot: Snapshot, now: string): Post[] {
  const places = accountsOf(snapshot, lead.id).map((account) => ({ account, place: directPlace(account) }));
  const open = places.filter(({ place }) => `${place.platform}:${place.conversation}` !== queue);
  const elsewhere = open.filter(({ place }) => !queue?.startsWith(`${place.platform}:`));
  return (elsewhere.length > 0 ? elsewhere : open).map(({ account, place }) => ({
    key: `${once}:${account}`,
    noticeId: snapshot.notice?.id ?? null,
    place,
    card: silentServiceCard(fault),
    live: null,
    about: [],
    dueAt: now,
  }));
}
