/** Enters a letter that has been read and put right, in one set of changes that keeps its text. */
import type { ActorContext } from '../../people/person.ts';
import { sharedExpectations } from '../../plan/same-words.ts';
import { added, type Basis, type Change } from '../../record/changes.ts';
import { UserError } from '../../record/errors.ts';
import type { Expectation, IsoDate, Notice } from '../../record/model.ts';
import { saidAskedBefore } from '../asked-again.ts';
import type { CarriedOver, CarriedPlace } from '../carried-over.ts';
import { recordDecision } from '../department-decision.ts';
import { enterNotice, type NewNotice } from '../entry.ts';
import { lastNumberUnder, replaceNotice } from '../replacement.ts';
import type { LetterDraft } from './draft.ts';
import { type DroppedExpectation, droppedExpectations, requireFates } from './dropped.ts';
import { withDecisionLetter } from './kept-asks.ts';
import type { LetterReading, ReadExpectation } from './reading.ts';

/** The ways to enter a notice: as the first or next one, or in place of the present one, with or without its open actions. */
export type LetterEntry = 'new' | 'replace' | 'carry';

/** A notice that was entered from its letter. */
export interface EnteredLetter {
  readonly notice: Notice;
  /** The expectations of the letter in its order, with those that were carried over from the notice before. */
  readonly expectations: readonly Expectation[];
  /** Null when nothing should be carried over. */
  readonly carried: CarriedOver | null;
  readonly changes: readonly Change[];
  readonly basis: readonly Basis[];
}

/**
 * The notice and its expectations. With `carry`, an expectation in the words or with the title of a carried one is not added again:
 * that one goes on in the words of the letter. Leads only; throws `UserError`.
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
    const expectations = newExpectations(draft, notice, [], newId);
    return { notice, expectations, carried: null, changes: [change, ...additionsOf(expectations)], basis: [] };
  }
  if (entry === 'replace') {
    const { notice, changes, basis } = replaceNotice(acting, wanted, null, false, newId);
    const expectations = newExpectations(draft, notice, [], newId).map((one) => {
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
  const points = draft.reading.expectations.value;
  const shared = sharedExpectations(points, old);
  const fresh = newExpectations(draft, { id: '' }, old, newId);
  const freshPoints = points.filter((point) => !shared.has(point));
  const places = points.map((point) => shared.get(point) ?? (fresh[freshPoints.indexOf(point)] as Expectation));
  const fates = new Map(dropped.map(({ expectation, fate }) => [expectation.id, fate]));
  const wordsOf = new Map([...shared].map(([point, { id }]) => [id, point.text]));
  const placeOf = ({ id }: Expectation): CarriedPlace => {
    const fate = fates.get(id) ?? 'carry';
    if (typeof fate === 'number') return { under: placeAt(places, fate) };
    const inWords = wordsOf.get(id);
    return inWords === undefined ? fate : { inWords };
  };
  const { notice, carried, changes, basis } = replaceNotice(acting, wanted, null, true, newId, placeOf);
  const added = fresh.map((one): Expectation => {
    const seniorResponsibleOwnerId = ownerPassedOn(dropped, places.indexOf(one) + 1);
    return { ...one, noticeId: notice.id, seniorResponsibleOwnerId };
  });
  const byCode = new Map([...carried.expectations, ...added].map((one) => [one.code, one]));
  const expectations = places.flatMap(({ code }) => byCode.get(code) ?? []);
  // The actions point to the expectations, which come before them.
  const at = changes.findIndex(({ entity }) => entity === 'recommendation' || entity === 'action');
  const all = changes.toSpliced(at < 0 ? changes.length : at, 0, ...additionsOf(added));
  return { notice, expectations, carried, basis, changes: all.map((one) => withAskedBefore(one, dropped, places)) };
}

/** The change with the codes of the old expectations that a person has put under the one that it adds. */
function withAskedBefore(
  change: Change,
  dropped: readonly DroppedExpectation[],
  places: readonly Expectation[],
): Change {
  if (change.op !== 'added' || change.entity !== 'expectation') return change;
  const { code } = change.row;
  const under = dropped.filter(({ fate }) => typeof fate === 'number' && places[fate - 1]?.code === code);
  return { ...change, because: saidAskedBefore(under.map(({ expectation }) => expectation.code)) };
}

/** The expectation of the letter with this number: one that is carried over, or a new one. */
function placeAt(places: readonly Expectation[], number: number): Expectation {
  const place = places[number - 1];
  if (!place) throw new UserError(`The letter has no expectation ${number}. Look at the latest preview.`);
  return place;
}

/** The senior responsible owner of the expectations whose actions come under that with this number; null where they have several. */
function ownerPassedOn(dropped: readonly DroppedExpectation[], number: number): string | null {
  const coming = dropped.filter(({ fate }) => fate === number);
  const owners = new Set(coming.flatMap(({ expectation }) => expectation.seniorResponsibleOwnerId ?? []));
  const [owner = null, another] = owners;
  return another === undefined ? owner : null;
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

/** The expectations of the letter that none of the `kept` ones is, numbered after them. */
function newExpectations(
  { reading }: LetterDraft,
  notice: Pick<Notice, 'id'>,
  kept: readonly Expectation[],
  newId: () => string,
): readonly Expectation[] {
  const points = reading.expectations.value;
  const known = sharedExpectations(points, kept);
  const last = Math.max(0, ...kept.map(({ code }) => Number(code.slice(1))));
  return points
    .filter((point) => !known.has(point))
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
