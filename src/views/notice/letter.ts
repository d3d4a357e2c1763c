/** The preview of a letter: each field with the sentence that it rests on, the doubts first, and the buttons to put it right. */

import type { LetterDraft } from '../../core/notice/letter/draft.ts';
import type { DroppedExpectation } from '../../core/notice/letter/dropped.ts';
import type { Field, LetterReading } from '../../core/notice/letter/reading.ts';
import { isUndecided } from '../../core/notice/notice.ts';
import type { Expectation, Notice } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Card, CommandButton, Element, Item } from '../../ports/card.ts';
import { capitalise } from '../plan/action-words.ts';
import { asSentence, count, levelWord, noticeStatusWord } from '../words.ts';
import { droppedLists, rewordedList } from './letter-dropped.ts';
import { letterKindCard } from './letter-kind.ts';
import { expectationLists, list, type PointSteps, pointName, quoted } from './letter-points.ts';

/** A draft with the id under which it waits, and what stands in the way of entering it; null when nothing does. */
export interface LetterPreview {
  readonly id: string;
  readonly draft: LetterDraft;
  readonly notice: Notice | null;
  readonly hindrance: string | null;
  /** The expectations of the present notice, and those of them that a replacing letter does not have. */
  readonly expectations: readonly Expectation[];
  readonly dropped: readonly DroppedExpectation[];
  /** The notice of the record has changed since the preview that the lead acted on, or the letter has by a later step; null when neither has. */
  readonly changed: 'notice' | 'letter' | null;
}

/** The preview of a letter that is not saved yet. */
export function letterCard(preview: LetterPreview): Card {
  const { draft, changed, hindrance } = preview;
  const { reading, fileName } = draft;
  if (reading.kind.doubtful !== null) return letterKindCard(draft, (label, step) => stepButton(preview, label, step));
  const doubts = doubtItems(preview);
  const title = `${fileName ?? 'Letter'}: nothing saved yet`;
  return {
    title,
    summary: `Letter: ${count(doubts.length, 'field')} to check. Nothing saved yet.`,
    body: [
      { type: 'text', text: `${changed === null ? '' : CHANGED[changed]}${overview(reading)}`, weight: 'strong' },
      ...(hindrance === null ? [] : [{ type: 'note' as const, text: hindrance }]),
      ...list(`To check against the letter (${doubts.length})`, doubts),
      ...droppedLists(preview.dropped, reading, preview.expectations, (label, step, args) => {
        const button = stepButton(preview, label, step);
        return { ...button, args: { ...button.args, ...args } };
      }),
      ...(isReplacing(preview) && reading.kind.value === 'notice' ? rewordedList(reading, preview.expectations) : []),
      ...(reading.kind.value === 'notice' ? expectationLists(draft, steps(preview)) : followOnLists(reading)),
      ...list('What the letter says', fieldItems(reading)),
    ],
    buttons: [...entryButtons(preview), stepButton(preview, 'Change the details', 'details'), ...addButton(preview)],
  };
}

const CHANGED = {
  notice: 'The record has changed since you looked at this letter. ',
  letter: 'That button belongs to an earlier preview. This is the letter as you left it. ',
} as const;

function overview(reading: LetterReading): string {
  const { authority, issuedOn, termMonths, expectations, outcome, kind } = reading;
  const of = issuedOn.value === null ? '' : ` of ${longDate(issuedOn.value)}`;
  if (kind.value === 'closure') {
    const decided = outcome.value === null ? 'decided on' : noticeStatusWord(outcome.value);
    return `The Department’s decision on the notice${of}: ${decided}.`;
  }
  const to = authority.value === null ? '' : ` to ${authority.value}`;
  const term = termMonths.value === null ? '' : `, for ${count(termMonths.value, 'month')}`;
  return `A ${reading.isRevised ? 'revised ' : ''}notice${to}${of}${term}, with ${count(expectations.value.length, 'expectation')}.`;
}

interface LetterField {
  readonly name: string;
  readonly value: string | null;
  readonly field: Field<unknown>;
  /** The points that the value counts. */
  readonly points?: readonly string[];
}

/** The names of the fields and their values in words; null where a kind of letter does not have the field. */
function fieldsOf(reading: LetterReading): readonly LetterField[] {
  const { kind, authority, department, letterOn, issuedOn, replaces, termMonths, expiresOn, outcome, concerns } =
    reading;
  const date = (field: Field<string | null>) => field.value && longDate(field.value);
  const isNotice = kind.value === 'notice';
  const shared = [
    { name: 'Kind of letter', value: isNotice ? 'a notice' : 'a decision on a notice', field: kind },
    { name: 'Authority', value: authority.value, field: authority },
    { name: 'Department', value: department.value, field: department },
    { name: 'Date of the letter', value: date(letterOn), field: letterOn },
    { name: isNotice ? 'Issued on' : 'Notice issued on', value: date(issuedOn), field: issuedOn },
  ];
  const deadlines = reading.deadlines.value.map(({ on }) => longDate(on)).join(', ');
  const due = { name: 'Deadlines', value: deadlines || null, field: reading.deadlines };
  if (!isNotice)
    return [
      ...shared,
      { name: 'Decision', value: outcome.value && noticeStatusWord(outcome.value), field: outcome },
      due,
    ];
  const expiry = expiresOn.value === null ? suggestedWords(reading) : longDate(expiresOn.value);
  return [
    ...shared,
    { name: 'Term', value: termMonths.value === null ? null : count(termMonths.value, 'month'), field: termMonths },
    { name: 'Expiry', value: expiry, field: expiresOn },
    { name: 'Replaces the notice of', value: date(replaces), field: replaces },
    {
      name: 'Concerns',
      value: concerns.value.length > 0 ? count(concerns.value.length, 'point') : null,
      field: concerns,
      points: concerns.value,
    },
    due,
  ];
}

function suggestedWords({ suggestedExpiry }: LetterReading): string | null {
  return suggestedExpiry && `${longDate(suggestedExpiry)} by the term; the letter states no date`;
}

function doubtItems(preview: LetterPreview): readonly Item[] {
  const { reading } = preview.draft;
  const lists = { name: 'Expectations', field: reading.expectations };
  const asks = { name: 'Asked for after the notice', field: reading.followOn };
  const fields = fieldsOf(reading).flatMap(({ name, value, field, points = [] }): Item[] => {
    if (field.doubtful === null) return [];
    const details = [field.doubtful, ...quoted(field.restsOn), ...pointsShown(points)];
    return [{ text: `${name}: ${value ?? 'not found'}`, details }];
  });
  const counted = [lists, asks].flatMap(({ name, field }): Item[] => {
    if (field.doubtful === null) return [];
    return [{ text: `${name}: ${field.value.length} found`, details: [field.doubtful, ...quoted(field.restsOn)] }];
  });
  const levels = reading.expectations.value.flatMap(({ level }, n): Item[] => {
    if (level.doubtful === null) return [];
    const name = capitalise(pointName(n + 1, isReplacing(preview)));
    return [{ text: `${name}: ${levelWord(level.value)} level`, details: [level.doubtful] }];
  });
  return [...fields, ...counted, ...levels];
}

function fieldItems(reading: LetterReading): readonly Item[] {
  return fieldsOf(reading).flatMap(({ name, value, field, points = [] }): Item[] => {
    if (value === null || field.doubtful !== null) return [];
    return [{ text: `${name}: ${value}`, details: [...quoted(field.restsOn), ...pointsShown(points)] }];
  });
}

/** Points of a letter that are only counted, each short enough to be told from the others. */
function pointsShown(points: readonly string[]): readonly string[] {
  return points.map((text) => `• ${text.length > LONGEST_POINT ? `${text.slice(0, LONGEST_POINT)} …` : text}`);
}

const LONGEST_POINT = 160;

/** Whether the letter would take the place of the present notice. */
function isReplacing({ notice }: LetterPreview): boolean {
  return notice !== null && (isUndecided(notice) || notice.decisionOutcome === 'replaced');
}

function followOnLists({ followOn }: LetterReading): readonly Element[] {
  const asks = followOn.value.map(
    ({ text, everyMonths }): Item => ({
      text: asSentence(text),
      details: everyMonths === null ? [] : [`At least every ${everyMonths === 1 ? 'month' : `${everyMonths} months`}`],
    }),
  );
  const words = quoted(followOn.restsOn).map((text): Element => ({ type: 'note', text: `It rests on ${text}` }));
  return [...list('Asked for after the notice', asks), ...words];
}

function stepButton({ id, draft }: LetterPreview, label: string, step: string, point?: number): CommandButton {
  const args = { draft: `${id}/${draft.edition}`, step, ...(point === undefined ? {} : { point: String(point) }) };
  return { type: 'command', label, command: 'notice letter', args };
}

/** The expectations under the present notice where the letter would take its place, and the buttons of the steps. */
function steps(preview: LetterPreview): PointSteps {
  return {
    present: isReplacing(preview) ? preview.expectations : null,
    button: (label, step, point) => stepButton(preview, label, step, point),
  };
}

function addButton(preview: LetterPreview): readonly CommandButton[] {
  const { kind, expectations } = preview.draft.reading;
  if (kind.value !== 'notice') return [];
  return [stepButton(preview, 'Add an expectation', 'add', expectations.value.length + 1)];
}

function entryButtons(preview: LetterPreview): readonly CommandButton[] {
  const { draft, hindrance } = preview;
  if (hindrance !== null) return [];
  const primary = (label: string, step: string): CommandButton => ({
    ...stepButton(preview, label, step),
    style: 'primary',
  });
  if (draft.reading.kind.value === 'closure') return [primary('Record the decision', 'record')];
  if (!isReplacing(preview)) return [primary('Enter the notice', 'enter')];
  return [
    // Before each dropped expectation is decided on, the answer says which are open.
    primary('Replace the notice, carry its open actions over', 'carry'),
    stepButton(preview, 'Replace it and start without actions', 'replace'),
  ];
}
