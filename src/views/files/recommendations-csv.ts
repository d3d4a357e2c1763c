/** The CSV file of recommendations, for a spreadsheet. The file of the actions names the recommendation of each action. */
import { personById } from '../../core/people/person.ts';
import { actionsFor, recommendationsIn } from '../../core/plan/recommendation-list.ts';
import { rowById } from '../../core/record/find-row.ts';
import type { Recommendation, Snapshot } from '../../core/record/model.ts';
import { responseWord } from '../plan/recommendation-words.ts';
import { csvText, guarded } from './csv.ts';

const COLUMNS: readonly (readonly [string, (one: Recommendation, snapshot: Snapshot) => string | null])[] = [
  ['Code', ({ code }) => code],
  ['Recommendation', ({ text }) => text],
  ['Source', ({ sourceId }, snapshot) => personById(snapshot, sourceId)?.name ?? null],
  ['Received on', ({ receivedOn }) => receivedOn],
  ['Senior responsible owner', (one, snapshot) => personById(snapshot, one.seniorResponsibleOwnerId)?.name ?? null],
  ['Expectation', ({ expectationId }, { expectations }) => rowById(expectations, expectationId)?.code ?? null],
  ['Response due by', ({ respondBy }) => respondBy],
  ['Response', ({ response }) => responseWord(response)],
  ['Words of the response', ({ responseText }) => responseText],
  ['Responded on', ({ respondedOn }) => respondedOn],
  ['Outcome', ({ outcome }) => outcome.replaceAll('_', ' ')],
  ['Outcome on', ({ outcomeOn }) => outcomeOn],
  ['Evidence', ({ outcomeEvidence }) => outcomeEvidence],
  [
    'Actions',
    (one, snapshot) =>
      actionsFor(snapshot, one)
        .map(({ code }) => code)
        .join(' '),
  ],
];

/** The file of the recommendations that were not withdrawn, in the order of their codes, with a header row. */
export function recommendationsText(snapshot: Snapshot): string {
  const rows = recommendationsIn(snapshot, null).map((one) =>
    COLUMNS.map(([, cell]) => guarded(cell(one, snapshot) ?? '')),
  );
  return csvText([COLUMNS.map(([title]) => title), ...rows]);
}
