/** Importing recommendations from a file. Each row follows the same rules as a typed command. */
import { type ActorContext, requireLead } from '../people/person.ts';
import { expectationByCode } from '../plan/expectation.ts';
import {
  addRecommendations,
  assignRecommendation,
  editRecommendation,
  type RecommendationEdit,
  recommendationByCode,
} from '../plan/recommendation.ts';
import { type GivenResponse, respondTo } from '../plan/response.ts';
import { applyChanges } from '../record/apply.ts';
import { added, type Change } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import { rowByCode } from '../record/find-row.ts';
import type { IsoDate, Level, Notice, Recommendation } from '../record/model.ts';
import type { RowFault } from './import-row.ts';

/** A row that could be read. Null stands for an empty cell, or one that agrees with the record: it changes nothing. */
export interface RecommendationRow {
  /** The row number that a spreadsheet shows: the header is row 1. */
  readonly row: number;
  readonly code: string | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly level: Level | null;
  readonly sourceId: string | null;
  readonly receivedOn: IsoDate | null;
  readonly seniorResponsibleOwnerId: string | null;
  /** The code of the expectation that it belongs to. */
  readonly expectation: string | null;
  readonly respondBy: IsoDate | null;
  readonly response: GivenResponse | null;
  readonly responseText: string | null;
  /** The past of a recommendation of a file that fills a notice without any; null in every other file. */
  readonly past: RecommendationPast | null;
}

/** All that a file of ours says of a recommendation beyond what a new one can have. */
export type RecommendationPast = Pick<
  Recommendation,
  'code' | 'respondedOn' | 'outcome' | 'outcomeOn' | 'outcomeEvidence'
>;

/** Everything that an import of recommendations would do, for the preview and for saving. */
export interface RecommendationsPlan {
  readonly added: readonly Recommendation[];
  readonly edited: readonly { readonly before: Recommendation; readonly after: Recommendation }[];
  /** How many rows agree with the record. */
  readonly unchanged: number;
  readonly faults: readonly RowFault[];
  /** Save all of them or none: none while there are faults. */
  readonly changes: readonly Change[];
}

/** Plans an import and changes nothing. Leads only. A new recommendation gets the code after those of the rows before it. */
export function planRecommendations(
  acting: ActorContext,
  notice: Notice,
  rows: readonly RecommendationRow[],
  newId: () => string,
): RecommendationsPlan {
  requireLead(acting, 'import recommendations');
  let present = acting;
  const changes: Change[] = [];
  const faults: RowFault[] = [];
  const entered: Recommendation[] = [];
  const edited: { before: Recommendation; after: Recommendation }[] = [];
  for (const row of rows) {
    try {
      const before = row.code === null ? null : recommendationByCode(acting.snapshot, row.code);
      const own = before === null ? addRow(present, notice, row, newId) : editRow(present, before, row);
      present = { ...present, snapshot: applyChanges(present.snapshot, own.changes) };
      changes.push(...own.changes);
      const after = recommendationByCode(present.snapshot, own.code);
      if (before === null) entered.push(after);
      else if (own.changes.length > 0) edited.push({ before, after });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      faults.push({ row: row.row, message: error.message });
    }
  }
  const unchanged = rows.length - entered.length - edited.length - faults.length;
  return { added: entered, edited, unchanged, faults, changes };
}

interface RowChanges {
  readonly code: string;
  readonly changes: readonly Change[];
}

function addRow(acting: ActorContext, notice: Notice, row: RecommendationRow, newId: () => string): RowChanges {
  const { text, title, level, sourceId, receivedOn, respondBy, seniorResponsibleOwnerId, past } = row;
  if (text === null) throw new UserError('A new recommendation needs its words, in the column Recommendation.');
  if (sourceId === null && past === null)
    throw new UserError('A new recommendation needs the body that made it, in the column Source.');
  if (receivedOn === null)
    throw new UserError('A new recommendation needs the day on which it was received, in the column Received on.');
  const expectation = row.expectation === null ? null : expectationByCode(acting.snapshot, row.expectation);
  const wanted = { texts: [text], title, level, sourceId, receivedOn, respondBy, seniorResponsibleOwnerId };
  const [one] = addRecommendations(acting, notice, { ...wanted, expectation }, newId);
  if (!one) throw new Error('A text became no recommendation');
  if (past === null) return { code: one.row.code, changes: [one.change, ...responseOfRow(acting, one.row, row)] };
  if (rowByCode(acting.snapshot.recommendations, past.code))
    throw new UserError(`${past.code} went to a row above this one. Expected rows without a code below the others.`);
  const response = { response: row.response ?? 'awaiting', responseText: row.responseText } as const;
  const whole = { ...one.row, ...past, ...response, seniorResponsibleOwnerId };
  return { code: past.code, changes: [added('recommendation', whole, 'brought in')] };
}

function editRow(acting: ActorContext, before: Recommendation, row: RecommendationRow): RowChanges {
  const expectationId = row.expectation === null ? null : expectationByCode(acting.snapshot, row.expectation).id;
  const { title, text, level, sourceId, receivedOn, respondBy, seniorResponsibleOwnerId: sroId } = row;
  const wanted = Object.entries({ title, text, level, sourceId, receivedOn, respondBy, expectationId });
  const edit: RecommendationEdit = Object.fromEntries(
    wanted.filter(([column, value]) => value !== null && value !== before[column as keyof RecommendationEdit]),
  );
  const changes: Change[] = [];
  const present = () => recommendationByCode(applyChanges(acting.snapshot, changes), before.code);
  if (Object.keys(edit).length > 0) changes.push(editRecommendation(acting, before, edit));
  if (sroId !== null && sroId !== before.seniorResponsibleOwnerId)
    changes.push(assignRecommendation(acting, present(), sroId));
  changes.push(...responseOfRow(acting, present(), row));
  return { code: before.code, changes };
}

/** The change that gives the response of the row; none where it says nothing else than the record. Throws `UserError`. */
function responseOfRow(acting: ActorContext, one: Recommendation, row: RecommendationRow): readonly Change[] {
  if (row.response === null && row.responseText === null) return [];
  const response = row.response ?? (one.response === 'awaiting' ? null : one.response);
  const text = row.responseText ?? one.responseText;
  if (response === null)
    throw new UserError(
      'Words of a response need the response, in the column Response: accepted, partly accepted or not accepted.',
    );
  if (text === null) throw new UserError('A response needs its words, in the column Words of the response.');
  return [respondTo(acting, one, response, text)];
}
