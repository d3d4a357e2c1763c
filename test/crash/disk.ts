/**
 * The shipped process while its database cannot be written: the disk is full, the file is read-only, another program holds
 * it. The asker on Slack must be told that nothing was saved, and must be served again once that is over.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { openStore } from '../../src/store/sqlite.ts';
import { overHttp, SlackPeople } from '../helpers/slack-people.ts';
import { BOT } from '../helpers/slack-shapes.ts';
import { SlackStandIn } from '../helpers/slack-stand-in.ts';
import { startPlain } from './life.ts';

export interface Trouble {
  readonly what: string;
  /** Null where this machine cannot produce the fault. */
  readonly told: number | null;
  readonly acknowledged: number;
  readonly faults: readonly string[];
}

interface Way {
  readonly what: string;
  /** Prepares the folder of the database; false where this machine cannot. */
  prepare(folder: string): boolean;
  begin(folder: string): void;
  end(folder: string): void;
  clear(folder: string): void;
}

const LEAD = 'U0LEAD';
const DIRECT = `D${LEAD}`;
const ASKED_MEANWHILE = 3;
const ANSWER_MS = 20_000;
const FULL_MB = 4;
const NOT_SAVED = /Nothing was saved, because/;

/** The faults, tried one after the other on an installation each. */
export async function diskTroubles(): Promise<readonly Trouble[]> {
  const found: Trouble[] = [];
  for (const way of WAYS) found.push(await trouble(way));
  return found;
}

const done = (command: string, ...args: readonly string[]) => spawnSync(command, args).status === 0;
const files = (folder: string) =>
  ['', '-wal', '-shm'].map((end) => join(folder, `bvn.db${end}`)).filter((file) => existsSync(file));
let holder: Database.Database | null = null;

const WAYS: readonly Way[] = [
  {
    what: 'the disk is full',
    prepare: (folder) => done('mount', '-t', 'tmpfs', '-o', `size=${FULL_MB}m`, 'tmpfs', folder),
    begin(folder) {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(join(folder, 'ballast'), Buffer.alloc(bavail * bsize));
    },
    end: (folder) => rmSync(join(folder, 'ballast')),
    clear: (folder) => void done('umount', folder),
  },
  {
    what: 'the file is read-only',
    // A mount cannot become read-only while a file in it is open; a file can, where the file system has the attribute.
    prepare(folder) {
      const probe = join(folder, 'probe');
      writeFileSync(probe, '');
      return done('chattr', '+i', probe) && done('chattr', '-i', probe);
    },
    begin: (folder) => void done('chattr', '+i', ...files(folder)),
    end: (folder) => void done('chattr', '-i', ...files(folder)),
    clear: (folder) => void done('chattr', '-i', ...files(folder)),
  },
  {
    what: 'another program holds the file',
    prepare: () => true,
    begin(folder) {
      holder = new Database(join(folder, 'bvn.db'));
      holder.exec('begin immediate');
    },
    end: () => void holder?.close(),
    clear: () => void holder?.close(),
  },
];

async function trouble({ what, prepare, begin, end, clear }: Way): Promise<Trouble> {
  const folder = mkdtempSync(join(tmpdir(), 'bvn-disk-'));
  try {
    if (!prepare(folder)) return { what, told: null, acknowledged: 0, faults: [] };
    await using slack = await new SlackStandIn(() => Date.now()).listen();
    slack.users.set(LEAD, { id: LEAD, name: 'Lead' });
    const service = startPlain(folder, {
      ...{ PORT: '0', DATABASE_URL: `file:${join(folder, 'bvn.db')}`, BVN_FIRST_LEAD: `slack:${LEAD}` },
      BVN_AUTHORITY: 'Example Council',
      ...{ SLACK_BOT_TOKEN: BOT.token, SLACK_SIGNING_SECRET: BOT.secret, SLACK_API_URL: `${slack.url}/api/` },
    });
    const url = await Promise.race([service.started, service.killed]);
    const people = new SlackPeople(
      slack,
      overHttp(() => `${url}/slack/events`, Date.now),
    );
    const faults: string[] = [];
    const acknowledged: string[] = [];
    let told = 0;
    const say = async (text: string, expected: RegExp): Promise<void> => {
      const answer = await answerTo(text, people, slack);
      if (!expected.test(answer)) faults.push(`“${text}” was answered with: ${answer}`);
      if (NOT_SAVED.test(answer)) told += 1;
      else acknowledged.push(text);
    };
    const add = (title: string) => `add action "${title}" to E1`;
    await say(`notice new issued ${new Date().toISOString().slice(0, 10)} for 6 months`, /in force through/);
    await say('add expectation "Plan" text "Carry the plan through."', /E1/);
    await say(add('Before'), /E1-01/);
    begin(folder);
    for (let n = 1; n <= ASKED_MEANWHILE; n += 1) await say(add(`Meanwhile ${n}`), NOT_SAVED);
    end(folder);
    await say(add('Afterwards'), /E1-02/);
    service.kill();
    await service.killed;
    const titles = await titlesIn(join(folder, 'bvn.db'), faults);
    if (titles.join() !== 'Before,Afterwards') faults.push(`the record has the actions ${titles.join(', ')}`);
    return { what, told, acknowledged: acknowledged.length, faults };
  } finally {
    clear(folder);
    rmSync(folder, { recursive: true });
  }
}

/** The text that the lead is shown for a command, in the answer or as a message. */
async function answerTo(text: string, people: SlackPeople, slack: SlackStandIn): Promise<string> {
  const before = slack.messages.length;
  const { body } = await people.command(LEAD, text, DIRECT);
  for (let waitedMs = 0; waitedMs < ANSWER_MS; waitedMs += 20) {
    const shown = slack.messages.slice(before).map(({ blocks }) => JSON.stringify(blocks));
    if (body !== '' || shown.length > 0) return [body, ...shown].join('\n');
    await setTimeout(20);
  }
  return 'nothing at all';
}

async function titlesIn(file: string, faults: string[]): Promise<readonly string[]> {
  const store = await openStore({ file });
  try {
    if ((await store.brokenAt()) !== null) faults.push('the audit is broken');
    return (await store.snapshot()).actions.map(({ title }) => title);
  } finally {
    await store.close();
  }
}
