/**
 * Reads the rows of a file of recommendations for the import. The header names the columns in any order. A cell that is empty or
 * equals the record changes nothing, as in a file of actions.
 */
import type { RecommendationRow } from '../../core/files/import-recommendations.ts';
import type { RowFault } from '../../core/files/import-row.ts';
import type { GivenResponse } from '../../core/plan/response.ts';
import { UserError } from '../../core/record/errors.ts';
import { rowByCode } from '../../core/record/find-row.ts';
import { LEVELS, RECOMMENDATION_OUTCOMES, RESPONSES } from '../../core/record/model.ts';
import type { Fault } from '../../dispatch/fault.ts';
import { requireKnown, requireKnownBody } from '../../dispatch/newcomer.ts';
import { readSlots } from '../../dispatch/read-slots.ts';
import { type Slots, slot, type Values } from '../../dispatch/slots.ts';
import {
  outcomeCell,
  RECOMMENDATION_COLUMN_NAMES,
  RECOMMENDATION_COLUMNS,
  type RecommendationColumn,
  recommendationCells,
} from '../../views/files/recommendations-csv.ts';
import { responseWord } from '../../views/plan/recommendation-words.ts';
import { listOf } from '../../views/words.ts';
import { cellsByColumn, changedCells, columnsOf, type ReadContext, recordsOf, type Table } from './table.ts';

/** The responses that a row can give, as the file has them. */
const GIVEN = RESPONSES.filter((one): one is GivenResponse => one !== 'awaiting');

const ROW_SLOTS = {
  code: slot.recommendation({ optional: true }),
  title: slot.text({ optional: true }),
  text: slot.text({ optional: true }),
  level: slot.choice(LEVELS, { optional: true }),
  source: slot.body({ optional: true }),
  receivedOn: slot.date({ optional: true }),
  sro: slot.person({ optional: true }),
  expectation: slot.expectation({ optional: true }),
  respondBy: slot.date({ future: true, optional: true }),
  response: slot.choice(GIVEN.map(responseWord), { optional: true }),
  responseText: slot.text({ optional: true }),
  respondedOn: slot.date({ optional: true }),
  outcome: slot.choice(RECOMMENDATION_OUTCOMES.map(outcomeCell), { optional: true }),
  outcomeOn: slot.date({ optional: true }),
  evidence: slot.text({ optional: true }),
} satisfies Slots;
/** Columns that are read only where the file fills a notice without recommendations. */
const OF_PAST: readonly RecommendationColumn[] = ['respondedOn', 'outcome', 'outcomeOn', 'evidence'];

/** The readable rows of a file, the faults of the others, and the columns that are not imported as sentences. */
export interface RecommendationRowsRead {
  readonly rows: readonly RecommendationRow[];
  readonly faults: readonly RowFault[];
  readonly notes: readonly string[];
}

type Cells = Readonly<Partial<Record<RecommendationColumn, string>>>;

const titleOf = (name: RecommendationColumn) => RECOMMENDATION_COLUMNS[name].title;

/** Whether a table is one that our own export of recommendations wrote, or one with its headings. */
export function isRecommendationsTable([header = []]: Table): boolean {
  const titles = header.map((title) => title.trim().toLowerCase());
  return (['text', 'receivedOn'] as const).every((name) => titles.includes(titleOf(name).toLowerCase()));
}

/** Reads a whole file. Throws `UserError` for a column that is there twice, and for no rows or too many. */
export function readRecommendationRows(table: Table, context: ReadContext): RecommendationRowsRead {
  const { columns, unknown } = columnsOf(table, RECOMMENDATION_COLUMN_NAMES, titleOf);
  const rows: RecommendationRow[] = [];
  const faults: RowFault[] = [];
  for (const { row, cells } of recordsOf(table, 'recommendation')) {
    const read = readRow(row, cells, columns, context);
    if ('message' in read) {
      faults.push(read);
      continue;
    }
    const code = codeOf(read);
    const earlier = code === null ? undefined : rows.find((one) => codeOf(one) === code);
    if (earlier) faults.push({ row, message: `${code} is in row ${earlier.row} already.` });
    else rows.push(read);
  }
  const isRead = (name: RecommendationColumn) =>
    OF_PAST.includes(name) ? rows.some(({ past }) => past !== null) : name in ROW_SLOTS;
  const left = columns.flatMap((name) => (name !== null && !isRead(name) ? [titleOf(name)] : []));
  const note = `Not imported, because a person says it of each one, with its evidence, or it follows from that: ${listOf(left)}.`;
  return { rows, faults, notes: [...(left.length > 0 ? [note] : []), ...unknown] };
}

const codeOf = ({ code, past }: RecommendationRow) => code ?? past?.code ?? null;

function readRow(
  row: number,
  line: readonly string[],
  columns: readonly (RecommendationColumn | null)[],
  context: ReadContext,
): RecommendationRow | RowFault {
  try {
    const cells: Cells = cellsByColumn(line, columns);
    const code = readCells({ code: cells.code ?? '' }, context);
    if ('fault' in code) return { row, message: messageOf(code.fault) };
    const present = rowByCode(context.snapshot.recommendations, code.values.code ?? '');
    // A code in a file for a notice without recommendations is that of a new one; any other unknown code is a mistake.
    const fills = context.snapshot.recommendations.length === 0 && code.values.code !== null;
    const own = Object.entries(cells).filter(([name]) => fills || !OF_PAST.includes(name as RecommendationColumn));
    const there = present && recommendationCells(present, context.snapshot);
    const { response, ...given }: Cells = there
      ? changedCells(Object.fromEntries(own), there)
      : Object.fromEntries(own);
    // A new recommendation awaits its response; one that was given is not taken back.
    const isAwaited = response === responseWord('awaiting');
    if (isAwaited && present)
      return { row, message: `${titleOf('response')}: ${present.code} has a response, which no import takes back.` };
    const read = readCells(isAwaited || response === undefined ? given : { ...given, response }, context);
    if ('fault' in read) return { row, message: messageOf(read.fault) };
    return rowOf(row, { ...read.values, code: code.values.code }, fills);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { row, message: error.message };
  }
}

function readCells(cells: Cells, { today, calendar, snapshot, request }: ReadContext) {
  const at = { today, calendar, snapshot, mentioned: [], speaker: request.actor, sure: true, askable: false };
  return readSlots({ name: 'import', usage: [], slots: ROW_SLOTS }, cells, at);
}

function messageOf({ fields }: Fault): string {
  return Object.entries(fields)
    .map(([name, message]) => `${titleOf(name as RecommendationColumn)}: ${message}`)
    .join(' ');
}

function rowOf(
  row: number,
  { code, source, sro, response, respondedOn, outcome, outcomeOn, evidence, ...values }: Values<typeof ROW_SLOTS>,
  fills: boolean,
): RecommendationRow {
  const ended = RECOMMENDATION_OUTCOMES.find((one) => outcomeCell(one) === outcome) ?? 'open';
  const past = { code: code ?? '', respondedOn, outcome: ended, outcomeOn, outcomeEvidence: evidence };
  return {
    ...values,
    row,
    code: fills ? null : code,
    past: fills ? past : null,
    sourceId: source && requireKnownBody(source).id,
    seniorResponsibleOwnerId: sro && requireKnown(sro).id,
    response: GIVEN.find((one) => responseWord(one) === response) ?? null,
  };
}
