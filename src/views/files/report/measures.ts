/** Parts 5 and 6 of a report: measures with their readings, and recommendations with the council's response. */
import type { MeasureRow } from '../../../core/files/report/measures.ts';
import type { Report } from '../../../core/files/report/report.ts';
import { saidOf } from '../../../core/files/report/standing.ts';
import { byCode } from '../../../core/plan/action.ts';
import { levelsWithoutReading, readingsOf } from '../../../core/plan/measure.ts';
import { valueWords } from '../../../core/plan/measure-figures.ts';
import { writeValue } from '../../../core/plan/values.ts';
import type { Action, Recommendation, Snapshot } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import type { Block, Cell, Words } from '../../../ports/document.ts';
import type { LinePicture } from '../../../ports/picture.ts';
import { courseWords } from '../../plan/measure.ts';
import { asSentence, listOf } from '../../words.ts';
import { postOf } from './people.ts';
import { reasonWords, remedyOf } from './said.ts';
import { heading, named, OUTCOME_WORDS, paragraph, RESPONSE_WORDS, sentences, withoutEmptyColumns } from './words.ts';

const [MOST_MEASURES, MOST_ACTIONS] = [2, 80];

/** Whether a plan has so many actions that its paper must be short everywhere. */
export function isLargePlan({ snapshot }: Report): boolean {
  return snapshot.actions.length > MOST_ACTIONS;
}

/** Whether there are so many measures or actions that the measures are one table and their lines stand in appendix C, so that the paper stays short. */
export function areMeasuresApart(report: Report): boolean {
  const { length } = report.measures;
  return length > MOST_MEASURES || (length > 0 && isLargePlan(report));
}

/** Each measure with a table, and a line where there are two readings or more. */
export function measuresPart(report: Report): readonly Block[] {
  const { measures, work, snapshot, readers } = report;
  if (measures.length === 0) return [];
  const gaps = work.flatMap(({ expectation }) => {
    const levels = levelsWithoutReading(snapshot, expectation);
    // A reading that the public may not see is a reading.
    return levels.length === 0 || readers === 'public'
      ? []
      : [
          `${expectation.code} asks for change at ${listOf([...levels])} level, and no measure at ${levels.length > 1 ? 'either' : 'that'} level has been read yet.`,
        ];
  });
  const shown = areMeasuresApart(report)
    ? [measuresTable(measures, report)]
    : measures.flatMap((one) => measureBlocks(one, report));
  return [heading(1, 'Measures'), ...gaps.map((words) => paragraph(words)), ...shown];
}

function measureBlocks(
  { action, values, isReached }: MeasureRow,
  { snapshot, today, readers }: Report,
): readonly Block[] {
  const { unit, target, targetOn } = action;
  const course = courseWords(action, readingsOf(snapshot, action));
  const isMissed = targetOn !== null && targetOn < today && isReached !== true;
  // The course of a measure that has been read names the target already.
  const start = course === null && action.baseline !== null ? [baselineWords(action)] : [];
  const aim = course === null && target !== null ? [`The target is ${valueWords(target, action)}`] : [];
  const day =
    targetOn === null
      ? []
      : [`The target date ${isMissed ? `was ${longDate(targetOn)} and has passed` : `is ${longDate(targetOn)}`}`];
  const words = [
    course ?? `There is no ${readers === 'public' ? 'public ' : ''}reading yet`,
    ...start,
    ...aim,
    ...day,
  ].join('. ');
  const rows = values.map(({ on, value, text }, n): readonly Cell[] => [
    longDate(on),
    n === 0 && on === action.baselineOn ? 'Baseline' : 'Reading',
    writeValue({ value, unit }),
    text,
  ]);
  const table: Block = {
    type: 'table',
    caption: `Values of ${action.code}`,
    ...withoutEmptyColumns(
      [
        { title: 'Date', share: 2.4 },
        { title: 'Kind', share: 2 },
        { title: 'Value', share: 1.6, isNumber: true },
        { title: 'Words or link', share: 6 },
      ],
      rows,
    ),
  };
  const picture = lineOf(action.title, unit, values, target === null ? null : { on: targetOn, value: target });
  return [
    heading(2, named(action)),
    paragraph(`${words}.`),
    ...(values.length > 1 ? [{ type: 'picture', picture, alt: lineAlt(picture) } as const] : []),
    ...(values.length > 0 ? [table] : []),
  ];
}

function baselineWords(action: Action): string {
  const { baseline, baselineOn } = action;
  return `The baseline is ${valueWords(baseline, action)}${baselineOn === null ? '' : `, of ${longDate(baselineOn)}`}`;
}

function measuresTable(measures: readonly MeasureRow[], { snapshot, readers }: Report): Block {
  return {
    type: 'table',
    caption: 'Measures; their values and lines stand in appendix C',
    columns: [
      { title: 'Measure', share: 6 },
      { title: 'Baseline', share: 2, isNumber: true },
      { title: 'Latest', share: 2, isNumber: true },
      { title: 'Target', share: 2, isNumber: true },
      { title: 'Direction', share: 5 },
    ],
    rows: measures.map(({ action, values }): readonly Cell[] => [
      named(action),
      valueWords(action.baseline, action),
      valueWords(values.at(-1)?.value ?? null, action),
      valueWords(action.target, action),
      courseWords(action, readingsOf(snapshot, action)) ?? `No ${readers === 'public' ? 'public ' : ''}reading yet`,
    ]),
  };
}

/** Appendix C: the values and the line of each measure, where part 5 has no room for them. */
export function measuresAppendix(report: Report): readonly Block[] {
  if (!areMeasuresApart(report)) return [];
  const { measures } = report;
  return [heading(1, 'Appendix C: measures'), ...measures.flatMap((one) => measureBlocks(one, report))];
}

function lineOf(
  title: string,
  unit: string | null,
  points: LinePicture['points'],
  target: LinePicture['target'],
): LinePicture {
  return { kind: 'line', title, unit, points, target };
}

function lineAlt({ title, unit, points, target }: LinePicture): string {
  const words = points.map(({ on, value }) => `${writeValue({ value, unit })} on ${longDate(on)}`);
  return `A line for “${title}”: ${words.join(', ')}.${target ? ` The target is ${writeValue({ value: target.value, unit })}.` : ''}`;
}

/** With more recommendations than these, the table has their titles in place of their words. */
const MOST_WHOLE = 3;

/** Each recommendation with its response, its end and its actions. */
export function recommendationsPart(report: Report): readonly Block[] {
  const { snapshot } = report;
  const standing = snapshot.recommendations.filter(({ withdrawnAt }) => withdrawnAt === null).sort(byCode);
  if (standing.length === 0) return [];
  return [
    heading(1, 'Recommendations'),
    {
      type: 'table',
      caption: 'Recommendations, the response to them and how far they are',
      columns: [
        { title: 'Recommendation', share: 5 },
        { title: 'From', share: 4.4 },
        { title: 'Response', share: 5 },
        { title: 'Outcome', share: 2.4 },
        { title: 'Actions', share: 2 },
      ],
      rows: standing.map((row): readonly Cell[] => [
        standing.length > MOST_WHOLE ? named(row) : `${row.code} ${asSentence(row.text)}`,
        [postOf(snapshot, row.sourceId, 'body'), `, ${longDate(row.receivedOn)}`],
        responseWords(row),
        outcomeWords(row, report),
        actionsOf(row, snapshot),
      ]),
    },
  ];
}

function responseWords({ response, responseText, respondBy }: Recommendation): Words {
  if (response !== 'awaiting') return `${RESPONSE_WORDS[response]}${responseText ? `: ${responseText}` : ''}`;
  return respondBy ? `Due by ${longDate(respondBy)}` : [{ gap: 'response' }];
}

/** The outcome; of one that is open also the red or amber that somebody says, why, and what is done about it. */
function outcomeWords(row: Recommendation, report: Report): Words {
  const { outcome, outcomeOn } = row;
  const words = `${OUTCOME_WORDS[outcome]}${outcomeOn ? `, ${longDate(outcomeOn)}` : ''}`;
  const said = saidOf(report.snapshot, { about: 'recommendation', row });
  const rag = said.colour?.rag ?? 'green';
  if (outcome !== 'open' || rag === 'green') return words;
  const { corrective, next } = remedyOf(said, report);
  return sentences(words, `Rated ${rag}`, reasonWords(said, report), corrective, next);
}

function actionsOf({ id, outcome }: Recommendation, { actions }: Snapshot): string {
  const own = actions.filter(({ recommendationId, status }) => recommendationId === id && status !== 'withdrawn');
  return own.length === 0 ? (outcome === 'open' ? 'None yet' : 'None') : own.map(({ code }) => code).join(', ');
}
