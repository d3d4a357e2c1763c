/** A report as its readers read it, made from rows without a file. */
import { sinceOf } from '../../src/core/files/report/period.ts';
import type { Readers } from '../../src/core/files/report/readers.ts';
import { makeReport, type ReportInput } from '../../src/core/files/report/report.ts';
import { type AuditEvent, added, type Change } from '../../src/core/record/changes.ts';
import type { Action, Instant, Milestone, Snapshot } from '../../src/core/record/model.ts';
import { type Block, type Cell, type Document, plainWords } from '../../src/ports/document.ts';
import { reportDocument } from '../../src/views/files/report/document.ts';
import { AT, action, expectation, person, record, TODAY } from './record.ts';

const ZONE = 'Europe/London';
/** The body that every report here is for. */
export const BOARD = person({ id: 'b1', name: 'Improvement Board', kind: 'body', role: 'viewer' });

/** A record with one expectation, these actions and the rest that is given. */
export function plan(actions: readonly Action[], of: Partial<Snapshot> = {}): Snapshot {
  return record({ expectations: [expectation()], people: [person(), BOARD], actions, ...of });
}

const EARLY = '2024-06-17T09:00:00.000Z';

/** An action that was due on 14 June 2024, and reported and confirmed on 17 June. */
export function delivered(of: Partial<Action> = {}): Action {
  return action({
    ...{ status: 'complete', dueOn: '2024-06-14', originalDueOn: '2024-06-14', completedBy: 'p1', completedAt: EARLY },
    ...{ reportedBy: 'p2', reportedAt: EARLY },
    ...of,
  });
}

/** A milestone of the first action, by 5 July 2024. */
export function milestone(of: Partial<Milestone> = {}): Milestone {
  const dates = { originalDueOn: '2024-07-05', dueOn: '2024-07-05', doneOn: null, withdrawnAt: null };
  return { id: 'm1', version: 1, noticeId: 'n1', actionId: 'a1', letter: 'a', title: 'Values agreed', ...dates, ...of };
}

/** The audit with these changes, all at one moment. */
export function eventsOf(changes: readonly Change[], at: Instant = AT): AuditEvent[] {
  const by = { personId: 'p1', account: 'shell', from: 'test', requestId: 'r1' };
  return changes.map((change, n) => ({ seq: n + 1, at, by, change }));
}

/** The event that an import leaves behind for an action. */
export function broughtIn(action: Action, at: Instant = AT): AuditEvent[] {
  return eventsOf([added('action', action, 'brought in', 'imported from plan.xlsx')], at);
}

/** The paper of a record for the board, since the notice unless something was issued or held. */
export function paperOf(
  snapshot: Snapshot,
  given: Partial<ReportInput> & { readonly readers?: Readers } = {},
): Document {
  const today = given.today ?? TODAY;
  const asAt = given.asAt ?? AT;
  const earlier = given.earlier ?? null;
  const issuedBefore = earlier?.issuedReports ?? [];
  const { readers } = given;
  const day = { today, asAt, zone: ZONE };
  const since = sinceOf(snapshot, BOARD.id, { asked: null, ...day, ...(readers ? { readers } : {}), issuedBefore });
  const usual = {
    body: BOARD,
    readers: 'internal',
    since,
    zone: ZONE,
    today,
    asAt,
    before: null,
    earlier,
    events: [],
  } as const;
  return reportDocument(makeReport({ ...usual, ...given, snapshot }));
}

/** All words of a paper, a block to a line and the cells of a row between bars. */
export function textOf({ blocks }: Document): string {
  return blocks.flatMap(linesOf).join('\n');
}

/** The words of one part or appendix, by its title without the number. */
export function partOf({ blocks }: Document, title: string): string {
  const isHeading = (block: Block) => block.type === 'heading' && block.level === 1;
  const first = blocks.findIndex((block) => isHeading(block) && block.type === 'heading' && block.text.includes(title));
  if (first < 0) return '';
  const next = blocks.findIndex((block, n) => n > first && isHeading(block));
  return blocks
    .slice(first, next < 0 ? undefined : next)
    .flatMap(linesOf)
    .join('\n');
}

function linesOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [plainWords(block.words)];
    case 'list':
      return block.items.map(plainWords);
    case 'table':
      return [block.caption, block.columns.map(({ title }) => title).join(' | '), ...block.rows.map(rowWords)];
    case 'picture':
      return [block.alt];
    default:
      return [];
  }
}

function rowWords(row: readonly Cell[]): string {
  return row.map((cell) => (typeof cell === 'object' && 'tone' in cell ? cell.words : plainWords(cell))).join(' | ');
}
