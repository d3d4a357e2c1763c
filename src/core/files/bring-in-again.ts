/** A row that comes in again: which of its cells say something new, and what is asked where the record has gone another way. */
import { isOpen } from '../plan/action.ts';
import type { Action } from '../record/model.ts';
import { longDate } from '../time/dates.ts';
import type { BringInInput } from './bring-in-input.ts';
import { AS_NEW, type ImportAnswers, type ImportQuestion } from './import-answers.ts';
import { isDueAsSaid, newlySaid, type SaidPart, saidAbout, sameParts } from './import-said.ts';
import { plain } from './plain-words.ts';
import { type DoubtGroup, EACH, groupKey, KEEP_HERE, LEAVE_WITHDRAWN, OPEN_AGAIN, TAKE_PLAN } from './plan-groups.ts';
import type { PlanRow } from './plan-row.ts';

type AskedAgain = Omit<ImportQuestion, 'rows'>;

/** The question about a row whose action has gone another way in the record; null where there is none, or somebody has answered it. */
export function askAgain(row: PlanRow, before: Action, input: BringInInput): AskedAgain | null {
  if (before.status === 'withdrawn') return row.status === 'withdrawn' ? null : askWithdrawn(row, before, input);
  return isMovedTwice(row, before, input) ? askMoved(row, before, input.answers) : null;
}

/** Whether a withdrawn action is that of no row: an undo took it back, or somebody has said that the row is about another one. */
export function isOfOtherRow({ id, code }: Action, { answers, withdrawals }: BringInInput): boolean {
  return !withdrawals.has(id) || answers[withdrawnKey(code)] === AS_NEW;
}

/** Whether somebody has said that the withdrawn action of a row is opened again. */
export function isOpenedAgain({ code, status }: Action, answers: ImportAnswers): boolean {
  return status === 'withdrawn' && answerAbout(answers, withdrawnKey(code), 'withdrawn') === OPEN_AGAIN;
}

/**
 * The row with the cells alone that say something new about its action: a cell that says the same as at the latest import, and
 * a date that was moved here and that the plan still has as it was at first, change nothing. `asRead`: the row before the record
 * had a say in it; `same`: the parts left out.
 */
export function withoutRepeated(
  row: PlanRow,
  asRead: PlanRow,
  before: Action,
  { said, answers }: BringInInput,
): { readonly row: PlanRow; readonly same: ReadonlySet<SaidPart> } {
  const about = saidAbout(said, before);
  const same = sameParts(asRead, about);
  const isKept = answerAbout(answers, movedKey(before.code), 'moved') === KEEP_HERE;
  const isFirstDate = about === null && before.timesMoved > 0 && row.dueOn === before.originalDueOn;
  const none = (part: SaidPart, cells: Partial<PlanRow>) => (same.has(part) ? cells : {});
  const left: PlanRow = {
    ...row,
    ...none('title', { title: '' }),
    ...none('theme', { theme: null }),
    ...none('level', { level: null }),
    ...none('required', { evidenceRequired: null, measure: null }),
    ...none('rhythm', { everyWeeks: null }),
    ...none('words', { update: null, next: null, rag: null, correctiveAction: null }),
    ...none('evidence', { evidence: null }),
    ...(same.has('due') || isKept || isFirstDate ? { dueOn: null } : {}),
    milestones: newlySaid(asRead, about),
  };
  return { row: left, same };
}

/** The row without the people whom it named at its latest import already, of whom nobody is asked. */
export function withoutKnownPeople(row: PlanRow, before: Action, { said }: BringInInput): PlanRow {
  const same = sameParts(row, saidAbout(said, before));
  return {
    ...row,
    ...(same.has('owner') ? { owner: null } : {}),
    ...(same.has('deputy') ? { deputy: null } : {}),
  };
}

const withdrawnKey = (code: string): string => `withdrawn:${code}`;
const movedKey = (code: string): string => `moved:${code}`;

function answerAbout(answers: ImportAnswers, key: string, group: DoubtGroup): string | null {
  const ofAll = answers[`cell:${groupKey(group)}`];
  return answers[key] ?? (ofAll === EACH ? null : (ofAll ?? null));
}

/** Asks once: a row whose action stayed withdrawn at the latest import leaves it so. */
function askWithdrawn(row: PlanRow, before: Action, input: BringInInput): AskedAgain | null {
  const { answers, said, withdrawals } = input;
  const { code, id, title } = before;
  const key = withdrawnKey(code);
  if (saidAbout(said, before)?.isLeft || answerAbout(answers, key, 'withdrawn') !== null) return null;
  const { on, because } = withdrawals.get(id) ?? {};
  const when = on === undefined ? '' : ` on ${longDate(on)}`;
  const isOther = plain(title) !== plain(row.title);
  const about = `${code} ${title} was withdrawn in the record${when}${because ? ` because ${because}` : ''}`;
  const text = `${about}. The plan still has it.`;
  const options = [
    { label: 'Leave it withdrawn', answer: LEAVE_WITHDRAWN },
    { label: 'Open it again', answer: OPEN_AGAIN },
    ...(isOther ? [{ label: 'It is another action', answer: AS_NEW }] : []),
  ];
  return { key, text, about, options, isTyped: false, ...grouped(answers, 'withdrawn', isOther) };
}

/** Whether the plan and the record have both moved the date of an action since its latest import. */
function isMovedTwice(row: PlanRow, before: Action, { said }: BringInInput): boolean {
  const about = saidAbout(said, before);
  if (about === null || row.dueOn === null || before.dueOn === null || row.dueOn === before.dueOn) return false;
  const isOfDate = isOpen(before) && before.kind === 'once';
  return isOfDate && !sameParts(row, about).has('due') && !isDueAsSaid(before, about);
}

function askMoved({ dueOn }: PlanRow, { code, title, dueOn: here }: Action, answers: ImportAnswers): AskedAgain | null {
  const key = movedKey(code);
  if (answerAbout(answers, key, 'moved') !== null) return null;
  const about = `${code} ${title}: ${longDate(dueOn ?? '')} in the plan, ${longDate(here ?? '')} in the record`;
  const text = `${about}. Both were moved since the plan last came in. Which date counts?`;
  const options = [
    { label: `Keep ${longDate(here ?? '')}`, answer: KEEP_HERE },
    { label: `Take ${longDate(dueOn ?? '')}`, answer: TAKE_PLAN },
  ];
  return { key, text, about, options, isTyped: false, ...grouped(answers, 'moved', false) };
}

/** Asked about with the others of its kind, until somebody wants to be asked about each. */
function grouped(answers: ImportAnswers, group: DoubtGroup, isAlone: boolean): Pick<ImportQuestion, 'group'> {
  return isAlone || answers[`cell:${groupKey(group)}`] === EACH ? {} : { group };
}
