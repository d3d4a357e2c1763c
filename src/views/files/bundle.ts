/** The files of a bundle for an inspector or a request for information, and the words about them. */
import { type BundleScope, isInScope } from '../../core/files/bundle.ts';
import { byCode } from '../../core/plan/action.ts';
import { type AuditEvent, idOfChange } from '../../core/record/changes.ts';
import type { Snapshot } from '../../core/record/model.ts';
import { dateOf } from '../../core/time/instants.ts';
import type { Card } from '../../ports/card.ts';
import type { ChainedEvent } from '../../ports/chained-event.ts';
import type { PackedFile } from '../../ports/writers.ts';
import { eventItem } from '../ask/history.ts';
import type { Scene } from '../plan/action-words.ts';
import { postTitle } from '../reminders/deliveries.ts';
import { recipientWords } from '../reminders/preview.ts';
import { count, isOrAre, moment } from '../words.ts';
import type { BundleParts } from './bundle-parts.ts';
import { exportText } from './csv.ts';
import { plainCsv } from './csv-text.ts';
import { withheldWords } from './disclosure.ts';
import { itemWords } from './report/appendices.ts';

/** The files of the bundle. The record in them has no row of `leftOut`. */
export function bundleFiles(parts: BundleParts, scene: Scene): readonly PackedFile[] {
  const zone = scene.calendar.timeZone;
  const records = parts.records.map((snapshot) => withoutRows(snapshot, parts.leftOut));
  const numbered = records.map((snapshot, n) => ({ snapshot, name: records.length === 1 ? '' : `-notice-${n + 1}` }));
  return [
    { name: 'README.txt', content: readme(parts, records, zone) },
    { name: 'record/record.json', content: json({ asAt: parts.scope.until, notices: records }) },
    ...numbered.map(({ snapshot, name }) => ({
      name: `record/actions${name}.csv`,
      content: exportText(snapshot, { zone }),
    })),
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

function withoutRows(snapshot: Snapshot, leftOut: BundleParts['leftOut']): Snapshot {
  return {
    ...snapshot,
    evidence: snapshot.evidence.filter(({ id }) => !leftOut.has(id)),
    logEntries: snapshot.logEntries.filter(({ id }) => !leftOut.has(id)),
  };
}

/** An event for the bundle: its hash alone where it is out of scope, and in a bundle for disclosure, because it names an account. */
function scoped(event: ChainedEvent, { scope, withheld }: BundleParts): Partial<ChainedEvent> {
  const { seq, previousHash, hash } = event;
  return withheld === null && isInScope(event, scope) ? event : { seq, previousHash, hash };
}

function auditCsv({ events, scope, leftOut }: BundleParts, scene: Scene): string {
  const told = events.filter((event) => isTold(event, scope) && !leftOut.has(idOfChange(event.change)));
  const rows = told.map((event) => {
    const { text, details = [] } = eventItem(event, scene);
    return [`${event.seq}`, event.at, event.change.entity, codeOf(event), text, details.join('\n')];
  });
  return plainCsv([['Number', 'At (UTC)', 'Kind', 'Code', 'What', 'Details'], ...rows]);
}

function isTold({ at, by, change }: AuditEvent, scope: BundleScope): boolean {
  return isInScope({ at, personId: by.personId, rowId: idOfChange(change) }, scope);
}

function codeOf({ change }: AuditEvent): string {
  const row: object = change.op === 'added' ? change.row : change.after;
  return 'code' in row ? String(row.code) : '';
}

function deliveriesCsv({ posts, scope, withheld }: BundleParts, scene: Scene): string {
  const inTime = posts.filter(({ dueAt }) => dueAt <= scope.until && (scope.from === null || dueAt >= scope.from));
  const rows = inTime.map((post) => [
    `${post.seq}`,
    withheld ? (post.card?.to ? 'To one person' : 'To a conversation') : recipientWords(post, scene.snapshot),
    post.dueAt,
    post.sentAt ?? '',
    post.state,
    `${post.attempts}`,
    withheld ? '' : postTitle(post),
    withheld ? '' : (post.reason ?? ''),
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
          item.struckAt === null ? '' : `Struck${item.struckBecause ? `: ${item.struckBecause}` : ''}`,
        ]),
    );
  return plainCsv([['Code', 'Action', 'Evidence', 'Given on', 'Marking', 'Struck'], ...rows]);
}

function letter({ notice }: Snapshot): string {
  return `${notice?.letterText ?? 'The text of the letter is not in the record.'}\n`;
}

function readme(parts: BundleParts, records: readonly Snapshot[], zone: string): string {
  const { scope, person, withheld, chain } = parts;
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
    ...(withheld
      ? [
          `The audit has ${count(chain.length, 'event')}. In audit.json each stands by its hash alone, because as stored it names an account. The chain can be verified by them.`,
          ...withheldWords(withheld),
          LOOK_THROUGH,
        ]
      : [
          `The audit has ${count(chain.length, 'event')}. ${count(whole, 'event')} ${isOrAre(whole)} in this bundle whole; the others are out of its scope and stand there by their hash, so that the chain can be verified.`,
          'Nothing is left out: exempt items are in it. Hand it only to somebody who may see them.',
        ]),
    'Texts that were redacted show as [redacted].',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

const LOOK_THROUGH =
  'Names that people typed in another form, such as a surname alone, may still stand in its texts. Look through them before it is disclosed.';

/** The bundle as a file, with what is in it. */
export function bundleCard(fileName: string, { scope, withheld, chain }: BundleParts, zone: string): Card {
  const words = withheld
    ? [...withheldWords(withheld), LOOK_THROUGH]
    : ['Exempt items are in it. Hand it only to somebody who may see them.'];
  return {
    title: 'The bundle is ready',
    summary: 'A bundle is ready.',
    body: [
      {
        type: 'text',
        text: `It is in the file ${fileName}: the record as at ${moment(scope.until, zone)}, the audit with ${count(chain.length, 'event')}, the deliveries, the letter, and a page that verifies the audit without a network.`,
      },
      ...words.map((text) => ({ type: 'note', text }) as const),
    ],
    buttons: [],
  };
}
