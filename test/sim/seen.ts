/** The product as seen from outside: its file, through a connection of our own, and the messages of the platforms. */
import Database from 'better-sqlite3';
import { platformKey } from '../../src/delivery/process-queue.ts';
import type { Message } from '../helpers/stand-in.ts';
import { SECRET, type World } from './world.ts';

/** The columns of an outbox row that the checks read. */
export interface Row {
  readonly seq: number;
  readonly key: string;
  readonly platform: 'slack' | 'teams';
  readonly queue: string;
  readonly state: string;
  readonly dueAt: string;
  readonly replaces: string | null;
}

export interface Seen {
  readonly world: World;
  readonly db: Database.Database;
  /** Every row of the outbox as first seen, in its order. */
  readonly rows: ReadonlyMap<string, Row>;
  /** Reads new rows and messages; returns the new rows and the keys of posts with new messages. */
  read(): { readonly rows: readonly Row[]; readonly told: readonly string[] };
  row(key: string): Row | undefined;
  /** Whether a unit with this key was committed. */
  hasOnce(key: string): boolean;
  /** The messages of a post, oldest first, also those sent before a restore. */
  messagesOf(key: string): readonly Message[];
  /** The time of the last restore; the end of time when there was none. */
  restoredAt(): string;
  /** Whether a message was there before the last restore. */
  isEarlier(message: Message): boolean;
}

const COLUMNS = 'seq, key, platform, queue, state, due_at as dueAt, replaces';

export function createSeen(world: World): Seen {
  const db = new Database(world.file, { readonly: true });
  const after = db.prepare<[number], Row>(`select ${COLUMNS} from outbox where seq > ? order by seq`);
  const one = db.prepare<[string], Row>(`select ${COLUMNS} from outbox where key = ?`);
  const once = db.prepare<[string], unknown>('select 1 from once where key = ?');
  const restored = db.prepare<[], string>("select value from installation where key = 'restored_at'").pluck();
  const rows = new Map<string, Row>();
  const byKey = new Map<string, Message[]>();
  /** The keys of posts by the digest that the platforms see. */
  const posts = new Map<string, string>();
  const earlier = new Set<Message>([...world.slack.messages, ...world.teams.messages]);
  const counted = { slack: 0, teams: 0 };
  let last = 0;
  const postOf = (message: Message): readonly string[] => {
    const key = posts.get(message.key);
    if (key === undefined && !earlier.has(message)) throw new Error(`No post made the message “${message.title}”.`);
    return key === undefined ? [] : [key];
  };
  return {
    ...{ world, db, rows },
    read() {
      const fresh = after.all(last);
      for (const row of fresh) {
        rows.set(row.key, row);
        posts.set(platformKey(SECRET, row.key), row.key);
      }
      last = fresh.at(-1)?.seq ?? last;
      const told: string[] = [];
      for (const name of ['slack', 'teams'] as const) {
        const { messages } = world[name];
        for (const message of messages.slice(counted[name])) {
          byKey.set(message.key, [...(byKey.get(message.key) ?? []), message]);
          told.push(...postOf(message));
        }
        counted[name] = messages.length;
      }
      return { rows: fresh, told };
    },
    row: (key) => one.get(key),
    hasOnce: (key) => once.get(key) !== undefined,
    messagesOf: (key) => byKey.get(platformKey(SECRET, key)) ?? [],
    restoredAt: () => restored.get() ?? '9999',
    isEarlier: (message) => earlier.has(message),
  };
}
