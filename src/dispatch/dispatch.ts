/**
 * Dispatch: the one way from a request to its answer. It understands, checks who asks, lets the command decide on one
 * snapshot, commits changes and posts together, and only then answers. A repeated request gets the answer it got.
 */
import { ADMINISTRATOR, isAtLeast, personBehind } from '../core/people/person.ts';
import { applyChanges } from '../core/record/apply.ts';
import { ConflictError, NeedsMore, NotSavedError, UserError } from '../core/record/changes.ts';
import type { Person, Snapshot } from '../core/record/model.ts';
import { calendarOf, dateOf } from '../core/time/calendar.ts';
import type { Button, Card } from '../ports/card.ts';
import type { Store } from '../ports/store.ts';
import { addresseesOf } from '../posting/addressees.ts';
import { guestCard, notSavedCard, refusedCard, strangerCard, troubleCard } from '../views/ask/answers.ts';
import { redraw } from '../views/redraw.ts';
import { roleWord } from '../views/words.ts';
import { asSeen, earlierNoticeCard, isKeptOut } from './access.ts';
import type { Command, Context, Dispatch, Draft, Outcome, Reply, Request } from './command.ts';
import type { Fault, Suggestion } from './fault.ts';
import { basisOf, originOf } from './outcome.ts';
import { type Line, splitLine } from './parse.ts';
import { readSlots } from './read-slots.ts';
import { cardsThatFollow } from './redraw-cards.ts';
import { askedAgain, asPicked, draftOf, emptiedIn, neededBy, saidNone } from './reshow-form.ts';
import { askWhich, isThreadWord, lacksAction, ownActionsShown } from './thread-words.ts';

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
  /** What is wrong with the service as a whole, a sentence each; absent where nothing is known of it. */
  readonly faults?: () => Promise<readonly string[]>;
  /** For what is a bug: the person is told an id, the log gets the error. */
  readonly trouble: (request: Request, error: unknown) => void;
}

/** Reading and deciding again is worth this many tries; more means that something else is wrong. */
const TRIES = 4;

export function createDispatch(ports: DispatchPorts): Dispatch {
  return async function dispatch(request) {
    try {
      for (let tries = 1; ; tries += 1) {
        try {
          return await attempt(ports, request);
        } catch (error) {
          if (!(error instanceof ConflictError) || tries === TRIES) throw error;
        }
      }
    } catch (error) {
      if (error instanceof NotSavedError) return refusal(notSavedCard(error.message));
      if (error instanceof UserError) return refusal(refusedCard(error.message));
      ports.trouble(request, error);
      return refusal(troubleCard(request.id));
    }
  };
}

async function attempt(ports: DispatchPorts, request: Request): Promise<Reply> {
  const before = await ports.store.committed(onceKey(request));
  if (before) return before.answer as Reply;
  const snapshot = await ports.store.snapshot();
  const context = contextOf(ports, request, snapshot);
  const line = understand(request, ports.commands);
  if (line === null) return { card: null, audience: 'asker', ok: true };
  if ('fault' in line) return strangerRefusal(context) ?? faultReply(line.fault);
  return strangerRefusal(context, line.command) ?? (await ask(ports, context, line));
}

/** What the request says, as a command with raw arguments; null for talk that is not meant for us. */
function understand({ input }: Request, commands: readonly Command[]): Line | { fault: Fault } | null {
  switch (input.kind) {
    case 'text':
      return splitLine(input.text, commands);
    case 'reply':
      return isThreadWord(input.text) ? splitLine(input.text, commands) : null;
    case 'press':
    case 'form': {
      const command = commands.find((one) => one.name === input.command);
      if (command) return { command, raw: input.args };
      return {
        fault: {
          message: `This button is from another version of the bot (“${input.command}”).`,
          suggestions: [],
          fields: {},
        },
      };
    }
  }
}

/** Default deny: nobody whom the record does not know, no guest, and nobody below what the command asks for. */
function strangerRefusal(context: Context, command?: Command): Reply | null {
  const { request, actor } = context;
  if (command?.who === 'anyone') return null;
  if (isKeptOut(context, command)) return refusal(guestCard());
  if (!actor) return refusal(strangerCard(request.actor.name));
  const least = command?.who === 'lead' ? 'lead' : command?.who === 'officer' ? 'officer' : 'viewer';
  if (isAtLeast(actor, least)) return null;
  return refusal(
    refusedCard(
      `“${command?.name}” is for ${least === 'lead' ? 'programme leads' : 'officers and programme leads'}. You are recorded as ${actor.name}, ${roleWord(actor.role)}.`,
    ),
  );
}

async function ask(ports: DispatchPorts, context: Context, line: Line): Promise<Reply> {
  const { request, actor } = context;
  const earlier = await earlierNoticeCard(ports.store, context, line.command);
  if (earlier) return refusal(earlier);
  const inThread = request.place.thread !== undefined && lacksAction(line);
  const shown = inThread ? await ports.store.shownIn(request.place) : [];
  if (request.input.kind === 'reply' && inThread && shown.length === 0)
    return { card: null, audience: 'asker', ok: true };
  const own = actor && shown.length > 0 ? ownActionsShown(context, actor, shown) : [];
  if (shown.length > 0 && own.length !== 1) return refusal(askWhich(line.command, line.raw, own));
  const raw = own[0] ? { ...line.raw, action: own[0].code } : line.raw;
  return decide(ports, context, { command: line.command, raw });
}

/** Reads the arguments and lets the command decide; a form is shown again with what was wrong with it. */
async function decide(ports: DispatchPorts, context: Context, { command, raw }: Line): Promise<Reply> {
  const { ask: wanted, sure, ...said } = raw;
  const isForm = context.request.input.kind === 'form';
  const emptied = isForm ? emptiedIn(said) : saidNone(command.slots, said);
  const given = Object.fromEntries(Object.entries(said).filter(([name]) => !emptied.includes(name)));
  const seen = { ...asSeen(context), emptied };
  const { request, snapshot, today, calendar } = seen;
  const people = { snapshot, mentioned: request.mentioned ?? [], speaker: request.actor };
  const form = (draft: Partial<Draft>): Card | null =>
    command.form?.({ raw: asPicked(command.slots, given, people), faults: {}, message: null, ...draft }, seen) ?? null;
  const read = readSlots(command, given, {
    ...people,
    today,
    calendar,
    sure: sure === 'yes',
    needed: isForm ? neededBy(form({})) : [],
  });
  if (wanted === 'yes' && !isForm) {
    const shown = form({});
    if (shown) return { ...refusal(shown), ok: true };
  }
  if ('fault' in read) {
    const missing = Object.keys(command.slots).filter((name) => command.slots[name]?.required && !given[name]?.trim());
    const again = isForm || missing.length > 0 ? form(draftOf(read.fault, isForm ? [] : missing)) : null;
    if (!again) return faultReply(read.fault);
    return refusal(isForm ? askedAgain(again, read.fault) : again);
  }
  try {
    const outcome = await command.run(read.values, seen);
    return await carryOut(ports, context, outcome);
  } catch (error) {
    if (!(error instanceof UserError && (isForm || error instanceof NeedsMore))) throw error;
    const again = form({ message: isForm ? error.message : null });
    if (again) return refusal(again);
    throw error;
  }
}

/** Commits what was decided, with the redrawing of every posted card that shows it, then answers. */
async function carryOut(ports: DispatchPorts, asked: Context, outcome: Outcome): Promise<Reply> {
  const { reply, audience, changes, posts, keeps, takes, spends, file, refused = false } = outcome;
  const context = { ...asked, actor: outcome.actor ?? asked.actor };
  const { request, snapshot } = context;
  if (keeps) await ports.store.keepImport(keeps);
  if (changes.length === 0 && posts.length === 0)
    return { card: reply, audience, ok: !refused, ...(file ? { file } : {}) };
  const scene = { ...context, snapshot: applyChanges(snapshot, changes) };
  const cards = await cardsThatFollow(ports.store, outcome, scene);
  const pressed = audience === 'replace' ? await ports.store.postOf(request.place) : null;
  const card = reply ?? (pressed?.live ? redraw(pressed.live, scene) : null);
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
    takes,
    spends,
    answer,
  });
  ports.committed();
  return { ...(committed.repeated ? (committed.answer as Reply) : answer), trial: outcome.trial };
}

function contextOf(ports: DispatchPorts, request: Request, snapshot: Snapshot): Context {
  const { store, timeZone, newId, authority, readCsv, codes } = ports;
  const actor: Person | null = request.administrator
    ? ADMINISTRATOR
    : personBehind(snapshot, request.actor.platform, request.actor.accountId);
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
    read: {
      snapshotOf: (noticeId) => store.snapshot(noticeId),
      notices: () => store.notices(),
      history: (filter) => store.history(filter),
      posts: (filter) => store.posts(filter),
      faults: async () => (await ports.faults?.()) ?? [],
      committedOf: (keys) => store.committedOf(keys),
      pendingImport: (id) => store.pendingImport(id),
    },
  };
}

/** One key for every delivery of the same event: a platform's retry does its work once, and its answer is for nobody else. */
function onceKey({ actor, id }: Request): string {
  return `request:${actor.platform}:${actor.accountId}:${id}`;
}

function faultReply({ message, suggestions }: Fault): Reply {
  return refusal(refusedCard(message, suggestions.map(suggestionButton)));
}

function suggestionButton({ label, command, args }: Suggestion): Button {
  return { type: 'command', label, command, args };
}

function refusal(card: Card): Reply {
  return { card, audience: 'asker', ok: false };
}
