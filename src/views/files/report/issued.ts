/** The questions and the answer about a report that went out: which draft it was, and what is kept of it. */
import { type Draft, writeDraft } from '../../../core/files/report/drafts.ts';
import type { Readers } from '../../../core/files/report/readers.ts';
import type { Person } from '../../../core/record/model.ts';
import type { Button, Card, Element } from '../../../ports/card.ts';
import { count, moment } from '../../words.ts';

/** The paper that a lead says was issued; `body` is null for the statement for the public. */
export interface PaperToIssue {
  readonly body: Person | null;
  readonly readers: Readers;
}

/** A paper that is kept as issued. */
export interface IssuedWords extends PaperToIssue {
  readonly draft: Draft;
  readonly gaps: readonly string[];
  /** Whether the bot can make its file again to the byte. */
  readonly isSame: boolean;
}

/** The gaps of a paper as a list, so that they are named before it is issued; nothing where it has none. */
export function gapsList(gaps: readonly string[]): readonly Element[] {
  if (gaps.length === 0) return [];
  return [{ type: 'list', title: 'To fill in or confirm before it is issued', items: gaps.map((text) => ({ text })) }];
}

/** "the report to Improvement Board", or the statement, inside a sentence. */
function paperName(body: PaperToIssue['body']): string {
  return body === null ? 'the statement for the public' : `the report to ${body.name}`;
}

/** The button with which a lead says that the paper went out, as it was handed out. */
export function issuedButton(
  { body, readers }: PaperToIssue,
  draft: Draft,
  gaps: readonly string[],
  zone: string,
): Button {
  const open = gaps.length === 0 ? '' : ` It had ${count(gaps.length, 'gap')} to fill in before it went out.`;
  return {
    type: 'command',
    label: 'It was issued',
    command: 'report issued',
    args: { ...(body === null ? {} : { body: body.id }), readers, draft: writeDraft(draft) },
    confirm: `Keep that ${paperName(body)} was issued, as drafted at ${moment(draft.asAt, zone)}?${open} The next one begins there.`,
  };
}

/** That a report went out: where the next one begins, and the digest of the paper. */
export function issuedCard(by: string, { body, draft, gaps, isSame }: IssuedWords, zone: string): Card {
  const open = 'The words that you put in the place of square brackets stand in your own file alone.';
  return {
    title: `${by} said that ${paperName(body)} was issued`,
    summary: 'A report was issued.',
    body: [
      { type: 'text', text: `It shows the record as at ${moment(draft.asAt, zone)}. The next report begins there.` },
      ...(gaps.length > 0 ? [{ type: 'note', text: open } as const] : []),
      ...(isSame ? [] : [{ type: 'note', text: 'The bot cannot make this file again to the byte.' } as const]),
      { type: 'note', text: `SHA-256 of the Word file as it was drafted: ${draft.digest}` },
    ],
    buttons: [],
  };
}

/** Asks which of two drafts went out, when somebody presses the button of the earlier one. */
export function overtakenCard(paper: PaperToIssue, early: Draft, late: Draft, zone: string): Card {
  const [before, after] = [early, late].map(({ asAt }) => moment(asAt, zone));
  return questionCard(
    paper,
    `The draft of ${before} is overtaken: there is a later one, of ${after}. Which of them was issued?`,
    [],
    [draftButton(paper, late, zone), draftButton(paper, early, zone)],
  );
}

/** Asks which paper went out, when nobody named a draft and the record is another one than that of the last draft. */
export function whichPaperCard(paper: PaperToIssue, latest: Draft | null, gaps: readonly string[], zone: string): Card {
  const why =
    latest === null
      ? 'No draft of it waits here to be issued. If you have one, press “It was issued” on its card.'
      : `The record has changed since the draft of ${moment(latest.asAt, zone)}.`;
  const now = paperButton(paper, 'The record as it is now', {});
  const buttons = latest === null ? [now] : [draftButton(paper, latest, zone), now];
  return questionCard(paper, why, gapsList(gaps), buttons);
}

/** Asks whether a draft that cannot be made again is kept as it was handed out. */
export function unlikeCard({ body, readers, draft }: PaperToIssue & Pick<IssuedWords, 'draft'>, zone: string): Card {
  const text = `The draft of ${moment(draft.asAt, zone)} cannot be made again to the byte: a text was redacted since then, or the bot writes its files in another way now. Keep its moment and the SHA-256 of the file that you were given?`;
  const keep = paperButton({ body, readers }, 'Keep the draft as it was handed out', { draft: writeDraft(draft) });
  return questionCard({ body, readers }, text, [], [keep]);
}

function questionCard(
  { body }: PaperToIssue,
  text: string,
  more: readonly Element[],
  buttons: readonly Button[],
): Card {
  const title = `Which paper was issued${body === null ? '' : ` to ${body.name}`}?`;
  return {
    title,
    summary: 'Nothing is kept yet.',
    body: [{ type: 'text', text: `Nothing is kept yet. ${text}` }, ...more],
    buttons,
  };
}

function draftButton(paper: PaperToIssue, draft: Draft, zone: string): Button {
  return paperButton(paper, `The draft of ${moment(draft.asAt, zone)}`, { draft: writeDraft(draft) });
}

/** Its sender has answered the question, so it is not asked again. */
function paperButton({ body, readers }: PaperToIssue, label: string, named: { readonly draft?: string }): Button {
  const args = { ...(body === null ? {} : { body: body.id }), readers, anyway: 'yes', ...named };
  return { type: 'command', label, command: 'report issued', args };
}
