/** Compares the messages on the platforms with the outbox and with the posts that the record intended. */
import { dateOf } from '../../src/core/time/instants.ts';
import { platformKey } from '../../src/delivery/process-queue.ts';
import { renderCard } from '../../src/platforms/teams/render.ts';
import type { OutboxRow } from '../../src/ports/store.ts';
import { openFile } from '../../src/store/open-file.ts';
import { storeOn } from '../../src/store/sqlite.ts';
import { MAY_BE_REPEAT } from '../../src/views/platform-lines.ts';
import type { SlackMessage } from '../helpers/slack-shapes.ts';
import type { TeamsMessage } from '../helpers/teams-connector.ts';
import { CHANNELS, type Morning, OWNERS } from './record.ts';

export interface Evidence {
  readonly file: string;
  readonly secret: string;
  readonly mornings: readonly Morning[];
  readonly slack: readonly SlackMessage[];
  readonly teams: readonly TeamsMessage[];
  /** The number of ambiguous attempts at each post, after which the service could not know whether it arrived. */
  readonly ambiguous: ReadonlyMap<string, ReadonlySet<number>>;
}

export interface Verdict {
  readonly posts: { readonly slack: number; readonly teams: number };
  readonly lost: number;
  readonly givenUp: number;
  readonly doubledOnSlack: number;
  readonly ambiguousOnTeams: number;
  readonly repeatsOnTeams: number;
  /** The faults found; empty when there are none. */
  readonly faults: readonly string[];
}

export async function judge(evidence: Evidence): Promise<Verdict> {
  const { file, mornings, ambiguous } = evidence;
  const faults: string[] = [];
  const expect = (holds: boolean, what: string) => void (holds || faults.push(what));
  const opened = await openFile(file);
  const store = storeOn(opened);
  try {
    const rows = await store.posts({ limit: 1_000_000 });
    for (const fault of unplanned(rows, mornings)) faults.push(fault);
    const shown = await shownBy(evidence, rows, faults);
    const arrivals = (row: OutboxRow) => shown.get(row.key)?.length ?? 0;
    const on = (platform: string) => rows.filter(({ place }) => place.platform === platform);
    for (const row of rows) {
      expect(row.state === 'sent', `${row.key} is ${row.state}: ${row.reason}`);
      expect(arrivals(row) > 0, `${row.key} is shown nowhere`);
      const { state, ref } = row;
      const there = shown.get(row.key)?.some(({ id }) => id === ref?.message) ?? false;
      expect(state !== 'sent' || there, `${row.key} is not the message that the outbox says`);
      const strays = shown.get(row.key)?.filter(({ conversation }) => conversation !== ref?.conversation) ?? [];
      expect(state !== 'sent' || strays.length === 0, `${row.key} is shown elsewhere, too`);
    }
    for (const row of on('slack')) expect(arrivals(row) < 2, `${row.key} is shown ${arrivals(row)} times`);
    for (const row of on('teams')) {
      const [, ...extra] = shown.get(row.key) ?? [];
      const failures = ambiguous.get(row.key)?.size ?? 0;
      expect(
        extra.every(({ repeat }) => repeat),
        `${row.key} is repeated without saying so`,
      );
      expect(extra.length <= failures, `${row.key}: ${extra.length} repeats after ${failures} ambiguous attempts`);
    }
    const finding = opened.client.pragma('integrity_check', { simple: true });
    expect(finding === 'ok', `the database is damaged: ${finding}`);
    const broken = await store.brokenAt();
    expect(broken === null, `the audit is broken at event ${broken}`);
    const extras = (platform: string) => sum(on(platform).map((row) => Math.max(0, arrivals(row) - 1)));
    return {
      posts: { slack: on('slack').length, teams: on('teams').length },
      lost: rows.filter((row) => arrivals(row) === 0).length,
      givenUp: rows.filter(({ state }) => state === 'failed').length,
      doubledOnSlack: extras('slack'),
      ambiguousOnTeams: sum(on('teams').map(({ key }) => ambiguous.get(key)?.size ?? 0)),
      repeatsOnTeams: extras('teams'),
      faults,
    };
  } finally {
    await store.close();
  }
}

/** Checks for exactly one card a person each morning, and one in each channel on the first morning of a week. */
function unplanned(rows: readonly OutboxRow[], mornings: readonly Morning[]): readonly string[] {
  const keys = Map.groupBy(rows, ({ plannedAt }) => dateOf(plannedAt, 'Europe/London'));
  const wanted = mornings.flatMap(({ date, weekly }) => [
    ...OWNERS.map(({ person }) => ({ date, end: `:${person.id}`, count: 1 })),
    ...CHANNELS.map((name) => ({ date, end: `:${name}`, count: weekly ? 1 : 0 })),
  ]);
  const missed = wanted.flatMap(({ date, end, count }) => {
    const planned = (keys.get(date) ?? []).filter(({ key }) => key.endsWith(end)).length;
    return planned === count ? [] : [`${planned} instead of ${count} posts “…${end}” on ${date}`];
  });
  const all = sum(wanted.map(({ count }) => count));
  return rows.length === all ? missed : [...missed, `${rows.length} posts instead of ${all}`];
}

interface Shown {
  readonly id: string;
  readonly conversation: string;
  readonly repeat: boolean;
}

/**
 * The messages of each post, oldest first; whatever is of no post, or of several, is a fault. Teams shows no key: there a
 * post is told by what it says, which names a person or a channel's figures, and a date that no other post has.
 */
async function shownBy(
  { secret, slack, teams }: Evidence,
  rows: readonly OutboxRow[],
  faults: string[],
): Promise<ReadonlyMap<string, readonly Shown[]>> {
  const posts = new Map<string, OutboxRow>();
  for (const row of rows) {
    const name =
      row.place.platform === 'slack' ? platformKey(secret, row.key) : wordsOf(renderCard(row.card!)).join('\n');
    if (posts.has(name)) faults.push(`${row.key} cannot be told from ${posts.get(name)?.key}`);
    posts.set(name, row);
  }
  const shown = new Map<string, Shown[]>();
  const note = (name: string, what: string, message: Shown) => {
    const row = posts.get(name);
    if (row) shown.set(row.key, [...(shown.get(row.key) ?? []), message]);
    else faults.push(`the message ${message.id} on ${what} is of no post`);
  };
  for (const { ts, channel, metadata } of slack)
    note(keyIn(metadata), 'Slack', { id: ts, conversation: channel, repeat: false });
  for (const { id, conversation, activity } of teams) {
    const said = wordsOf(activity.attachments?.[0]?.content);
    const words = said.filter((word) => word !== MAY_BE_REPEAT);
    note(words.join('\n'), 'Teams', { id, conversation, repeat: words.length < said.length });
  }
  return shown;
}

function keyIn(metadata: unknown): string {
  return (metadata as { event_payload?: { key?: string } } | undefined)?.event_payload?.key ?? '';
}

/** The texts of an Adaptive Card in their order, without its buttons and the forms behind them. */
function wordsOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(wordsOf);
  if (typeof node !== 'object' || node === null) return [];
  const { type, text, ...rest } = node as { type?: unknown; text?: unknown };
  if (type === 'ActionSet') return [];
  return [...(typeof text === 'string' ? [text] : []), ...Object.values(rest).flatMap(wordsOf)];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
