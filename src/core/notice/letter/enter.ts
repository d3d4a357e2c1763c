/** Enters a letter that has been read and put right, in one set of changes that keeps its text. */
import type { ActorContext } from '../../people/person.ts';
import { comparedWords } from '../../plan/same-words.ts';
import { added, type Basis, type Change } from '../../record/changes.ts';
import { UserError } from '../../record/errors.ts';
import type { Expectation, IsoDate, Notice } from '../../record/model.ts';
import { recordDecision } from '../department-decision.ts';
import { enterNotice, type NewNotice } from '../entry.ts';
import { replaceNotice } from '../replacement.ts';
import type { LetterDraft } from './draft.ts';
import type { LetterReading, ReadExpectation } from './reading.ts';

/** The ways to enter a notice: as the first or next one, or in place of the present one, with or without its open actions. */
export type LetterEntry = 'new' | 'replace' | 'carry';

/** A notice that was entered from its letter. */
export interface EnteredLetter {
  readonly notice: Notice;
  readonly expectations: readonly Expectation[];
  /** The codes of the actions that were carried over; null when none should be. */
  readonly carried: readonly string[] | null;
  readonly changes: readonly Change[];
  readonly basis: readonly Basis[];
}

/**
 * The notice and its expectations. With `carry`, an expectation in the words of a carried one is not added again. Leads only;
 * throws `UserError`.
 */
export function enterLetter(
  acting: ActorContext,
  draft: LetterDraft,
  entry: LetterEntry,
  newId: () => string,
): EnteredLetter {
  const wanted = noticeIn(draft);
  if (entry === 'new') {
    const [notice, change] = enterNotice(acting, wanted, newId());
    const expectations = expectationsOf(draft, notice, [], newId);
    return { notice, expectations, carried: null, changes: [change, ...additionsOf(expectations)], basis: [] };
  }
  const { notice, carried, changes, basis } = replaceNotice(acting, wanted, null, entry === 'carry', newId);
  const kept = entry === 'carry' ? acting.snapshot.expectations : [];
  const expectations = expectationsOf(draft, notice, kept, newId);
  return {
    ...{ notice, expectations, basis },
    carried: entry === 'carry' ? carried : null,
    changes: [...changes, ...additionsOf(expectations)],
  };
}

function additionsOf(expectations: readonly Expectation[]): readonly Change[] {
  return expectations.map((one) => added('expectation', one));
}

/** The notice as the draft has it. Throws `UserError` that names what is missing. */
function noticeIn({ reading, text }: LetterDraft): NewNotice {
  requireKind(reading);
  const { authority, department, issuedOn, termMonths, expiresOn } = reading;
  const [name, by, on, months] = [authority.value, department.value, issuedOn.value, termMonths.value];
  if (name === null || by === null || on === null || months === null) {
    const wanted = { 'the authority': name, 'the department': by, 'the issue date': on, 'the term': months };
    const lacks = Object.entries(wanted).flatMap(([words, value]) => (value === null ? [words] : []));
    throw new UserError(
      `This letter cannot be entered yet: ${lacks.join(' and ')} ${lacks.length > 1 ? 'are' : 'is'} missing. Expected under “Change the details”.`,
    );
  }
  return {
    ...{ authority: name, department: by, issuedOn: on, termMonths: months },
    ...{ expiresOn: expiresOn.value, letterText: text },
  };
}

/** Throws `UserError` while it is in doubt whether the letter is a notice or a decision. */
function requireKind({ kind }: LetterReading): void {
  if (kind.doubtful !== null)
    throw new UserError('This letter cannot be entered yet: say first whether it is a notice or a decision on one.');
}

function expectationsOf(
  { reading }: LetterDraft,
  notice: Notice,
  kept: readonly Expectation[],
  newId: () => string,
): readonly Expectation[] {
  const known = new Set(kept.map(({ text }) => comparedWords(text)));
  const last = Math.max(0, ...kept.map(({ code }) => Number(code.slice(1))));
  return reading.expectations.value
    .filter(({ text }) => !known.has(comparedWords(text)))
    .map(({ title, text, level }, n) => expectationAs(notice, `E${last + n + 1}`, { title, text, level }, newId()));
}

function expectationAs(notice: Notice, code: string, { title, text, level }: ReadExpectation, id: string): Expectation {
  return { id, version: 1, noticeId: notice.id, code, title, text, level: level.value, seniorResponsibleOwnerId: null };
}

/** The expectations whose words the letter does not have: those that are carried over stand beside the letter’s own. */
export function absentFromLetter(
  { reading }: LetterDraft,
  expectations: readonly Expectation[],
): readonly Expectation[] {
  const known = new Set(reading.expectations.value.map(({ text }) => comparedWords(text)));
  return expectations.filter(({ text }) => !known.has(comparedWords(text)));
}

/**
 * The decision of a closure letter, whose text is kept behind that of the notice. `remindersUntil`: after a lapse, the last day
 * of reminders. Leads only; throws `UserError`.
 */
export function recordClosure(
  acting: ActorContext,
  notice: Notice,
  { reading, text }: LetterDraft,
  remindersUntil: IsoDate | null,
): Change {
  requireKind(reading);
  const [outcome, letterOn] = [reading.outcome.value, reading.letterOn.value];
  if (outcome === null || letterOn === null) {
    const lacks = [...(outcome === null ? ['the decision'] : []), ...(letterOn === null ? ['its date'] : [])];
    throw new UserError(
      `This letter cannot be recorded yet: ${lacks.join(' and ')} ${lacks.length > 1 ? 'are' : 'is'} missing. Expected under “Change the details”.`,
    );
  }
  const change = recordDecision(acting, notice, { outcome, letterOn, link: null, remindersUntil }, null);
  if (change.op !== 'changed' || change.entity !== 'notice') return change;
  const letterText = notice.letterText === null ? text : `${notice.letterText}\n\n${text}`;
  return {
    ...change,
    before: { ...change.before, letterText: notice.letterText },
    after: { ...change.after, letterText },
  };
}
