/** Enters a letter that has been read and put right, in one set of changes that keeps its text. */
import type { ActorContext } from '../../people/person.ts';
import { comparedWords } from '../../plan/same-words.ts';
import { added, type Basis, type Change } from '../../record/changes.ts';
import { UserError } from '../../record/errors.ts';
import type { Expectation, IsoDate, Notice } from '../../record/model.ts';
import { recordDecision } from '../department-decision.ts';
import { enterNotice, type NewNotice } from '../entry.ts';
import { type CarriedPlace, lastNumberUnder, replaceNotice } from '../replacement.ts';
import type { LetterDraft } from './draft.ts';
import { droppedExpectations, requireFates } from './dropped.ts';
import { withDecisionLetter } from './kept-asks.ts';
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
  if (entry === 'replace') {
    const { notice, changes, basis } = replaceNotice(acting, wanted, null, false, newId);
    const expectations = expectationsOf(draft, notice, [], newId).map((one) => {
      return { ...one, codesUpTo: lastNumberUnder(acting.snapshot, one.code) };
    });
    return { notice, expectations, basis, carried: null, changes: [...changes, ...additionsOf(expectations)] };
  }
  return carryInto(acting, draft, wanted, newId);
}

/** Replaces the notice with its open actions, each under the expectation that a lead has chosen where the letter drops its own. */
function carryInto(acting: ActorContext, draft: LetterDraft, wanted: NewNotice, newId: () => string): EnteredLetter {
  const old = acting.snapshot.expectations;
  const dropped = droppedExpectations(draft, acting.snapshot);
  requireFates(dropped);
  const points = expectationsOf(draft, { id: '' }, old, newId);
  const fates = new Map(dropped.map(({ expectation, fate }) => [expectation.id, fate]));
  const placeOf = ({ id }: Expectation): CarriedPlace => {
    const fate = fates.get(id) ?? 'carry';
    return typeof fate === 'number' ? pointAt(draft, fate, old, points) : fate;
  };
  const { notice, carried, changes, basis } = replaceNotice(acting, wanted, null, true, newId, placeOf);
  const expectations = points.map((one) => ({ ...one, noticeId: notice.id }));
  // The actions point to the expectations, which come before them.
  const at = changes.findIndex(({ entity }) => entity === 'recommendation' || entity === 'action');
  const all = changes.toSpliced(at < 0 ? changes.length : at, 0, ...additionsOf(expectations));
  return { notice, expectations, carried, basis, changes: all };
}

/** The expectation of the letter with this number: one that is carried over in the same words, or a new one. */
function pointAt(
  { reading }: LetterDraft,
  number: number,
  old: readonly Expectation[],
  points: readonly Expectation[],
): CarriedPlace {
  const words = comparedWords(reading.expectations.value[number - 1]?.text ?? '');
  const same = ({ text }: Expectation) => comparedWords(text) === words;
  const place = old.find(same) ?? points.find(same);
  if (!place) throw new UserError(`The letter has no expectation ${number}. Look at the latest preview.`);
  return { under: place };
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
  notice: Pick<Notice, 'id'>,
  kept: readonly Expectation[],
  newId: () => string,
): readonly Expectation[] {
  const known = new Set(kept.map(({ text }) => comparedWords(text)));
  const last = Math.max(0, ...kept.map(({ code }) => Number(code.slice(1))));
  return reading.expectations.value
    .filter(({ text }) => !known.has(comparedWords(text)))
    .map(({ title, text, level }, n) => expectationAs(notice, `E${last + n + 1}`, { title, text, level }, newId()));
}

function expectationAs(
  notice: Pick<Notice, 'id'>,
  code: string,
  { title, text, level }: ReadExpectation,
  id: string,
): Expectation {
  const more = { level: level.value, seniorResponsibleOwnerId: null, codesUpTo: 0 };
  return { id, version: 1, noticeId: notice.id, code, title, text, ...more };
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
  const letterText = withDecisionLetter(notice.letterText, text);
  return {
    ...change,
    before: { ...change.before, letterText: notice.letterText },
    after: { ...change.after, letterText },
  };
}
