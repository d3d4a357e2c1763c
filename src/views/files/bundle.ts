/** The files of a bundle for an inspector or a request for information, and the words about them. */
import { type BundleScope, isInScope } from '../../core/files/bundle.ts';
import { byCode } from '../../core/plan/action.ts';
import type { AuditEvent } from '../../core/record/changes.ts';
import type { Person, Snapshot } from '../../core/record/model.ts';
import { dateOf } from '../../core/time/instants.ts';
import type { Card } from '../../ports/card.ts';
import type { ChainedEvent } from '../../ports/chained-event.ts';
import type { OutboxRow } from '../../ports/store.ts';
import type { PackedFile } from '../../ports/writers.ts';
import { eventItem } from '../ask/history.ts';
import type { Scene } from '../plan/action-words.ts';
import { recipientWords } from '../reminders/preview.ts';
import { count, moment } from '../words.ts';
import { exportText, plainCsv } from './csv.ts';
import { itemWords } from './report/appendices.ts';

/** All that a bundle is made of. `records` are the notices of the record, the present one last. */
export interface BundleParts {
  readonly scope: BundleScope;
  readonly person: Person | null;
  readonly records: readonly Snapshot[];
  readonly events: readonly AuditEvent[];
  readonly chain: readonly ChainedEvent[];
  readonly posts: readonly OutboxRow[];
  /** The ids of the items that are left out. */
  readonly leftOut: ReadonlySet<string>;
  readonly verifier: string;
}

/** The files of the bundle. The record in them has no row of `leftOut`. */
export function bundleFiles(parts: BundleParts, scene: Scene): readonly PackedFile[] {
  const zone = scene.calendar.timeZone;
  const records = parts.records.map((snapshot) => withoutRows(snapshot, parts));
  const numbered = records.map((snapshot, n) => ({ snapshot, name: records.length === 1 ? '' : `-notice-${n + 1}` }));
  return [
    { name: 'README.txt', content: readme(parts, records, zone) },
    { name: 'record/record.json', content: json({ asAt: parts.scope.until, notices: records }) },
    ...numbered.map(({ snapshot, name }) => ({ name: `record/actions${name}.csv`, content: exportText(snapshot, []) })),
    ...numbered.map(({ snapshot, name }) => ({
      name: `record/evidence${name}.csv`,
      content: evidenceCsv(snapshot, zone),
    })),
    ...numbered.map(({ snapshot, name }) => ({ name: `letter${name}.txt`, content: letter(snapshot) })),
    { name: 'audit/audit.json', content: json({ events: parts.chain.map((event) => scoped(event, parts)) }) },
    { name: 'audit/audit.csv', content: auditCsv(parts, scene) },
    { name: 'audit/verify.html', content: parts.verifier },
    { name: 'deliveries.csv', content: deliveriesCsv(parts, scene) },
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

/** The record without the rows that are left out; without accounts and absences where it may be disclosed to anybody. */
function withoutRows(snapshot: Snapshot, { leftOut, scope }: BundleParts): Snapshot {
  const kept = {
    ...snapshot,
    evidence: snapshot.evidence.filter(({ id }) => !leftOut.has(id)),
    logEntries: snapshot.logEntries.filter(({ id }) => !leftOut.has(id)),
  };
  if (!scope.withoutExempt) return kept;
  return { ...kept, accounts: [], conversations: [], handovers: [], absences: [], snoozes: [] };
}

/** An event for the bundle: its hash alone where it is out of scope, and without words where its row is left out. */
function scoped(event: ChainedEvent, { scope, leftOut }: BundleParts): Partial<ChainedEvent> {
  const { seq, previousHash, hash } = event;
  if (!isInScope(event, scope)) return { seq, previousHash, hash };
  if (!leftOut.has(event.rowId)) return event;
  return { ...event, texts: event.texts.map(({ digest }) => ({ digest, salt: '', text: null })) };
}

function auditCsv({ events, scope, leftOut }: BundleParts, scene: Scene): string {
  const told = events.filter(({ at, by, change }) => {
    const rowId = change.op === 'added' ? change.row.id : change.id;
    return isInScope({ at, personId: by.personId, rowId }, scope) && !leftOut.has(rowId);
  });
  const rows = told.map((event) => {
    const { text, details = [] } = eventItem(event, scene);
    return [`${event.seq}`, event.at, event.change.entity, codeOf(event), text, details.join('\n')];
  });
  return plainCsv([['Number', 'At (UTC)', 'Kind', 'Code', 'What', 'Details'], ...rows]);
}

function codeOf({ change }: AuditEvent): string {
  const row: object = change.op === 'added' ? change.row : change.after;
  return 'code' in row ? String(row.code) : '';
}

function deliveriesCsv({ posts, scope }: BundleParts, scene: Scene): string {
  const inTime = posts.filter(({ dueAt }) => dueAt <= scope.until && (scope.from === null || dueAt >= scope.from));
  const rows = inTime.map((post) => [
    `${post.seq}`,
    recipientWords(post, scene.snapshot),
    post.dueAt,
    post.sentAt ?? '',
    post.state,
    `${post.attempts}`,
    scope.withoutExempt ? '' : post.card.title,
    post.reason ?? '',
  ]);
  const head = ['Number', 'To', 'Due at (UTC)', 'Sent at (UTC)', 'State', 'Attempts', 'Title', 'Reason'];
  return plainCsv([head, ...rows]);
}

function evidenceCsv(snapshot: Snapshot, zone: string): string {
  const rows = [...snapshot.actions]
    .sort(byCode)
    .flatMap((action) =>
      snapshot.evidence
        .filter(({ actionId }) => actionId === action.id)
        .map((item) => [
          `${action.code} ${item.code}`,
          action.title,
          itemWords(item),
          dateOf(item.addedAt, zone),
          item.marking,
          item.struckAt === null ? '' : `Struck: ${item.struckBecause ?? ''}`,
        ]),
    );
  return plainCsv([['Code', 'Action', 'Evidence', 'Given on', 'Marking', 'Struck'], ...rows]);
}

function letter({ notice }: Snapshot): string {
  return `${notice?.letterText ?? 'The text of the letter is not in the record.'}\n`;
}

function readme(parts: BundleParts, records: readonly Snapshot[], zone: string): string {
  const { scope, person, leftOut, chain } = parts;
  const present = records.at(-1);
  const whole = chain.filter((event) => isInScope(event, scope)).length;
  const from = scope.from === null ? 'from the first event' : `from ${moment(scope.from, zone)}`;
  const lines = [
    `The record of ${present?.notice?.authority ?? 'the authority'} under its Best Value Notice`,
    '',
    `As at ${moment(scope.until, zone)}. The audit is ${from} to then${person ? `, for what ${person.name} did and what was recorded about them` : ''}.`,
    '',
    'record/record.json     Every row of the record, for programs.',
    'record/actions.csv     Every action with its owner, dates, status and latest update.',
    'record/evidence.csv    The register of evidence, struck items with their reason.',
    'letter.txt             The words of the letter, where they are in the record.',
    'audit/audit.csv        Who changed what, when, where from and why, in words.',
    'audit/audit.json       The same as it is stored, with its hashes.',
    'audit/verify.html      Opens in a browser without a network, and verifies audit.json.',
    'deliveries.csv         Every message that the bot meant to send, and what became of it.',
    '',
    `The audit has ${count(chain.length, 'event')}. ${count(whole, 'event')} ${whole === 1 ? 'is' : 'are'} in this bundle whole; the others are out of its scope and stand there by their hash, so that the chain can be verified.`,
    ...(scope.withoutExempt
      ? [
          `${count(leftOut.size, 'exempt item')} of evidence and of the log ${leftOut.size === 1 ? 'is' : 'are'} left out, with all their words. Accounts, absences and the titles of messages are left out as well.`,
          'Names of people, reasons that people typed and where partners stand are still in it. Look through them before it is disclosed.',
        ]
      : ['Nothing is left out: exempt items are in it. Hand it only to somebody who may see them.']),
    'Texts that were redacted show as [redacted].',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** The bundle as a file, with what is in it. */
export function bundleCard(fileName: string, { scope, leftOut, chain }: BundleParts, zone: string): Card {
  const left = scope.withoutExempt
    ? `${count(leftOut.size, 'exempt item')} left out. Names, reasons and where partners stand are still in it: look through them before it is disclosed.`
    : 'Exempt items are in it. Hand it only to somebody who may see them.';
  return {
    title: 'The bundle is ready',
    summary: 'A bundle is ready.',
    body: [
      {
        type: 'text',
        text: `It is in the file ${fileName}: the record as at ${moment(scope.until, zone)}, the audit with ${count(chain.length, 'event')}, the deliveries, the letter, and a page that verifies the audit without a network.`,
      },
      { type: 'note', text: left },
    ],
    buttons: [],
  };
}
