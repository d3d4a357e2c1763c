/** A series of lives of one installation: each is killed at a point of its own, and the next finds what it left. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { BOT, SlackStandIn } from '../helpers/slack-stand-in.ts';
import { openTeamsStandIn } from '../helpers/teams-stand-in.ts';
import { FastTime, TIMES_AS_FAST } from './fast-time.ts';
import { judge, type Verdict } from './judge.ts';
import { type Ledger, readLedger } from './ledger.ts';
import { type Ambush, type LogLine, POINTS, type Point, type Running, startLife } from './life.ts';
import { enterRecord, type Morning, mornings, prepare } from './record.ts';
import { startRelay } from './relay.ts';

/** Everything was delivered before the point came, or waits for longer than we do: then it is killed by our hand. */
export const REST = 'at rest, as its point did not come';
export type Where = Point | typeof REST;

export interface Result {
  /** How long a message stays out of sight of Slack's history, by the machine's clock. */
  readonly lagMs: number;
  readonly kills: ReadonlyMap<Where, number>;
  readonly mornings: number;
  readonly verdict: Verdict;
}

const SECRET = 'the secret of this installation of the crash test';
/** Longer than a lease and the hold after it: when so long nothing has happened in a life, its point will not come. */
const QUIET_MS = 8_000;
/** Repeats that were killed again and again wait for an hour: so many mornings may go by until everything is delivered. */
const LAST_MORNINGS = 6;
const LOOK_MS = 100;
/** So many kills must have come to every point. */
const ENOUGH = 4 * POINTS.length;
/** Few, so that the point comes also when little is under way. */
const MOST_NTH = 4;

export async function series(lagMs: number, kills: number): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'bvn-crash-'));
  const file = join(folder, 'bvn.db');
  try {
    const days = mornings();
    const seen: Morning[] = [];
    const time = new FastTime(0);
    await using slack = await new SlackStandIn(() => time.nowMs()).listen();
    slack.lagMs = lagMs * TIMES_AS_FAST;
    await using teams = await openTeamsStandIn();
    await using relay = await startRelay({ slack: slack.url, teams: teams.url });
    await enterRecord(file, { slack, teams }, relay.teamsUrl);
    const settings = {
      ...{ PORT: '0', DATABASE_URL: `file:${file}`, BVN_SECRET: SECRET },
      ...{ SLACK_BOT_TOKEN: BOT.token, SLACK_SIGNING_SECRET: BOT.secret, SLACK_API_URL: `${relay.slackUrl}/api/` },
      ...{ ...teams.settings, TEAMS_TOKEN_URL: `${relay.teamsUrl}/token`, TEAMS_SERVICE_HOSTS: relay.host },
    };
    const ambiguous = new Map<string, Set<number>>();
    const note = ({ key, attempt }: Ledger['ambiguous'][number]) =>
      void ambiguous.set(key, (ambiguous.get(key) ?? new Set()).add(attempt));
    const look = () => readLedger(file, new Date(seen.at(-1)?.startMs ?? 0).toISOString());

    /** Killed at its point, or at rest when that does not come. */
    const live = async (ambush: Ambush | null): Promise<Where> => {
      const life = startLife(folder, settings, { anchor: time.anchor, ambush }, (line) => hear(line, note));
      relay.lieInWait(ambush, life.kill);
      const ended = await untilRest(life, look);
      if (ended !== 'killed') life.kill();
      await life.killed;
      for (const one of look().ambiguous) note(one);
      return ended === 'killed' && ambush ? ambush.point : REST;
    };
    const nextMorning = async () => {
      const morning = days.next().value as Morning;
      seen.push(morning);
      await prepare(file, morning);
      time.jumpTo(morning.startMs);
    };

    const counts = new Map<Where, number>();
    await nextMorning();
    for (let kill = 0; kill < kills; kill += 1) {
      const nth = 1 + (Math.floor(kill / POINTS.length) % MOST_NTH);
      const point = POINTS[kill % POINTS.length] as Point;
      const { pending, plannedSince } = look();
      // What is left is found at once by every other life, and by the others on another morning. Only then there is
      // something to commit.
      if (plannedSince > 0 && (pending.length === 0 || kill % 2 === 0 || point.endsWith('commit'))) await nextMorning();
      const where = await live({ point, nth: point.endsWith('commit') ? 1 : nth });
      counts.set(where, (counts.get(where) ?? 0) + 1);
    }
    for (let last = 0; look().pending.length > 0 || last === 0; last += 1) {
      if (last === LAST_MORNINGS) throw new Error(`Not delivered at last:\n${look().pending.join('\n')}`);
      if (look().plannedSince > 0) await nextMorning();
      await live(null);
    }
    await relay.arrived();
    const verdict = await judge({
      ...{ file, secret: SECRET, mornings: seen, ambiguous },
      ...{ slack: slack.messages, teams: teams.messages },
    });
    const faults = [...verdict.faults, ...slack.violations.map((one) => `Slack would not take it: ${one}`)];
    for (const point of POINTS) if (kills >= ENOUGH && !counts.has(point)) faults.push(`never killed ${point}`);
    return { lagMs, kills: counts, mornings: seen.length, verdict: { ...verdict, faults } };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** An attempt without an answer, other than by a crash. */
function hear({ post, state, attempt, reason }: LogLine, note: (of: Ledger['ambiguous'][number]) => void): void {
  if (post === undefined || attempt === undefined || state !== 'unknown') return;
  if (!reason?.startsWith('The service stopped while')) note({ key: post, attempt });
}

/** Rest: this morning's posts are planned and all of them are delivered, or nothing has happened for long. */
async function untilRest(life: Running, look: () => Ledger): Promise<'killed' | 'at rest'> {
  const end = life.killed.then(() => 'killed' as const);
  let seen = '';
  for (let quietMs = 0; quietMs < QUIET_MS; quietMs += LOOK_MS) {
    const now = await Promise.race([end, setTimeout(LOOK_MS, 'alive' as const)]);
    if (now === 'killed') return now;
    const { pending, plannedSince } = look();
    if (pending.length === 0 && plannedSince > 0) break;
    const state = JSON.stringify([pending, plannedSince]);
    if (state !== seen || !life.started()) quietMs = 0;
    seen = state;
  }
  return 'at rest';
}
