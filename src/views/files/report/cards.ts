/** The answers to commands about reports. */
import type { Draft } from '../../../core/files/report/drafts.ts';
import type { Report } from '../../../core/files/report/report.ts';
import { isUndecided } from '../../../core/notice/notice.ts';
import type { Notice } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import type { Button, Card } from '../../../ports/card.ts';
import { plainWords } from '../../../ports/document.ts';
import { confirmExpiryButton } from '../../notice/notice.ts';
import { moment } from '../../words.ts';
import { gapsList, issuedButton } from './issued.ts';
import { summaryPart } from './summary.ts';
import { itemsLeftOut } from './words.ts';

const SAME = 'It is the same, to the byte, as the report that was issued.';
const NOT_SAME =
  'It differs from the report that was issued: it is for other readers or from another day, a text was redacted since then, or the bot writes its files in another way now.';

/** The file of a draft with its gaps, and how it relates to a report that was issued. */
interface DraftFile {
  readonly file: string;
  readonly gaps: readonly string[];
  /** Null for a report that is not made again. */
  readonly isSame: boolean | null;
  /** Null for a paper that nobody can say was issued: one of another day or with another beginning. */
  readonly draft: Draft | null;
}

/** The draft with its summary, so that a lead sees on a phone what stands in the file. */
export function reportCard(report: Report, { file, gaps, isSame, draft }: DraftFile, zone: string): Card {
  const { body, since, asAt, leftOut, readers, notice } = report;
  const sentences = summaryPart(report).flatMap((block) => (block.type === 'list' ? block.items : []));
  const left = readers === 'public' ? [`${itemsLeftOut(leftOut) ?? 'Nothing is'} left out.`] : [];
  return {
    title: `Draft report to ${body.name}`,
    summary: 'A draft report is ready.',
    body: [
      {
        type: 'text',
        text: `It is in the file ${file}: the record as at ${moment(asAt, zone)}, since ${longDate(since.on)}.`,
      },
      ...sentences.map((words) => ({ type: 'text', text: plainWords(words) }) as const),
      ...(isSame === null ? [] : [{ type: 'note', text: isSame ? SAME : NOT_SAME } as const]),
      ...left.map((text) => ({ type: 'note', text }) as const),
      ...gapsList(gaps),
      { type: 'note', text: 'Nothing was sent to anybody.' },
    ],
    buttons:
      draft === null
        ? []
        : [issuedButton(report, draft, gaps, zone), ...wholeTimeButtons(report), ...expiryButtons(notice)],
  };
}

/** Drafts a first report since the notice, where one that begins at the last meeting leaves something out. */
function wholeTimeButtons({ beforeFirstReport, body, readers }: Report): readonly Button[] {
  if (beforeFirstReport === null) return [];
  const args = { body: body.id, readers, since: beforeFirstReport.from };
  return [{ type: 'command', label: `Draft it since ${longDate(beforeFirstReport.from)}`, command: 'report', args }];
}

/** Confirms an expiry date that is only calculated, which is a gap of every paper. */
function expiryButtons(notice: Notice): readonly Button[] {
  return isUndecided(notice) && notice.expiryBasis === 'calculated' ? [confirmExpiryButton(notice)] : [];
}

/** The statement for the public as a file. */
export function statementCard(
  { file, gaps, draft, notice }: Omit<DraftFile, 'isSame'> & { readonly notice: Notice },
  zone: string,
): Card {
  return {
    title: 'Draft statement for the public',
    summary: 'A draft statement is ready.',
    body: [
      { type: 'text', text: `It is in the file ${file}. Evidence that is not marked public is left out.` },
      ...gapsList(gaps),
      { type: 'note', text: 'Nothing was sent to anybody.' },
    ],
    buttons:
      draft === null
        ? []
        : [issuedButton({ body: null, readers: 'public' }, draft, gaps, zone), ...expiryButtons(notice)],
  };
}
