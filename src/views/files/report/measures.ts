/** Parts 5 and 6 of a report: measures with their readings, and recommendations with the council's response. */
import type { MeasureRow, Travel } from '../../../core/files/report/measures.ts';
import type { Report } from '../../../core/files/report/report.ts';
import { byCode } from '../../../core/plan/action.ts';
import type { Recommendation, Snapshot } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import type { Block, Cell, Words } from '../../../ports/document.ts';
import { type LinePicture, valueWords } from '../../../ports/picture.ts';
import { listOf } from '../../words.ts';
import { postOf } from './people.ts';
import { heading, named, OUTCOME_WORDS, paragraph, RESPONSE_WORDS } from './words.ts';

const TRAVEL_WORDS: Readonly<Record<Travel, string>> = {
  better: 'moved the right way at the last reading',
  worse: 'moved the wrong way at the last reading',
  same: 'did not move at the last reading',
};

/** With more measures than these, part 5 is one table, and the lines stand in appendix C. */
const MOST_MEASURES = 3;

/** Part 5: each measure with a table, and a line where there are two readings or more. */
export function measuresPart({ measures, work }: Report): readonly Block[] {
  if (measures.length === 0) {
    return [heading(1, '5. Measures'), paragraph('No measure is kept in the record.')];
  }
  const gaps = work.flatMap(({ expectation }) => missingLevels(expectation.id, expectation, measures));
  const shown = measures.length > MOST_MEASURES ? [measuresTable(measures)] : measures.flatMap(measureBlocks);
  return [heading(1, '5. Measures'), ...gaps.map((words) => paragraph(words)), ...shown];
}

/** An expectation of officers and members needs a measure of each. */
function missingLevels(
  id: string,
  { code, level }: { readonly code: string; readonly level: string },
  measures: readonly MeasureRow[],
): readonly string[] {
  const levels = measures.filter(({ action }) => action.expectationId === id).map(({ action }) => action.level);
  if (level !== 'joint' || levels.length === 0 || levels.includes('joint')) return [];
  const missing = [
    ...(levels.includes('officer') ? [] : ['officers']),
    ...(levels.includes('member') ? [] : ['members']),
  ];
  return missing.length === 0 ? [] : [`Under ${code} there is no measure of ${listOf(missing)}.`];
}

function measureBlocks({ action, readings, travel, isReached }: MeasureRow): readonly Block[] {
  const unit = action.unit ?? '';
  const { target, targetOn } = action;
  const aim =
    target === null
      ? []
      : [
          `The target is ${valueWords(target, unit)}${targetOn ? ` by ${longDate(targetOn)}` : ''}${isReached ? ', and it is reached' : ''}`,
        ];
  const sentences = [
    ...(travel ? [`It ${TRAVEL_WORDS[travel]}`] : []),
    ...aim,
    ...(readings.length === 0 ? ['There is no reading yet'] : []),
  ];
  const rows = readings.map(({ on, value }, n): readonly Cell[] => [
    longDate(on),
    n === 0 && on === action.baselineOn ? 'Baseline' : 'Reading',
    valueWords(value, unit),
  ]);
  const table: Block = {
    type: 'table',
    caption: `Values of ${action.code}`,
    columns: [
      { title: 'Date', share: 3 },
      { title: 'Kind', share: 2 },
      { title: 'Value', share: 2, isNumber: true },
    ],
    rows,
  };
  const picture = lineOf(action.title, unit, readings, target === null ? null : { on: targetOn, value: target });
  return [
    heading(2, named(action)),
    ...(sentences.length > 0 ? [paragraph(`${sentences.join('. ')}.`)] : []),
    ...(readings.length > 1 ? [{ type: 'picture', picture, alt: lineAlt(picture) } as const] : []),
    ...(readings.length > 0 ? [table] : []),
  ];
}

function measuresTable(measures: readonly MeasureRow[]): Block {
  const value = (n: number | null | undefined, unit: string | null) => (n == null ? 'None' : valueWords(n, unit ?? ''));
  return {
    type: 'table',
    caption: 'Measures; their values and lines stand in appendix C',
    columns: [
      { title: 'Measure', share: 6 },
      { title: 'Baseline', share: 2, isNumber: true },
      { title: 'Latest', share: 2, isNumber: true },
      { title: 'Target', share: 2, isNumber: true },
      { title: 'Direction', share: 4 },
    ],
    rows: measures.map(({ action, readings, travel, isReached }): readonly Cell[] => [
      named(action),
      value(action.baseline, action.unit),
      value(readings.at(-1)?.value, action.unit),
      value(action.target, action.unit),
      `${travel ? TRAVEL_WORDS[travel] : 'Fewer than two readings'}${isReached ? '; target reached' : ''}`,
    ]),
  };
}

/** Appendix C: the values and the line of each measure, where part 5 has no room for them. */
export function measuresAppendix({ measures }: Report): readonly Block[] {
  if (measures.length <= MOST_MEASURES) return [];
  return [{ type: 'page', isWide: false }, heading(1, 'Appendix C: measures'), ...measures.flatMap(measureBlocks)];
}

function lineOf(
  title: string,
  unit: string,
  points: LinePicture['points'],
  target: LinePicture['target'],
): LinePicture {
  return { kind: 'line', title, unit, points, target };
}

function lineAlt({ title, unit, points, target }: LinePicture): string {
  const words = points.map(({ on, value }) => `${valueWords(value, unit)} on ${longDate(on)}`);
  return `A line for “${title}”: ${words.join(', ')}.${target ? ` The target is ${valueWords(target.value, unit)}.` : ''}`;
}

/** With more recommendations than these, the table has their titles in place of their words. */
const MOST_WHOLE = 6;

/** Part 6: each recommendation with its response, its end and its actions. */
export function recommendationsPart({ snapshot }: Report): readonly Block[] {
  const standing = snapshot.recommendations.filter(({ withdrawnAt }) => withdrawnAt === null).sort(byCode);
  if (standing.length === 0) return [heading(1, '6. Recommendations'), paragraph('The record has no recommendation.')];
  return [
    heading(1, '6. Recommendations'),
    {
      type: 'table',
      caption: 'Recommendations, the response to them and how far they are',
      columns: [
        { title: 'Recommendation', share: 5 },
        { title: 'From', share: 3 },
        { title: 'Response', share: 5 },
        { title: 'Outcome', share: 3 },
        { title: 'Actions', share: 2 },
      ],
      rows: standing.map((row): readonly Cell[] => [
        `${row.code} ${standing.length > MOST_WHOLE ? row.title : row.text}`,
        [postOf(snapshot, row.sourceId), `, ${longDate(row.receivedOn)}`],
        responseWords(row),
        outcomeWords(row),
        actionsOf(row, snapshot),
      ]),
    },
  ];
}

function responseWords({ response, responseText, respondBy }: Recommendation): Words {
  if (response !== 'awaiting') return `${RESPONSE_WORDS[response]}${responseText ? `: ${responseText}` : ''}`;
  return respondBy ? `Due by ${longDate(respondBy)}` : [{ gap: 'response' }];
}

function outcomeWords({ outcome, outcomeOn }: Recommendation): string {
  return `${OUTCOME_WORDS[outcome]}${outcomeOn ? `, ${longDate(outcomeOn)}` : ''}`;
}

function actionsOf({ id }: Recommendation, { actions }: Snapshot): string {
  const own = actions.filter(({ recommendationId, status }) => recommendationId === id && status !== 'withdrawn');
  return own.length === 0 ? 'None' : own.map(({ code }) => code).join(', ');
}
