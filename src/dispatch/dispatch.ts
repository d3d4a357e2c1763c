/**
 * Dispatch: the one way from a request to its answer. It understands, checks the role of the asker, lets the command decide on one
 * snapshot, commits changes and posts together, and only then answers. A repeated request gets the answer it got.
 */
import { ADMINISTRATOR, personOfAccount } from '../core/people/person.ts';
import { applyChanges } from '../core/record/apply.ts';
import { ConflictError, IncompleteCommandError, NotSavedError, UserError } from '../core/record/errors.ts';
import type { Instant, Person, Snapshot } from '../core/record/model.ts';
import { calendarOf } from '../core/time/calendar.ts';
import { dateOf } from '../core/time/instants.ts';
import type { Button, Card } from '../ports/card.ts';
import type { OutboxRow, Store } from '../ports/store.ts';
import { addresseesOf } from '../posting/addressees.ts';
import { notSavedCard, refusedCard, troubleCard, unansweredCard } from '../views/ask/answers.ts';
import { earlierNoticeCard, limitToAsker, refusalFor } from './access.ts';
import { reportNotKept, withAttached } from './attached-files.ts';
import { cleanRequest } from './clean.ts';
import type { Command, Context, Dispatch, Outcome, Reply, Request } from './command.ts';
import type { Fault } from './fault.ts';
import { peopleContextOf } from './newcomer.ts';
import { basisOf, onceKey, originOf, requireDeclared } from './outcome.ts';
import type { CommandLine } from './parse.ts';
import { drawForm, readSentForm } from './read-form.ts';
import { argsTypedNone, readSlots } from './read-slots.ts';
import { cardAfterPress, planCardUpdates } from './redraw-cards.ts';
import { requiredFields, withChanges, withFaults, withMessage } from './reshow-form.ts';
import { carryOutSeveral, type Part, partsOf } from './several.ts';
import { askWhichAction, lacksAction, ownActionsShown } from './thread-words.ts';
import { understand } from './understand.ts';

/** The store, the commands and the services of the program that dispatch works with. */
export interface DispatchPorts {
  readonly store: Store;
  readonly commands: readonly Command[];
  readonly timeZone: string;
  readonly newId: () => string;
  readonly authority: Context['authority'];
  readonly codes?: Context['codes'];
  readonly readCsv: Context['readCsv'];
  /** Called after a commit, so that posts leave at once. */
  readonly committed: () => void;
  /** The present faults of the service as a whole, a sentence each; absent where nobody watches it. */
  readonly faults?: () => Promise<readonly string[]>;
  /** The post once it is final; null when it is not within seconds; absent where posts are not delivered. */
  readonly finalPost?: (key: string) => Promise<OutboxRow | null>;
  /** Who from outside can read a conversation; absent where no platform can say so. */
  readonly outsiders?: Context['outsiders'];
  /** The posts that the schedule plans on this record from `now` through an instant. */
  readonly comingPosts: (
    start: Pick<Context, 'snapshot' | 'now'>,
    through: Instant,
  ) => ReturnType<Context['comingPosts']>;
  /** Called with an error that is a bug: the log gets the error, and the answer shows the id of the request. */
  readonly trouble: (request: Request, error: unknown) => void;
}

/** The reply to people who talk among themselves: nothing is shown. */
const NO_REPLY: Reply = { card: null, audience: 'asker', ok: true };
/** A decision is made again after a conflict, this many times in all; more conflicts point to another fault. */
const TRIES = 4;

/** Makes the dispatch of one process. Conflicts are retried; an unexpected error goes to `trouble` and is answered with an id. */
export function createDispatch(ports: DispatchPorts): Dispatch {
  return async function dispatch(received) {
    const request = cleanRequest(received);
    return answerErrors(ports, request, async () => {
      const { line } = understand(request.input, ports.commands);
      if (line === null) return NO_REPLY;
      const parts = ('parts' in line ? line.parts : [{ said: '', line }]).flatMap(partsOf);
      const [only, ...others] = parts;
      if (only && others.length === 0) return retry(ports, request, only.line);
      const carryOutPart = (one: Request, part: Part['line']) =>
        answerErrors(ports, one, () => retry(ports, one, part));
      return carryOutSeveral(ports.store, request, parts, carryOutPart);
    });
  };
}

async function answerErrors(ports: DispatchPorts, request: Request, work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotSavedError) return refusal(notSavedCard(error.message));
    if (error instanceof UserError) return refuse(ports, request, error.message);
    ports.trouble(request, error);
    return refusal(troubleCard(request.id));
  }
}

async function retry(ports: DispatchPorts, request: Request, line: Part['line']): Promise<Reply> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(ports, request, line);
    } catch (error) {
      if (!(error instanceof ConflictError) || tries === TRIES) throw error;
    }
  }
}

async function attempt(ports: DispatchPorts, request: Request, line: Part['line']): Promise<Reply> {
  // Only a command that changes the record stores an answer for a repeat.
  const maybeRepeat = 'command' in line && line.command.changes;
  const earlier = maybeRepeat ? await ports.store.committed(onceKey(request)) : null;
  if (earlier) return earlier.answer as Reply;
  const context = contextOf(ports, request, await ports.store.snapshot());
  const refused = refusalFor(context, 'command' in line ? line.command : null);
  if (refused) return refusal(refused);
  return 'fault' in line ? refuseFault(ports, request, line.fault) : carryOutLine(ports, context, line);
}

async function carryOutLine(ports: DispatchPorts, context: Context, line: CommandLine): Promise<Reply> {
  const { request, actor } = context;
  const earlier = await earlierNoticeCard(ports.store, context, line.command);
  if (earlier) return refusal(earlier);
  const inThread = request.place.thread !== undefined && lacksAction(line);
  const shown = inThread ? await ports.store.shownIn(request.place) : [];
  if (request.input.kind === 'reply' && inThread && shown.length === 0) return NO_REPLY;
  const own = actor && shown.length > 0 ? ownActionsShown(context, actor, shown) : [];
  if (shown.length > 0 && own.length !== 1) return refusal(askWhichAction(line.command, line.raw, own));
  const raw = own[0] ? { ...line.raw, action: own[0].code } : line.raw;
  const { attached } = request;
  const filled = { command: line.command, raw };
  return decide(ports, context, attached ? withAttached(filled, attached) : filled);
}

/** Reads the arguments and lets the command decide; a faulty form is shown again with its errors. */
async function decide(ports: DispatchPorts, context: Context, { command, raw }: CommandLine): Promise<Reply> {
  const { ask: asksForm, sure, ...args } = raw;
  const limited = limitToAsker(context);
  const { request, today, calendar } = limited;
  const people = peopleContextOf(limited);
  const isForm = request.input.kind === 'form';
  // A button on a form carries what the form showed, too.
  const sentForm = isForm || args.shown !== undefined ? readSentForm(command, args, limited, people) : null;
  const { args: typed, emptied } = sentForm ?? { args, emptied: argsTypedNone(command.slots, args) };
  const given = Object.fromEntries(Object.entries(typed).filter(([name]) => !emptied.includes(name)));
  const visible = { ...limited, emptied };
  const draw = () => (sentForm ? sentForm.card : drawForm(command, given, visible, people));
  if (sentForm?.card && sentForm.changed.length > 0) return refusal(withChanges(sentForm.card, sentForm.changed));
  const sent = isForm ? draw() : null;
  const opened = asksForm === 'yes' && !isForm ? draw() : null;
  if (opened) return { ...refusal(opened), ok: true };
  const needed = sent ? requiredFields(sent) : [];
  const read = readSlots(command, given, { ...people, today, calendar, sure: sure === 'yes', needed });
  if ('fault' in read) {
    if (sent) return refusal(withFaults(sent, read.fault, []));
    const leftOut = Object.keys(command.slots).filter((name) => command.slots[name]?.required && !given[name]?.trim());
    const form = leftOut.length > 0 ? draw() : null;
    return form ? refusal(withFaults(form, read.fault, leftOut)) : refuseFault(ports, context.request, read.fault);
  }
  try {
    const outcome = requireDeclared(command, await command.run(read.values, visible));
    const reply = await carryOut(ports, context, outcome);
    const { attached } = request;
    return attached ? reportNotKept(reply, attached, outcome, given.action) : reply;
  } catch (error) {
    if (sent && error instanceof UserError) return refusal(withMessage(sent, error.message));
    const form = error instanceof IncompleteCommandError ? draw() : null;
    if (form) return refusal(form);
    throw error;
  }
}

/** Commits a decision together with the updates of the posted cards that show it, then answers. */
async function carryOut(ports: DispatchPorts, decidedOn: Context, outcome: Outcome): Promise<Reply> {
  const { reply, audience, changes, posts, file, trial, refused = false } = outcome;
  const { importToKeep, importToDelete, joinCodeToDelete } = outcome;
  const context = { ...decidedOn, actor: outcome.actor ?? decidedOn.actor };
  const { request, snapshot } = context;
  if (importToKeep) await ports.store.keepImport(importToKeep);
  if (changes.length === 0 && posts.length === 0)
    return { card: reply, audience, ok: !refused, ...(file ? { file } : {}) };
  const afterChange = { ...context, snapshot: applyChanges(snapshot, changes) };
  const cards = await planCardUpdates(ports.store, outcome, afterChange);
  const card = reply ?? (audience === 'replace' ? await cardAfterPress(ports.store, cards, afterChange) : null);
  const answer: Reply = { card, audience: card === null ? 'asker' : audience, ok: true };
  const all = [...cards.posts, ...posts];
  const committed = await ports.store.commit({
    once: onceKey(request),
    at: context.now,
    by: originOf(context),
    changes,
    posts: all,
    withdraws: cards.withdraws,
    basis: [...basisOf(context, outcome), ...addresseesOf(snapshot, all)],
    importToDelete,
    joinCodeToDelete,
    answer,
  });
  ports.committed();
  const kept = committed.repeated ? (committed.answer as Reply) : answer;
  const { finalPost } = ports;
  if (!trial || !finalPost) return kept;
  const later = async () => {
    const post = await finalPost(trial.key);
    const { platform, conversation } = context.request.place;
    const outsiders = post?.state === 'sent' ? await context.outsiders(platform, conversation) : null;
    return { ...kept, ...trial.answerFor(post, outsiders ?? []) };
  };
  return { ...kept, later };
}

function contextOf(ports: DispatchPorts, request: Request, snapshot: Snapshot): Context {
  const { store, timeZone, newId, authority, readCsv, codes } = ports;
  const actor: Person | null = request.administrator
    ? ADMINISTRATOR
    : personOfAccount(snapshot, request.actor.platform, request.actor.accountId);
  return {
    request,
    now: request.now,
    today: dateOf(request.now, timeZone),
    calendar: calendarOf(snapshot, timeZone),
    snapshot,
    actor,
    emptied: [],
    newId,
    authority,
    readCsv,
    codes,
    read: store,
    faults: async () => (await ports.faults?.()) ?? [],
    outsiders: async (platform, conversation) => (await ports.outsiders?.(platform, conversation)) ?? null,
    comingPosts: (through) => ports.comingPosts({ snapshot, now: request.now }, through),
  };
}

function refuseFault(ports: DispatchPorts, request: Request, { message, suggestions }: Fault): Reply {
  const buttons = suggestions.map((suggestion): Button => ({ type: 'command', ...suggestion }));
  return refuse(ports, request, message, buttons);
}

/** Only the refusal of a change says that nothing was changed; a question changes nothing anyway. */
function refuse(ports: DispatchPorts, { input }: Request, message: string, buttons: readonly Button[] = []): Reply {
  const draw = understand(input, ports.commands).mayChange ? refusedCard : unansweredCard;
  return refusal(draw(message, buttons));
}

function refusal(card: Card): Reply {
  return { card, audience: 'asker', ok: false };
}
