/** The preview of an import of recommendations before it is saved, and the message that says it was saved. */
import type { RecommendationsPlan } from '../../core/files/import-recommendations.ts';
import type { RowFault } from '../../core/files/import-row.ts';
import type { Recommendation, Snapshot } from '../../core/record/model.ts';
import type { Card, Element, Item } from '../../ports/card.ts';
import { savedCard } from '../ask/answers.ts';
import { recommendationLine } from '../plan/recommendation-words.ts';
import { count } from '../words.ts';
import { cellInWords, listOfRows, saveButton, verdict } from './import.ts';
import { faultLines } from './import-cells.ts';
import {
  RECOMMENDATION_COLUMN_NAMES,
  RECOMMENDATION_COLUMNS,
  type RecommendationColumn,
  recommendationCells,
} from './recommendations-csv.ts';

/** The plan of an import that has not been saved, with the faults that stop it and notes about the file. */
export interface RecommendationsPreview {
  readonly fileName: string;
  readonly plan: RecommendationsPlan;
  /** The faults of the file and of the plan, in the order of their rows. */
  readonly faults: readonly RowFault[];
  readonly notes: readonly string[];
  /** True when this preview repeats an earlier one because the record has changed since. */
  readonly again: boolean;
}

/** The preview. `before` and `after` are the record without and with it; `save` is its id, null when there is nothing to save. */
export function importRecommendationsCard(
  preview: RecommendationsPreview,
  before: Snapshot,
  after: Snapshot,
  save: string | null,
): Card {
  const { plan, faults, fileName, notes } = preview;
  const todo = count(plan.added.length + plan.edited.length, 'recommendation');
  const additions = plan.added.map((one): Item => {
    const cells = recommendationCells(one, after);
    const filled = RECOMMENDATION_COLUMN_NAMES.filter((name) => !IN_LINE.has(name) && cells[name] !== '');
    return {
      text: recommendationLine(one),
      details: filled.map((name) => `${titleOf(name)}: ${cellInWords(cells[name])}`),
    };
  });
  const changes = plan.edited.map(
    (one): Item => ({ text: recommendationLine(one.before), details: differences(one, before, after) }),
  );
  const planned = [...listOfRows('To add', additions), ...listOfRows('To change', changes)];
  return {
    title: `Import of ${fileName}: nothing saved yet`,
    summary: `Import: ${todo} to save, ${count(faults.length, 'faulty row')}. Nothing saved yet.`,
    body: [
      { type: 'text', text: verdict(preview, 'recommendation'), weight: 'strong' },
      ...listOfRows('Rows to put right', faultLines(faults)),
      ...(faults.length > 0 ? [] : planned),
      ...notes.map((text): Element => ({ type: 'note', text })),
    ],
    buttons: save === null ? [] : [saveButton(todo, save)],
  };
}

const titleOf = (name: RecommendationColumn) => RECOMMENDATION_COLUMNS[name].title;

/** The columns of a new recommendation that its line shows, or that say nothing of it yet. */
const IN_LINE: ReadonlySet<RecommendationColumn> = new Set(['code', 'outcome']);

function differences(
  { before: was, after: is }: { readonly before: Recommendation; readonly after: Recommendation },
  before: Snapshot,
  after: Snapshot,
): readonly string[] {
  const [old, next] = [recommendationCells(was, before), recommendationCells(is, after)];
  return RECOMMENDATION_COLUMN_NAMES.filter((name) => old[name] !== next[name]).map(
    (name) => `${titleOf(name)}: ${cellInWords(next[name])}; until now ${cellInWords(old[name])}`,
  );
}

/** Says that `by` saved the import of this file. */
export function importedRecommendationsCard(
  by: string,
  fileName: string,
  { added, edited }: RecommendationsPlan,
): Card {
  const text = `From ${fileName}: ${count(added.length, 'recommendation')} added, ${count(edited.length, 'recommendation')} changed. Each change is in the history of its recommendation.`;
  return savedCard(`${by} imported recommendations`, text);
}
