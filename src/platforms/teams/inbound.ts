/**
 * Handles one activity: keeps how its conversation is reached, carries out its request, and answers. Teams gets the HTTP
 * answer before its deadline however long its own calls take; a later answer goes to the asker as a message.
 */
import type { Input, Reply, Request } from '../../dispatch/command.ts';
import { within } from '../../ports/clock.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import { NOT_NOW, NOT_OURS, STILL_WORKING, sentTwice } from '../../views/platform-lines.ts';
import { OncePerEvent } from '../once-per-event.ts';
import type { Activity } from './activity.ts';
import { Refused } from './authentication.ts';
import type { HttpAnswer } from './endpoint.ts';
import { answerFileConsent, consentIn, offerFile } from './file-offers.ts';
import { withoutAddresses } from './files.ts';
import type { Handled, HandlerParts, Progress, Run } from './handled.ts';
import { TIMES } from './limits.ts';
import { answerMessageAction, dialogLine } from './message-action.ts';
import type { TeamsPorts } from './ports.ts';
import type { ConversationReference } from './references.ts';
import { answerLate, answerPress, answerWords, invokeLine } from './reply.ts';
import {
  actionOf,
  commandAgain,
  isMessageAction,
  placeOf,
  readInput,
  readRequest,
  requestId,
  type TeamsRequest,
} from './request.ts';
import { tellUnknown } from './send-answer.ts';

/** Handles what Teams sends. */
export interface ActivityHandler {
  /** Resolves before Teams' deadline. Rejects with `Refused`. */
  handle(activity: Activity): Promise<HttpAnswer>;
  /** Carries out the requests that were acknowledged and not carried out before the service last stopped. */
  resume(): Promise<void>;
}

const OK: HttpAnswer = { status: 200 };
/** Enough for repeats and edits; the record itself recognises older requests. */
const MAX_KEPT = 2_000;

/** Makes the handler of one bot. */
export function createActivityHandler(parts: HandlerParts): ActivityHandler {
  const { ports, references, people, background } = parts;
  const once = new OncePerEvent<Handled>(MAX_KEPT);
  const carryOut = async (activity: Activity, progress: Progress): Promise<HttpAnswer> => {
    if (isRemoval(activity)) {
      await references.keepRemoval(activity);
      return OK;
    }
    const id = requestId(activity);
    if (isMessageAction(activity))
      return (await once.run(id, () => answerMessageAction(activity, progress, parts, dispatchOnce))).answer;
    const conversation = await references.keepConversation(activity);
    const runOnce = async (run: Run) => (await once.run(id, () => run(activity, conversation, progress, parts))).answer;
    switch (activity.type) {
      case 'message':
        return runOnce(answerMessage);
      case 'messageUpdate':
        if (activity.eventType !== 'editMessage') return OK;
        return answerEdit(activity, id, conversation, progress);
      case 'invoke':
        if (actionOf(activity)) return runOnce(answerInvoke);
        return consentIn(activity) ? runOnce(answerFileConsent) : { status: 501 };
      case 'conversationUpdate':
      case 'installationUpdate':
        people.forgetRoster(activity.conversation.id);
        if (isArrival(activity)) await welcome(activity, ports);
        else if (activity.membersAdded.length > 0)
          background.track(people.outsiders(activity.conversation.id).catch(() => []));
        return OK;
      default:
        return OK;
    }
  };
  /** Edited words are read again when those before the edit were not carried out; when they were, their author is asked. */
  const answerEdit = async (
    activity: Activity,
    id: string,
    conversation: ConversationReference,
    progress: Progress,
  ) => {
    const earlier = await once.resultOf(id);
    if (earlier?.ok === false) once.forget(id);
    const before = earlier?.changedBy;
    if (before === undefined)
      return (await once.run(id, () => answerMessage(activity, conversation, progress, parts))).answer;
    const edited = { before, firstId: id };
    const ask = () => answerMessage(activity, conversation, progress, parts, edited);
    return (await once.run(`${id}:${activity.text}`, ask)).answer;
  };
  return {
    async handle(activity) {
      const progress = { late: false, decided: false };
      const work = carryOut(activity, progress);
      const answer = await inTime(work, progress, parts);
      if (answer) return answer;
      background.track(work);
      if (!progress.decided) await keepUntilDone(activity, work, parts);
      return stillWorking(activity);
    },
    async resume() {
      const kept = (await ports.inbox.open()) as Activity[];
      const carryOutKept = async () => {
        for (const activity of kept) {
          const work = carryOut(activity, { late: true, decided: false });
          await work.catch((error: unknown) => ports.log.error('A kept request was not carried out', {}, error));
          await ports.inbox.done(requestId(activity));
        }
      };
      background.track(carryOutKept());
    },
  };
}

/** The answer to an activity whose result follows in a message. */
function stillWorking(activity: Activity): HttpAnswer {
  if (isMessageAction(activity)) return dialogLine(STILL_WORKING);
  return activity.type === 'invoke' ? { status: 200, body: invokeLine(STILL_WORKING) } : OK;
}

/** The answer; null when the work takes longer than Teams may wait, which its progress then says. */
function inTime(work: Promise<HttpAnswer>, progress: Progress, { ports }: HandlerParts): Promise<HttpAnswer | null> {
  return within(ports.clock, TIMES.answerMs, work, () => {
    progress.late = true;
    return null;
  });
}

/** Keeps a change in the database before it is acknowledged, so that a crash cannot lose it. */
async function keepUntilDone(
  activity: Activity,
  work: Promise<unknown>,
  { ports, background }: HandlerParts,
): Promise<void> {
  const read = await readInput(activity, ports);
  if (!read || !isKeepable(read.input, ports)) return;
  const id = requestId(activity);
  try {
    await ports.inbox.put(id, withoutAddresses(activity));
    const done = () => ports.inbox.done(id);
    background.track(work.then(done, done));
  } catch (error) {
    ports.log.warn('A request from Teams could not be kept', { request: id }, error);
    await work;
  }
}

/** Whether the bot itself was taken out of the conversation. */
function isRemoval({ type, action, membersRemoved, recipient }: Activity): boolean {
  if (type === 'installationUpdate') return action === 'remove' || action === 'remove-upgrade';
  return type === 'conversationUpdate' && membersRemoved.some(({ id }) => id === recipient.id);
}

/** Whether the bot itself was added to the conversation. An upgrade is none. */
function isArrival({ type, action, membersAdded, recipient }: Activity): boolean {
  return type === 'installationUpdate' ? action === 'add' : membersAdded.some(({ id }) => id === recipient.id);
}

const WELCOME: Input = { kind: 'press', command: 'welcome', args: { added: 'yes' } };

/** Welcomes a conversation that the bot was added to. Teams tells of it by two events. */
async function welcome(activity: Activity, { dispatch, clock }: TeamsPorts): Promise<void> {
  const { aadObjectId, id, name } = activity.from;
  const { thread: _, ...place } = placeOf(activity);
  const actor = { platform: 'teams', accountId: aadObjectId ?? id, name } as const;
  await dispatch({ id: `welcome:${place.conversation}`, actor, place, input: WELCOME, now: clock.now() });
}

async function answerMessage(
  activity: Activity,
  conversation: ConversationReference,
  progress: Progress,
  parts: HandlerParts,
  edited?: NonNullable<Request['edited']>,
): Promise<Handled> {
  const read = await readInput(activity, parts.ports);
  if (!read) return { answer: OK, ok: false };
  let asked: TeamsRequest;
  try {
    asked = await readRequest(activity, read, conversation, parts);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (read.input.kind !== 'reply' || parts.ports.understand(read.input).mayChange)
      await tellUnknown(activity, error, parts);
    return { answer: OK, ok: false };
  }
  if (edited) asked = { ...asked, request: { ...asked.request, id: `${asked.request.id}:edited`, edited } };
  const reply = await dispatchOnce(asked, progress, parts);
  await answerWords(reply, asked, parts);
  const { input } = asked.request;
  const changed = reply.ok && 'text' in input && isKeepable(input, parts.ports) ? { changedBy: input.text } : {};
  return { answer: OK, ok: reply.ok, ...changed };
}

/** Answers a press whatever goes wrong, because Teams would show its own words for an HTTP error. */
async function answerInvoke(
  activity: Activity,
  conversation: ConversationReference,
  progress: Progress,
  parts: HandlerParts,
): Promise<Handled> {
  const read = await readInput(activity, parts.ports);
  if (!read) return { answer: invokeError(400, NOT_OURS), ok: false };
  let asked: TeamsRequest;
  let reply: Reply;
  try {
    asked = await readRequest(activity, read, conversation, parts);
    reply = await dispatchOnce(asked, progress, parts);
  } catch (error) {
    if (error instanceof Refused) throw error;
    parts.ports.log.error('A press in Teams could not be carried out', { request: requestId(activity) }, error);
    if (progress.late) await tellUnknown(activity, error, parts);
    return { answer: invokeError(500, NOT_NOW), ok: false };
  }
  const answer = await answerPress(reply, asked, parts);
  // No await stands between this look and the end, so that every answer is either in time or late.
  if (progress.late) await answerLate(answer, asked, parts);
  return { answer: { status: 200, body: answer.body }, ok: reply.ok };
}

/** Whether the input changes the record, and holds no secret that the database must not keep. */
function isKeepable(input: Input, { understand }: TeamsPorts): boolean {
  return understand(input).mayChange && !understand(input).isSecret;
}

/** Dispatches the request, unless it repeats a change of the last minute: then its sender is asked. */
async function dispatchOnce(asked: TeamsRequest, progress: Progress, parts: HandlerParts): Promise<Reply> {
  const { request } = asked;
  const { ports, repeats } = parts;
  const { input } = request;
  if (isKeepable(input, ports) && repeats.isRepeat(request)) {
    progress.decided = true;
    return { card: sentTwice('text' in input ? commandAgain(input, ports) : null), audience: 'asker', ok: false };
  }
  const first = await ports.dispatch(request);
  progress.decided = true;
  const reply = (await first.later?.()) ?? first;
  if (!reply.ok) repeats.forget(request);
  return reply.file ? offerFile(reply, reply.file, asked, parts) : reply;
}

function invokeError(statusCode: number, message: string): HttpAnswer {
  const value = { code: statusCode === 400 ? 'BadRequest' : 'InternalServerError', message };
  return { status: 200, body: { statusCode, type: 'application/vnd.microsoft.error', value } };
}
