/** A report as a paper: its ten parts and two appendices, with the gaps for people listed at the top. */
import type { Report } from '../../../core/files/report/report.ts';
import { longDate } from '../../../core/time/dates.ts';
import { type Block, type Document, plainWords } from '../../../ports/document.ts';
import { moment } from '../../words.ts';
import { attentionPart, datesPart } from './ahead.ts';
import { actionsAppendix, evidenceAppendix } from './appendices.ts';
import { changesPart, engagementPart } from './changes.ts';
import { measuresAppendix, measuresPart, recommendationsPart } from './measures.ts';
import { postOfPerson } from './people.ts';
import { positionPart } from './position.ts';
import { framePart, gapsIn, summaryPart } from './summary.ts';
import { bodyInSentence, paragraph } from './words.ts';
import { workPart } from './work.ts';

/** The paper that a lead puts before the body. `zone` is the time zone of its dates. */
export function reportDocument(report: Report, zone: string): Document {
  const { notice, body, asAt, readers } = report;
  const name = plainWords([postOfPerson(body)]);
  const blocks = [
    ...framePart(report, zone),
    ...summaryPart(report),
    ...positionPart(report),
    ...workPart(report),
    ...measuresPart(report),
    ...recommendationsPart(report),
    ...changesPart(report, zone),
    ...engagementPart(report),
    ...attentionPart(report),
    ...datesPart(report),
    ...actionsAppendix(report),
    ...evidenceAppendix(report, zone),
    ...measuresAppendix(report),
  ];
  return {
    title: `Best Value Notice: report to ${bodyInSentence(name)}`,
    subtitle: `${notice.authority}. The record as at ${moment(asAt, zone)}.`,
    author: notice.authority,
    asAt,
    footer: `${notice.authority} · Best Value Notice of ${longDate(notice.issuedOn)} · ${readers === 'public' ? 'open' : 'internal'}`,
    blocks: [...gapList(blocks), ...blocks],
  };
}

/** The gaps that the author fills in, above everything else. */
export function gapList(blocks: readonly Block[]): readonly Block[] {
  const gaps = gapsIn(blocks);
  if (gaps.length === 0) return [];
  return [
    paragraph(
      [{ strong: 'Before it is issued, fill in what stands in square brackets: ' }, `${gaps.join('; ')}.`],
      'note',
    ),
  ];
}
