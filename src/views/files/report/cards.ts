/** The answers to commands about reports. */
import type { Report } from '../../../core/files/report/report.ts';
import type { Instant } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import type { Button, Card } from '../../../ports/card.ts';
import { count, moment } from '../../words.ts';
import { summaryPart } from './summary.ts';

const SAME = 'It is the same, to the byte, as the report that was issued.';
const NOT_SAME =
  'It differs from the report that was issued: it is for other readers or from another day, a text was redacted since then, or the bot writes its files in another way now.';

/** The draft with its summary, so that a lead sees on a phone what stands in the file. */
export function reportCard(
  report: Report,
  {
    fileName,
    isSame,
    isPresent,
  }: { readonly fileName: string; readonly isSame: boolean | null; readonly isPresent: boolean },
  zone: string,
): Card {
  const { body, since, asAt, leftOut, readers } = report;
  const sentences = summaryPart(report).flatMap((block) => (block.type === 'list' ? block.items : []));
  const { exempt, internal } = leftOut;
  const left =
    readers === 'public' ? [`Left out: ${count(exempt, 'exempt item')} and ${count(internal, 'internal item')}.`] : [];
  return {
    title: `Draft report to ${body.name}`,
    summary: 'A draft report is ready.',
    body: [
      {
        type: 'text',
        text: `It is in the file ${fileName}: the record as at ${moment(asAt, zone)}, since ${longDate(since.on)}.`,
      },
      ...sentences.map((text) => ({ type: 'text', text: `${text}` }) as const),
      ...(isSame === null ? [] : [{ type: 'note', text: isSame ? SAME : NOT_SAME } as const]),
      ...left.map((text) => ({ type: 'note', text }) as const),
      {
        type: 'note',
        text: 'Gaps for you stand in square brackets and are listed at its top. Nothing was sent to anybody.',
      },
    ],
    // A draft of another day or with another beginning is not the one that `report issued` keeps.
    buttons: isPresent ? [issuedButton(report)] : [],
  };
}

/** A lead says with it that the paper went out. */
function issuedButton({ body, readers }: Report): Button {
  return {
    type: 'command',
    label: 'It was issued',
    command: 'report issued',
    args: { body: body.id, readers },
    confirm: `Keep that the report to ${body.name} was issued? The next one begins here.`,
  };
}

/** That a report went out: where the next one begins, and the digest of the paper. */
export function issuedCard(
  {
    to,
    asAt,
    digest,
    by,
  }: { readonly to: string | null; readonly asAt: Instant; readonly digest: string; readonly by: string },
  zone: string,
): Card {
  const title = `${by} said that ${to === null ? 'the statement for the public' : `the report to ${to}`} was issued`;
  return {
    title,
    summary: 'A report was issued.',
    body: [
      { type: 'text', text: `It shows the record as at ${moment(asAt, zone)}. The next report begins there.` },
      { type: 'note', text: `SHA-256 of the Word file from this record: ${digest}` },
    ],
    buttons: [],
  };
}

/** The statement for the public as a file. */
export function statementCard(fileName: string): Card {
  return {
    title: 'Draft statement for the public',
    summary: 'A draft statement is ready.',
    body: [
      { type: 'text', text: `It is in the file ${fileName}. Evidence that is not marked public is left out.` },
      { type: 'note', text: 'Gaps for you stand in square brackets. Nothing was sent to anybody.' },
    ],
    buttons: [],
  };
}
