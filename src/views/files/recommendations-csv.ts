/** The CSV file of recommendations, for a spreadsheet. The file of the actions names the recommendation of each action. */
import { personById } from '../../core/people/person.ts';
import { actionsFor, recommendationsIn } from '../../core/plan/recommendation-list.ts';
import { rowById } from '../../core/record/find-row.ts';
import type { Recommendation, RecommendationOutcome, Snapshot } from '../../core/record/model.ts';
import { responseWord } from '../plan/recommendation-words.ts';
import { csvText, guarded } from './csv-text.ts';

interface Column {
  readonly title: string;
  readonly cell: (one: Recommendation, snapshot: Snapshot) => string | null;
}

/** The column's key in the code; the file shows its `title`. */
export type RecommendationColumn =
  | 'code'
  | 'title'
  | 'text'
  | 'level'
  | 'source'
  | 'receivedOn'
  | 'sro'
  | 'expectation'
  | 'respondBy'
  | 'response'
  | 'responseText'
  | 'respondedOn'
  | 'outcome'
  | 'outcomeOn'
  | 'evidence'
  | 'actions';

/** Every column, in the order of the file. */
export const RECOMMENDATION_COLUMNS: Readonly<Record<RecommendationColumn, Column>> = {
  code: { title: 'Code', cell: ({ code }) => code },
  title: { title: 'Title', cell: ({ title }) => title },
  text: { title: 'Recommendation', cell: ({ text }) => text },
  level: { title: 'Level', cell: ({ level }) => level },
  source: { title: 'Source', cell: ({ sourceId }, snapshot) => personById(snapshot, sourceId)?.name ?? null },
  receivedOn: { title: 'Received on', cell: ({ receivedOn }) => receivedOn },
  sro: {
    title: 'Senior responsible owner',
    cell: (one, snapshot) => personById(snapshot, one.seniorResponsibleOwnerId)?.name ?? null,
  },
  expectation: {
    title: 'Expectation',
    cell: ({ expectationId }, { expectations }) => rowById(expectations, expectationId)?.code ?? null,
  },
  respondBy: { title: 'Response due by', cell: ({ respondBy }) => respondBy },
  response: { title: 'Response', cell: ({ response }) => responseWord(response) },
  responseText: { title: 'Words of the response', cell: ({ responseText }) => responseText },
  respondedOn: { title: 'Responded on', cell: ({ respondedOn }) => respondedOn },
  outcome: { title: 'Outcome', cell: ({ outcome }) => outcomeCell(outcome) },
  outcomeOn: { title: 'Outcome on', cell: ({ outcomeOn }) => outcomeOn },
  evidence: { title: 'Evidence', cell: ({ outcomeEvidence }) => outcomeEvidence },
  actions: {
    title: 'Actions',
    cell: (one, snapshot) =>
      actionsFor(snapshot, one)
        .map(({ code }) => code)
        .join(' '),
  },
};

/** An outcome as the file has it. */
export function outcomeCell(outcome: RecommendationOutcome): string {
  return outcome.replaceAll('_', ' ');
}

/** All keys of `RECOMMENDATION_COLUMNS`, in the order of the file. */
export const RECOMMENDATION_COLUMN_NAMES = Object.keys(RECOMMENDATION_COLUMNS) as readonly RecommendationColumn[];

/** The cells of one recommendation by column, unguarded; '' where the record has no value. */
export function recommendationCells(
  one: Recommendation,
  snapshot: Snapshot,
): Readonly<Record<RecommendationColumn, string>> {
  const cells = RECOMMENDATION_COLUMN_NAMES.map((name) => [
    name,
    RECOMMENDATION_COLUMNS[name].cell(one, snapshot) ?? '',
  ]);
  return Object.fromEntries(cells);
}

/** The file of the recommendations that were not withdrawn, in the order of their codes, with a header row. */
export function recommendationsText(snapshot: Snapshot): string {
  const rows = recommendationsIn(snapshot, null).map((one) => {
    const cells = recommendationCells(one, snapshot);
    return RECOMMENDATION_COLUMN_NAMES.map((name) => guarded(cells[name]));
  });
  return csvText([RECOMMENDATION_COLUMN_NAMES.map((name) => RECOMMENDATION_COLUMNS[name].title), ...rows]);
}
