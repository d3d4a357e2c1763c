/**
 * The import of a council's own plan: its preview with the questions about it, the answers, and saving the rows of which
 * nothing is asked any more. The plan waits in the store with its answers, under an id that the buttons carry.
 */
import { type BringIn, startBringIn } from '../../core/files/bring-in.ts';
import type { PeopleOfImport } from '../../core/files/bring-in-input.ts';
import {
  ALL,
  answersToKeep,
  type ImportAnswers,
  markOf,
  personKey,
  planAnswers,
  UNDER_EACH,
} from '../../core/files/import-answers.ts';
import { importReason } from '../../core/files/import-reason.ts';
import { saidOf } from '../../core/files/import-said.ts';
import { EACH } from '../../core/files/plan-groups.ts';
import type { Sheet } from '../../core/files/plan-row.ts';
import { openPlan, type PlanReading } from '../../core/files/read-plan.ts';
import { presentNotice } from '../../core/notice/notice.ts';
import { bodyNamed, enterBody } from '../../core/people/body.ts';
import { faultOfName } from '../../core/people/names.ts';
import { type ActorContext, presentPeople, recordedId } from '../../core/people/person.ts';
import { fullNameOfPost } from '../../core/people/posts.ts';
import { UserError } from '../../core/record/errors.ts';
import type { Snapshot } from '../../core/record/model.ts';
import { dateContextOf } from '../../core/time/date-words.ts';
import type { Context, FileOut, Outcome } from '../../dispatch/command.ts';
import { matchNames } from '../../dispatch/match-names.ts';
import { enterIfNew } from '../../dispatch/newcomer.ts';
import { actingOf, answer, changeRecord } from '../../dispatch/outcome.ts';
import { mapInTurns } from '../../ports/turns.ts';
import { unansweredCard } from '../../views/ask/answers.ts';
import { CHANGE_COLUMN, type PlanPreview, planCard, planDetails, SAVE_PLAN } from '../../views/files/import-plan.ts';
import { answerForm, columnForm, underForm } from '../../views/files/import-plan-forms.ts';
import { broughtInCard } from '../../views/files/import-plan-saved.ts';
import { memoryOf, readMemory, saidInMemory } from './import-memory.ts';
import { readWithdrawals } from './import-withdrawals.ts';

/** A plan that waits for answers or to be saved; the store keeps it as JSON. */
interface WaitingPlan {
  readonly fileName: string;
  readonly because: string | null;
  readonly sheets: readonly Sheet[];
  readonly answers: ImportAnswers;
  /** The codes and versions of the rows that the card shows as ready; the card is shown again when they have changed. */
  readonly versions: Readonly<Record<string, number>>;
}

/** Shows the plan with its questions, and keeps it under its id. `again`: the record has changed since it was shown. */
export async function showPlan(
  waiting: Omit<WaitingPlan, 'versions'>,
  id: string,
  again: boolean,
  context: Context,
): Promise<Outcome> {
  const { reading, bringIn } = await decide(waiting, context);
  const { fileName, because } = waiting;
  const preview: PlanPreview = { fileName, because, reading, bringIn, again, id, today: context.today };
  const details = planDetails(preview, context.snapshot);
  const file: FileOut = { name: 'import.txt', mediaType: 'text/plain; charset=utf-8', content: details, beside: true };
  const kept: WaitingPlan = { ...waiting, versions: versionsOf(bringIn) };
  const personId = recordedId(actingOf(context).actor);
  return {
    ...answer(planCard(preview, context.snapshot), file),
    importToKeep: { id, personId, text: JSON.stringify(kept), at: context.now },
  };
}

/** The waiting plan with this id. Throws `UserError` when it is not this person's, or is not kept any more. */
async function requireWaiting(id: string, context: Context): Promise<WaitingPlan> {
  const pending = await context.read.pendingImport(id);
  if (!pending || pending.personId !== recordedId(actingOf(context).actor)) {
    throw new UserError(
      'This import is not kept any more, or somebody else sent it. If you still need it, send the file again: what is in the record already is not brought in twice.',
    );
  }
  return JSON.parse(pending.text);
}

/** Carries out a press on the card of a plan, or shows the form that it asks for. `question` is null to go on with the plan. */
export async function continuePlan(
  id: string,
  question: string | null,
  typed: string | null,
  underEach: readonly string[],
  context: Context,
): Promise<Outcome> {
  const isForGroups = question === UNDER_EACH && underEach.length > 0;
  const isForAll = typed !== null && (question === UNDER_EACH || question === `under:${ALL}`);
  if (isForGroups || isForAll) return putUnder(id, typed, underEach, context);
  if (question === SAVE_PLAN) return savePlan(id, context);
  if (question !== null && typed !== null) return answerQuestion(id, question, typed, context);
  const waiting = await requireWaiting(id, context);
  if (question === null) return { ...(await showPlan(waiting, id, false, context)), audience: 'replace' };
  const { reading, bringIn } = await decide(waiting, context);
  if (question === CHANGE_COLUMN) return answer(columnForm(id, reading.columns));
  if (question === UNDER_EACH) {
    const groups = bringIn.questions.find(({ parts }) => parts)?.parts ?? [];
    return answer(underForm(id, groups, context.snapshot));
  }
  const asked = bringIn.questions.find(({ key }) => key === question);
  return answer(asked ? answerForm(id, asked) : unansweredCard('That question has been answered already.'));
}

/** Keeps the answer to one question, and shows the plan again. */
async function answerQuestion(id: string, question: string, typed: string, context: Context): Promise<Outcome> {
  const waiting = await requireWaiting(id, context);
  const given = question.startsWith('person:') ? personAnswer(typed, context.snapshot) : typed.trim();
  const answers = { ...waiting.answers, [question]: given };
  return { ...(await showPlan({ ...waiting, answers }, id, false, context)), audience: 'replace' };
}

/**
 * Keeps the expectations that a form or a press gives to groups of actions: `1x8k E2` for each, and one for all others. Each group
 * has its own answer, so that a group that is new in the next plan is asked about.
 */
async function putUnder(id: string, all: string | null, each: readonly string[], context: Context): Promise<Outcome> {
  const waiting = await requireWaiting(id, context);
  const { bringIn } = await decide(waiting, context);
  const groups = bringIn.questions.flatMap(({ parts = [] }) => parts);
  const given = each.flatMap((one) => {
    const [mark = ''] = one.split(' ', 1);
    const answer = one.slice(mark.length + 1);
    return groups.filter(({ key }) => markOf(key) === mark).map(({ key }) => [key, answer] as const);
  });
  const others = all === null ? [] : groups.map(({ key }) => [key, all] as const);
  const answers = { ...waiting.answers, ...Object.fromEntries(others), ...Object.fromEntries(given) };
  return { ...(await showPlan({ ...waiting, answers }, id, false, context)), audience: 'replace' };
}

/** A person of the record by id or name; the other answers stay as they are. */
function personAnswer(typed: string, snapshot: Snapshot): string {
  const text = typed.trim();
  if (['new', 'nobody', EACH].includes(text) || snapshot.people.some(({ id }) => id === text)) return text;
  const { person, near } = findPerson(text, snapshot);
  if (person) return person.id;
  const some = near.slice(0, 3).map(({ name }) => name);
  throw new UserError(
    `“${text}” is not in the record.${some.length > 0 ? ` Did you mean ${some.join(' or ')}?` : ' Expected the name of somebody who is, or the button that enters the name as new.'}`,
  );
}

/** Saves the rows of which nothing is asked any more, in one commit. The others go on waiting, under another id. */
async function savePlan(id: string, context: Context): Promise<Outcome> {
  const waiting = await requireWaiting(id, context);
  const { actor } = actingOf(context);
  const { reading, bringIn } = await decide(waiting, context);
  if (bringIn.changes.length === 0 || JSON.stringify(versionsOf(bringIn)) !== JSON.stringify(waiting.versions))
    return { ...(await showPlan(waiting, id, true, context)), audience: 'replace' };
  const left = bringIn.waiting.length + bringIn.faults.length + reading.questions.length;
  const nextId = left > 0 ? context.newId() : null;
  const card = broughtInCard(actor.name, waiting.fileName, bringIn, nextId);
  const saved = {
    ...changeRecord(context, bringIn.changes, broughtInCard(actor.name, waiting.fileName, bringIn, null, true)),
  };
  const rest = { ...waiting, versions: {} };
  const keeps =
    nextId === null
      ? {}
      : { importToKeep: { id: nextId, personId: recordedId(actor), text: JSON.stringify(rest), at: context.now } };
  const said = Object.fromEntries(bringIn.ready.map(({ asRead, action }) => [action.id, saidOf(asRead, action)]));
  const kept = answersToKeep(waiting.answers, reading.columns);
  const memory = memoryOf(context, await readMemory(context), kept, waiting.answers, said);
  return {
    ...saved,
    ...keeps,
    reply: card,
    audience: 'replace',
    importToDelete: id,
    importMemoryToKeep: memory,
  };
}

/** Others have their turn after each so many rows. */
const ROWS_AT_ONCE = 25;
/** The most actions of a plan: five expectations with two hundred each are more than any programme has had. */
const MOST_ROWS = 1000;

async function decide(
  waiting: Omit<WaitingPlan, 'versions'>,
  context: Context,
): Promise<{ reading: PlanReading; bringIn: BringIn }> {
  const { answers, fileName } = waiting;
  const { issuedOn } = presentNotice(context.snapshot);
  const dates = { ...dateContextOf(context, 'future'), issuedOn };
  const given = planAnswers(answers);
  const plan = openPlan(waiting.sheets, dates, given);
  if (plan.lines.length > MOST_ROWS)
    throw new UserError(`“${fileName}” has ${plan.lines.length} rows. Expected at most ${MOST_ROWS}.`);
  const reading = plan.finish(await mapInTurns(plan.lines, ROWS_AT_ONCE, plan.read));
  const inDoubt = reading.columns.filter(({ isSure }) => !isSure);
  const planner = startBringIn(actingOf(context), presentNotice(context.snapshot), {
    sheetQuestions: reading.questions,
    columnsInDoubt: inDoubt,
    answers,
    dates: { ...dates, quarters: given.quarters },
    people: peopleOf(context),
    said: saidInMemory(await readMemory(context)),
    withdrawals: await readWithdrawals(context),
    because: importReason(waiting.because, fileName),
    newId: context.newId,
  });
  await mapInTurns(reading.rows, ROWS_AT_ONCE, (row) => planner.take(row));
  return { reading, bringIn: planner.result() };
}

function peopleOf(context: Context): PeopleOfImport {
  return {
    find: (name) => findPerson(name, context.snapshot),
    enter(acting: ActorContext, name: string) {
      const whole = fullNameOfPost(name) ?? name;
      const fault = faultOfName(whole);
      if (fault !== null) throw new UserError(`“${whole}” is not a name. ${fault}`);
      return enterIfNew({ ...context, snapshot: acting.snapshot }, { newcomer: { name: whole, account: null } });
    },
    enterBody: (acting: ActorContext, name: string) => enterBody(acting, name, context.newId()),
  };
}

/** Only the same name or another form of the same post is certain; a like name is asked about. */
function findPerson(name: string, snapshot: Snapshot) {
  const body = bodyNamed(snapshot, name);
  if (body) return { person: body, near: [] };
  const people = presentPeople(snapshot);
  const { same, alike: near } = matchNames(name, people);
  const certain = same.length > 0 ? same : people.filter((person) => personKey(person.name) === personKey(name));
  const [person = null, another] = certain;
  return { person: another ? null : person, near };
}

function versionsOf({ ready }: BringIn): Record<string, number> {
  const entries = ready.filter(({ changes }) => changes.length > 0);
  return Object.fromEntries(entries.map(({ before, action }) => [action.code, before?.version ?? 0]));
}
