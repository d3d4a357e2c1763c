/** The doctor of the shell checks everything that an installation depends on and reports each part in one line. */
import { UserError } from '../core/record/errors.ts';
import { activeConversations } from '../core/reminders/reminder.ts';
import { longDate } from '../core/time/dates.ts';
import { unconnectedFaults } from '../operations/faults.ts';
import type { PostState, Store } from '../ports/store.ts';
import type { Config } from '../service/config.ts';
import { machine } from '../service/entry.ts';
import { configuredPlatforms } from '../service/platforms.ts';
import { openRecordOf } from '../service/record.ts';
import { count, moment, platformName } from '../views/words.ts';
import { type Finding, proveRecord } from './proof.ts';

/** More posts than this are counted as "at least". */
const MOST_POSTS = 1_000;
/** The running service must answer within this time. */
const PROBE_MS = 3_000;

const good = (text: string): Finding => ({ good: true, text });
const wrong = (text: string): Finding => ({ good: false, text });

/** Checks settings, database, audit, service, deliveries and platforms, in this order, and yields a finding each. */
export async function* examineInstallation(config: Config): AsyncGenerator<Finding> {
  const { mode, timeZone } = config;
  const connected = configuredPlatforms(config);
  yield good(
    `Settings: ${mode === 'demonstration' ? 'the demonstration' : 'a real installation'}, ${connected.map(platformName).join(', ')}, ${timeZone}`,
  );
  let store: Store;
  try {
    ({ store } = await openRecordOf(config, { opening: 'beside', now: machine.clock.now(), make: 'never' }));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    yield wrong(`Database: ${error.message}`);
    return;
  }
  try {
    yield good(`Database: ${config.databasePath} opens and is up to date`);
    const restoredAt = await store.restoredAt();
    if (restoredAt !== null) yield good(`Database: a copy was last put back on ${moment(restoredAt, timeZone)}`);
    yield* examineRecord(store);
    yield await examineService(config);
    yield* examinePosts(store);
    for (const text of await unconnectedFaults(store, (platform) => connected.includes(platform)))
      yield wrong(`Platforms: ${text}`);
  } finally {
    await store.close();
  }
}

async function* examineRecord(store: Store): AsyncGenerator<Finding> {
  yield* proveRecord(store);
  const snapshot = await store.snapshot();
  const { notice } = snapshot;
  if (!notice) return yield good('Notice: none has been entered');
  const end = notice.decisionOutcome ?? `expiring on ${longDate(notice.expiresOn)}`;
  yield good(`Notice: of ${longDate(notice.issuedOn)}, ${end}`);
  const places = activeConversations(snapshot);
  yield places.length > 0
    ? good(`Reminders: to ${count(places.length, 'conversation')}`)
    : wrong('Reminders: to no conversation; say “here” in the one that should get them');
}

/** Asks the running service itself, since only it knows whether its schedule ticks. */
async function examineService({ host, port }: Config): Promise<Finding> {
  const url = `http://${host}:${port}/readyz`;
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(PROBE_MS) });
    const { wrong: faults } = (await answer.json()) as { wrong: readonly string[] };
    return answer.ok ? good('Service: it runs, and its schedule ticks') : wrong(`Service: ${faults.join(' ')}`);
  } catch {
    return wrong(`Service: nothing answers at ${url}, so no reminder goes out; start it with “npm start”`);
  }
}

async function* examinePosts(store: Store): AsyncGenerator<Finding> {
  const states: readonly (readonly [PostState, string])[] = [
    ['planned', 'waiting to be sent'],
    ['claimed', 'being sent'],
    ['unknown', 'that may have arrived, to be looked up'],
    ['failed', 'that could not be delivered'],
  ];
  for (const [state, words] of states) {
    const posts = await store.posts({ state, limit: MOST_POSTS });
    if (posts.length === 0) continue;
    const counted = `${posts.length === MOST_POSTS ? 'at least ' : ''}${count(posts.length, 'post')}`;
    const reason = posts[0]?.reason ? ` (the last: ${posts[0].reason})` : '';
    yield (state === 'failed' ? wrong : good)(`Deliveries: ${counted} ${words}${reason}`);
  }
}
