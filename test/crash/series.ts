/**
 * A series of lives of one installation: each is killed at a point of its own, and the next continues from its file.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { BOT } from '../helpers/slack-shapes.ts';
import { SlackStandIn } from '../helpers/slack-stand-in.ts';
import { openTeamsStandIn } from '../helpers/teams-stand-in.ts';
import { FastTime, TIMES_AS_FAST } from './fast-time.ts';
import { judge, type Verdict } from './judge.ts';
import { type Ledger, readLedger } from './ledger.ts';
import { type Ambush, type LogLine, POINTS, type Point, type Running, startLife } from './life.ts';
import { enterRecord, type Morning, mornings, prepare } from './record.ts';
import { type Relay, startRelay } from './relay.ts';

/** The end of a life whose point did not come, because every post was delivered or waits too long. */
export const REST = 'at rest, as its point did not come';
export type Where = Point | typeof REST;

export interface Result {
  /** Milliseconds by the machine's clock until Slack's history shows a new message. */
  readonly lagMs: number;
  readonly kills: ReadonlyMap<Where, number>;
  readonly mornings: number;
  readonly verdict: Verdict;
}

const SECRET = 'the secret of this installation of the crash test';
/** A life without an event for this long, more than a lease and the hold after it, will not come to its point. */
const QUIET_MS = 8_000;
/** Repeats that were killed several times wait for an hour, so delivery of the rest may take this many mornings. */
const LAST_MORNINGS = 6;
const LOOK_MS = 100;
/** A message whose sender has died arrives this long after the start of the next life, by the fast clock. */
const ON_ITS_WAY_MS = 30_000;
/** At least this many kills must come to every point. */
const ENOUGH = 4 * POINTS.length;
/** The number is small, so that the point also comes when few posts are under way. */
const MOST_NTH = 4;

export async function series(lagMs: number, kills: number): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'bvn-crash-'));
  try {
    const time = new FastTime(0);
    await using slack = await new SlackStandIn(() => time.nowMs()).listen();
    slack.lagMs = lagMs * TIMES_AS_FAST;
    await using teams = await openTeamsStandIn();
    await using relay = await startRelay({ slack: slack.url, teams: teams.url });
    const file = join(folder, 'bvn.db');
    await enterRecord(file, { slack, teams }, relay.teamsUrl);
    const settings = {
      ...{ PORT: '0', DATABASE_URL: `file:${file}`, BVN_SECRET: SECRET },
      ...{ SLACK_BOT_TOKEN: BOT.token, SLACK_SIGNING_SECRET: BOT.secret, SLACK_API_URL: `${relay.slackUrl}/api/` },
      ...{ ...teams.settings, TEAMS_TOKEN_URL: `${relay.teamsUrl}/token`, TEAMS_SERVICE_HOSTS: relay.host },
    };
    const installation = createInstallation({ folder, file, settings, relay, time });
    const counts = await killAgainAndAgain(installation, kills);
    await deliverTheRest(installation);
    relay.lieInWait(null, () => {});
    await relay.arriveLate();
    const { mornings, ambiguous } = installation;
    const shown = { slack: slack.messages, teams: teams.messages };
    const verdict = await judge({ file, secret: SECRET, mornings, ambiguous, ...shown });
    // The service paces its posts only within a life; after a kill Slack may ask it to wait, and the post is sent
    // again.
    const refused = slack.violations.filter((one) => !one.startsWith('two messages within a second'));
    const faults = [...verdict.faults, ...refused.map((one) => `Slack would not take it: ${one}`)];
    for (const point of POINTS) if (kills >= ENOUGH && !counts.has(point)) faults.push(`never killed ${point}`);
    return { lagMs, kills: counts, mornings: mornings.length, verdict: { ...verdict, faults } };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Installation {
  /** The mornings on which the service has lived so far. */
  readonly mornings: readonly Morning[];
  /** The numbers of the ambiguous attempts, by post. */
  readonly ambiguous: ReadonlyMap<string, ReadonlySet<number>>;
  look(): Ledger;
  /** Plays one life, killed at its point, or at rest when the point does not come. */
  live(ambush: Ambush | null): Promise<Where>;
  nextMorning(): Promise<void>;
}

interface InstallationParts {
  readonly folder: string;
  readonly file: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly relay: Relay;
  readonly time: FastTime;
}

function createInstallation({ folder, file, settings, relay, time }: InstallationParts): Installation {
  const days = mornings();
  const seen: Morning[] = [];
  const ambiguous = new Map<string, Set<number>>();
  const note = ({ key, attempt }: Ledger['ambiguous'][number]) =>
    void ambiguous.set(key, (ambiguous.get(key) ?? new Set()).add(attempt));
  const look = () => readLedger(file, new Date(seen.at(-1)?.startMs ?? 0).toISOString());
  return {
    mornings: seen,
    ambiguous,
    look,
    async live(ambush) {
      const life = startLife(folder, settings, { anchor: time.anchor, ambush }, (line) => hear(line, note));
      relay.lieInWait(ambush, life.kill);
      const arrived = inLife(life, relay);
      const ended = await untilRest(life, look);
      if (ended !== 'killed') life.kill();
      await life.killed;
      await arrived;
      for (const one of look().ambiguous) note(one);
      return ended === 'killed' && ambush ? ambush.point : REST;
    },
    async nextMorning() {
      const morning = days.next().value as Morning;
      seen.push(morning);
      await prepare(file, morning);
      time.jumpTo(morning.startMs);
    },
  };
}

async function killAgainAndAgain(installation: Installation, kills: number): Promise<ReadonlyMap<Where, number>> {
  const counts = new Map<Where, number>();
  await installation.nextMorning();
  for (let kill = 0; kill < kills; kill += 1) {
    const point = POINTS[kill % POINTS.length] as Point;
    const commits = point.endsWith('commit');
    const { pending, plannedSince } = installation.look();
    // Every second life starts at once on the posts that are left, the others on another morning. A kill at a commit
    // needs a new morning, which has posts to commit.
    if (plannedSince > 0 && (pending.length === 0 || kill % 2 === 0 || commits)) await installation.nextMorning();
    const nth = commits ? 1 : MOST_NTH - (Math.floor(kill / POINTS.length) % MOST_NTH);
    const where = await installation.live({ point, nth });
    counts.set(where, (counts.get(where) ?? 0) + 1);
  }
  return counts;
}

async function deliverTheRest({ look, live, nextMorning }: Installation): Promise<void> {
  for (let last = 0; look().pending.length > 0 || last === 0; last += 1) {
    if (last === LAST_MORNINGS) throw new Error(`Not delivered at last:\n${look().pending.join('\n')}`);
    if (look().plannedSince > 0) await nextMorning();
    await live(null);
  }
}

/** Late messages arrive after the new life has looked them up and before the end of its hold. */
async function inLife(life: Running, relay: Relay): Promise<void> {
  const dead = life.killed.then(() => true);
  const isDead = await Promise.race([dead, life.started.then(() => setTimeout(ON_ITS_WAY_MS / TIMES_AS_FAST, false))]);
  if (!isDead) await relay.arriveLate();
}

/** Notes an attempt without an answer, unless a crash was the reason. */
function hear({ post, state, attempt, reason }: LogLine, note: (of: Ledger['ambiguous'][number]) => void): void {
  if (post === undefined || attempt === undefined || state !== 'unknown') return;
  if (!reason?.startsWith('The service stopped while')) note({ key: post, attempt });
}

/** Waits for rest: this morning's posts are planned and delivered, or no event has happened for long. */
async function untilRest(life: Running, look: () => Ledger): Promise<'killed' | 'at rest'> {
  const end = life.killed.then(() => 'killed' as const);
  let seen = '';
  let started = false;
  void life.started.then(() => {
    started = true;
  });
  for (let quietMs = 0; quietMs < QUIET_MS; quietMs += LOOK_MS) {
    const now = await Promise.race([end, setTimeout(LOOK_MS, 'alive' as const)]);
    if (now === 'killed') return now;
    const { pending, plannedSince } = look();
    if (pending.length === 0 && plannedSince > 0) break;
    const state = JSON.stringify([pending, plannedSince]);
    if (state !== seen || !started) quietMs = 0;
    seen = state;
  }
  return 'at rest';
}
