/**
 * Dispatch: the one way from a request to its answer. It understands, checks the role of the asker, lets the command decide on one
 * snapshot, commits changes and posts together, and only then answers. A repeated request gets the answer it got.
 */
import { recordAfter } from '../core/record/apply.ts';
import {
  ConflictError,
  IncompleteCommandError,
  NotSavedError,
  UnknownCodeError,
  UserError,
} from '../core/record/errors.ts';
import { addresseesOf } from '../posting/addressees.ts';
import { lineKey } from '../posting/posts.ts';
import { notSavedCard, troubleCard } from '../views/ask/answers.ts';
import { earlierNoticeCard, limitToAsker, refusalFor } from './access.ts';
import { reportNotKept, withAttached } from './attached-files.ts';
import { cleanLine, cleanRequest, withoutAddress } from './clean.ts';
import { type Context, type Dispatch, type Outcome, type Reply, type Request, takesSeveral } from './command.ts';
import { contextOf, type DispatchPorts, peopleContextOf } from './context.ts';
import { asRecorded } from './fault-recorded.ts';
import { askAboutEdit } from './interpret/edited.ts';
import type { Faulty } from './interpret/faulty.ts';
import { interpret } from './interpret/interpret.ts';
import { nameQuotedMentions } from './names-for-mentions.ts';
import { basisOf, drawnLine, onceKey, originOf, requireDeclared } from './outcome.ts';
import type { CommandLine } from './parse.ts';
import { drawForm, readSentForm, withDatesInFull } from './read-form.ts';
import { argsTypedNone, readSlots } from './read-slots.ts';
import { cardAfterPress, planCardUpdates, pressedCard } from './redraw-cards.ts';
import { answerInstead, refusal, refuse, refuseCode, refuseFault, repeatedReply } from './refusals.ts';
import { requiredFields, withChanges, withFaults, withMessage } from './reshow-form.ts';
import { carryOutSeveral, type Part, partsOf } from './several.ts';
import { askWhichAction, ownActionsShown } from './thread-words.ts';
import { understandBy } from './understand.ts';

/** The bot shows nothing to people who talk among themselves. */
const NO_REPLY: Reply = { card: null, audience: 'asker', ok: true };
/** A decision is made again after a conflict, this many times in all; more conflicts point to another fault. */
const TRIES = 4;

/** Makes the dispatch of one process. Conflicts are retried; an unexpected error goes to `trouble` and is answered with an id. */
export function createDispatch(ports: DispatchPorts): Dispatch {
  return async function dispatch(received) {
    const request = cleanRequest(received);
    const reply = await answerRequest(ports, request).catch((error: unknown) => answerError(ports, request, error));
    return reply.ok ? reply : nameQuotedMentions(reply, request);
  };
}

async function answerRequest(ports: DispatchPorts, request: Request): Promise<Reply> {
  if (request.edited) return answerEdited(ports, request, request.edited);
  const { line } = understandBy(ports.commands)(request.input);
  if ('talk' in line) {
    const context = contextOf(ports, request, await ports.store.snapshot());
    return (await answerSentence(ports, context, line.talk)) ?? NO_REPLY;
  }
  if ('command' in line && !takesSeveral(line.command, line.raw)) return carryOutOnce(ports, request, line);
  const parts = ('parts' in line ? line.parts : [{ said: '', line }]).flatMap(partsOf);
  if (parts[0] && parts.length === 1) return carryOutOnce(ports, request, parts[0].line);
  return carryOutSeveral(request, parts, (one, part) =>
    carryOutOnce(ports, one, part).catch((error: unknown) => answerError(ports, one, error)),
  );
}

async function answerError(ports: DispatchPorts, request: Request, error: unknown): Promise<Reply> {
  if (error instanceof NotSavedError) return refusal(notSavedCard(error.message));
  if (error instanceof UnknownCodeError) return refuseCode(ports, request, error);
  if (error instanceof UserError) return refuse(ports, request, error.message);
  ports.trouble(request, error);
  return refusal(troubleCard(request.id));
}

/** Carries out a line. A commit recognises a repeat by itself; an answer that saves nothing gives way to the first answer. */
async function carryOutOnce(ports: DispatchPorts, request: Request, line: Part['line']): Promise<Reply> {
  if (!('command' in line && line.command.changes)) return retry(ports, request, line);
  try {
    const reply = await retry(ports, request, line);
    return reply.saved ? reply : ((await answerInstead(ports, request)) ?? reply);
  } catch (error) {
    const instead = await answerInstead(ports, request);
    if (instead) return instead;
    throw error;
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
  const context = contextOf(ports, request, await ports.store.snapshot());
  const refused = refusalFor(context, 'command' in line ? line.command : null);
  if (refused) return refusal(refused);
  if ('command' in line) return carryOutLine(ports, context, line);
  const fault = asRecorded(line.fault, context, ports.commands);
  return (await answerFaulty(ports, context, { fault })) ?? refuseFault(ports, request, fault);
}

/** Asks about an edit only where the words before it changed the record. */
async function answerEdited(
  ports: DispatchPorts,
  request: Request,
  { before, firstId }: NonNullable<Request['edited']>,
): Promise<Reply> {
  if (!(await ports.store.committed(onceKey({ ...request, id: firstId })))) return NO_REPLY;
  const card = await askAboutEdit(before, contextOf(ports, request, await ports.store.snapshot()), ports.commands);
  return card ? refusal(card) : NO_REPLY;
}

/** Answers a typed line with a fault as the sentence that it is; null for another input, and where the fault says more. */
async function answerFaulty(ports: DispatchPorts, context: Context, faulty: Faulty): Promise<Reply | null> {
  const { input } = context.request;
  if (input.kind !== 'text') return null;
  // Each of several lines has its own fault. A sentence stands alone.
  const { line } = understandBy(ports.commands)(input);
  if ('parts' in line || ('fault' in line && line.fault.isAboutLength)) return null;
  return answerSentence(ports, context, withoutAddress(cleanLine(input.text)), faulty);
}

/** Answers a question, or asks what was meant; null when the words are not for the bot, or when their fault says more. */
async function answerSentence(
  ports: DispatchPorts,
  context: Context,
  text: string,
  faulty?: Faulty,
): Promise<Reply | null> {
  const { place, input } = context.request;
  const shown = place.thread === undefined ? [] : await ports.store.shownIn(place);
  const meant = await interpret({ text, shown, isReply: input.kind === 'reply', faulty }, context, ports.commands);
  return meant && ('run' in meant ? carryOutLine(ports, context, meant.run) : refusal(meant.ask));
}

async function carryOutLine(ports: DispatchPorts, context: Context, line: CommandLine): Promise<Reply> {
  const { request, actor } = context;
  const lacksAction = line.command.slots.action?.required === true && line.raw.action === undefined;
  const inThread = lacksAction && request.place.thread !== undefined;
  const shown = inThread ? await ports.store.shownIn(request.place) : [];
  if (request.input.kind === 'reply' && inThread && shown.length === 0) return NO_REPLY;
  const own = actor && shown.length > 0 ? ownActionsShown(context, actor, shown) : [];
  // A press opens a form, in which another action can be named.
  if (shown.length > 0 && own.length !== 1 && (own.length > 0 || request.input.kind !== 'press'))
    return refusal(askWhichAction(line.command, line.raw, own));
  const filled = { command: line.command, raw: own[0] ? { ...line.raw, action: own[0].code } : line.raw };
  return decide(ports, context, request.attached ? withAttached(filled, request.attached) : filled);
}

/** Reads the arguments and lets the command decide; a faulty form is shown again with its errors. */
async function decide(ports: DispatchPorts, context: Context, { command, raw }: CommandLine): Promise<Reply> {
  const { ask: asksForm, sure, ...args } = raw;
  const limited = limitToAsker(context);
  const { request, today, calendar } = limited;
  const isForm = request.input.kind === 'form';
  // A button on a form carries what the form showed, too.
  const sentForm = isForm || args.shown !== undefined ? readSentForm(command, args, limited) : null;
  const { args: typed, emptied } = sentForm ?? { args, emptied: argsTypedNone(command.slots, args) };
  const given: Record<string, string> = { ...typed };
  for (const name of emptied) delete given[name];
  const visible = { ...limited, emptied };
  const draw = () =>
    sentForm ? sentForm.card : drawForm(command, withDatesInFull(command.slots, given, visible), visible);
  if (sentForm?.card && sentForm.changed.length > 0) return refusal(withChanges(sentForm.card, sentForm.changed));
  const sent = isForm ? draw() : null;
  const opened = asksForm === 'yes' && !isForm ? draw() : null;
  if (opened) return { ...refusal(opened), ok: true };
  const needed = sent ? requiredFields(sent) : [];
  const people = peopleContextOf(limited);
  const read = readSlots(command, given, { ...people, today, calendar, sure: sure === 'yes', needed });
  if ('fault' in read) {
    if (sent) return refusal(withFaults(sent, read.fault, []));
    const leftOut = Object.keys(command.slots).filter((name) => command.slots[name]?.required && !given[name]?.trim());
    const isIncomplete = leftOut.length === Object.keys(read.fault.fields).length;
    const meant = await answerFaulty(ports, context, {
      fault: read.fault,
      typed: { command, raw: given },
      isIncomplete,
    });
    if (meant) return meant;
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
  const { reply, audience, changes, played, posts, file, trial, redaction, refused = false } = outcome;
  const context = { ...decidedOn, actor: outcome.actor ?? decidedOn.actor };
  const { request, snapshot } = context;
  if (outcome.importToKeep) await ports.store.keepImport(outcome.importToKeep);
  if (changes.length === 0 && posts.length === 0)
    return { card: reply, audience, ok: !refused, ...(file ? { file } : {}) };
  const after = recordAfter(snapshot, changes, played);
  const scene = { ...context, snapshot: after };
  const cards = await planCardUpdates(ports.store, outcome, scene);
  const pressed = await pressedCard(request, ports.store, cards.shown);
  const earlier = earlierNoticeCard(pressed, snapshot);
  if (earlier) return refusal(earlier);
  const redrawn = audience === 'replace' && pressed && cardAfterPress(pressed, cards, scene);
  const card = reply ?? (redrawn || null);
  const line = posts.find(({ key }) => key === lineKey(request.id));
  const shown = card === null ? ({ card, audience: 'asker' } as const) : { card, audience };
  const answer: Reply = { ...shown, ok: true, saved: true, ...drawnLine(line, scene) };
  const fresh = [...cards.posts, ...posts];
  const hasDirect = fresh.some(({ place }) => place.direct);
  const committed = await ports.store.commit({
    once: onceKey(request),
    at: context.now,
    by: originOf(context),
    changes,
    played: { before: snapshot, after },
    posts: [...cards.posts, ...cards.updates, ...posts],
    withdraws: cards.withdraws,
    basis: [...basisOf(context, outcome), ...(hasDirect ? addresseesOf(snapshot, fresh) : [])],
    importToDelete: outcome.importToDelete,
    joinCodeToDelete: outcome.joinCodeToDelete,
    redaction,
    answer,
  });
  if (committed.repeated) return repeatedReply(ports, context, committed.answer);
  ports.committed();
  if (outcome.importMemoryToKeep) await ports.store.keepImportMemory(outcome.importMemoryToKeep);
  // The redaction stands whether or not the file can be written anew at once.
  if (redaction) await ports.store.rewriteFile().catch((error) => ports.trouble(request, error));
  if (!trial || !ports.finalPost) return answer;
  const later = async () => {
    const post = (await ports.finalPost?.(trial.key)) ?? null;
    const { platform, conversation } = request.place;
    const outsiders = post?.state === 'sent' ? await context.outsiders(platform, conversation) : null;
    return { ...answer, ...trial.answerFor(post, outsiders ?? []) };
  };
  return { ...answer, later };
}
