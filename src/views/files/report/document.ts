/** A report as a paper: its parts and appendices, with the gaps for people listed at the top. */
import type { Report } from '../../../core/files/report/report.ts';
import { longDate } from '../../../core/time/dates.ts';
import { type Block, type Document, plainWords } from '../../../ports/document.ts';
import { moment } from '../../words.ts';
import { attentionPart, datesPart } from './ahead.ts';
import { actionsAppendix, evidenceAppendix } from './appendices.ts';
import { tableTimeBeforeFirstReport } from './before-first-report.ts';
import { changesPart, engagementPart } from './changes.ts';
import { framePart } from './frame.ts';
import { shortenTables } from './full-tables.ts';
import { gapList, withoutRepeatedGaps } from './gaps.ts';
import { areMeasuresApart, isLargePlan, measuresAppendix, measuresPart, recommendationsPart } from './measures.ts';
import { postOfPerson } from './people.ts';
import { positionPart } from './position.ts';
import { summaryPart } from './summary.ts';
import { bodyInSentence } from './words.ts';
import { linesEach, workPart } from './work.ts';

/** The most rows of a table in the later parts where a paper has many, and in the paper of a large plan. */
const [MOST_ROWS, FEWEST_ROWS] = [4, 2];
/** The most rows of the time before a first report, which comes once. */
const MOST_BEFORE_FIRST = 16;

/** The paper that a lead puts before the body. */
export function reportDocument(report: Report): Document {
  const { notice, body, asAt, readers, zone } = report;
  const name = plainWords([postOfPerson(body, 'body')]);
  const later = [changesPart(report), engagementPart(report), attentionPart(report)];
  const shortenable = [
    { blocks: workPart(report), most: linesEach(report) },
    ...later.map((blocks) => ({ blocks, most: isLargePlan(report) ? FEWEST_ROWS : MOST_ROWS })),
  ];
  const beforeFirstReport = {
    blocks: tableTimeBeforeFirstReport(report),
    most: MOST_BEFORE_FIRST,
    isAlone: true,
  } as const;
  const letter = areMeasuresApart(report) ? 'D' : 'C';
  const { parts, appendix } = shortenTables([...shortenable, beforeFirstReport], letter);
  const [work = [], changes = [], engagement = [], attention = [], before = []] = parts;
  const blocks = withoutRepeatedGaps([
    ...numbered([
      framePart(report),
      summaryPart(report),
      positionPart(report),
      work,
      measuresPart(report),
      recommendationsPart(report),
      [...changes, ...before],
      engagement,
      attention,
      datesPart(report),
    ]),
    ...actionsAppendix(report),
    ...evidenceAppendix(report),
    ...measuresAppendix(report),
    ...appendix,
  ]);
  return {
    title: `Best Value Notice: report to ${bodyInSentence(name)}`,
    subtitle: `${notice.authority}. The record as at ${moment(asAt, zone)}.`,
    author: notice.authority,
    asAt,
    footer: `${notice.authority} · Best Value Notice of ${longDate(notice.issuedOn)} · ${readers === 'public' ? 'open' : 'internal'}`,
    blocks: [...gapList(blocks), ...blocks],
  };
}

/** The parts of a paper with their numbers; a part about which the record has nothing is left out. */
function numbered(parts: readonly (readonly Block[])[]): readonly Block[] {
  const filled = parts.filter((blocks) => blocks.length > 0);
  return filled.flatMap((blocks, n) =>
    blocks.map((block, at) =>
      at === 0 && block.type === 'heading' ? { ...block, text: `${n + 1}. ${block.text}` } : block,
    ),
  );
}
