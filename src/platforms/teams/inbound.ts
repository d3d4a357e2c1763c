/**
 * Deals with one activity: keeps how its conversation is reached, finds out what was asked, and answers. Teams gets the
 * HTTP answer in time whatever its own calls take; an answer that comes later goes to the asker as a message.
 */
import type { Input, Reply } from '../../dispatch/command.ts';
import type { CommandButton } from '../../ports/card.ts';
import { within } from '../../ports/clock.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import { NOT_NOW, NOT_OURS, STILL_WORKING, sentTwice, UNKNOWN_IN_TEAMS } from '../../views/platform-lines.ts';
import type { BackgroundWork } from '../background-work.ts';
import { OncePerEvent } from '../once-per-event.ts';
import type { Activity } from './activity.ts';
import { Refused } from './authentication.ts';
import type { Outcome } from './endpoint.ts';
import { TIMES } from './limits.ts';
import type { TeamsPorts } from './ports.ts';
import type { References } from './references.ts';
import { renderCard } from './render.ts';
import type { Repeats } from './repeats.ts';
import { answerLate, answerPress, answerWords, invokeLine } from './reply.ts';
import { actionOf, type Heard, hear, inputOf, requestId } from './request.ts';
import { PATIENCE_MS, type SendParts } from './send-answer.ts';

export interface DealParts extends SendParts {
  readonly references: References;
  readonly repeats: Repeats;
  /** Work that goes on after its HTTP request was answered. */
  readonly background: BackgroundWork;
}

export interface Deal {
  /** Resolves within the time for which Teams is to wait. Rejects with `Refused`. */
  take(activity: Activity): Promise<Outcome>;
  /** Carries out what was acknowledged and not carried out before the last end. */
  resume(): Promise<void>;
}

/** How far a request has come. */
interface Progress {
  /** Its HTTP request has been answered, so that what it leads to is told another way. */
  late: boolean;
  /** It has been carried out, or was not to be. */
  decided: boolean;
}

interface Dealt {
  readonly outcome: Outcome;
  /** Whether it was understood and carried out. */
  readonly ok: boolean;
}

type Run = (activity: Activity, progress: Progress, parts: DealParts) => Promise<Dealt>;

const OK: Outcome = { status: 200 };
/** Enough to know what Teams sends again or a person edits; the record itself knows older requests. */
const MAX_KEPT = 2_000;

export function createDeal(parts: DealParts): Deal {
  const { ports, references, people, background } = parts;
  const once = new OncePerEvent<Dealt>(MAX_KEPT);
  const deal = async (activity: Activity, progress: Progress): Promise<Outcome> => {
    if (isRemoval(activity)) {
      await references.removed(activity);
      return OK;
    }
    await references.heard(activity);
    const id = requestId(activity);
    const carryOut = async (run: Run) => (await once.run(id, () => run(activity, progress, parts))).outcome;
    switch (activity.type) {
      case 'message':
        return carryOut(words);
      case 'messageUpdate':
        if (activity.eventType !== 'editMessage') return OK;
        // Edited words are read again when the words before the edit did nothing.
        if ((await once.resultOf(id))?.ok === false) once.forget(id);
        return carryOut(words);
      case 'invoke':
        return actionOf(activity) ? carryOut(pressed) : { status: 501 };
      case 'conversationUpdate':
        people.changed(activity.conversation.id);
        return OK;
      default:
        // Reactions and the rest change nothing.
        return OK;
    }
  };
  return {
    async take(activity) {
      const progress = { late: false, decided: false };
      const work = deal(activity, progress);
      const outcome = await inTime(work, progress, parts);
      if (outcome) return outcome;
      background.track(work);
      if (!progress.decided) await keepUntilDone(activity, work, parts);
      return activity.type === 'invoke' ? { status: 200, body: invokeLine(STILL_WORKING) } : OK;
    },
    async resume() {
      const kept = (await ports.inbox.open()) as Activity[];
      const carryOut = async () => {
        for (const activity of kept) {
          const work = deal(activity, { late: true, decided: false });
          await work.catch((error: unknown) => ports.log.error('A kept request was not carried out', {}, error));
          await ports.inbox.done(requestId(activity));
        }
      };
      background.track(carryOut());
    },
  };
}

/** Null when the work takes longer than Teams is to wait; its progress then says so. */
function inTime(work: Promise<Outcome>, progress: Progress, { ports }: DealParts): Promise<Outcome | null> {
  return within(ports.clock, TIMES.answerMs, work, () => {
    progress.late = true;
    return null;
  });
}

/** A change is acknowledged before it is carried out only when a crash cannot lose it. */
async function keepUntilDone(
  activity: Activity,
  work: Promise<unknown>,
  { ports, background }: DealParts,
): Promise<void> {
  const input = await inputOf(activity, ports);
  if (!input || !isWatched(input, ports)) return;
  const id = requestId(activity);
  try {
    await ports.inbox.put(id, activity);
    const done = () => ports.inbox.done(id);
    background.track(work.then(done, done));
  } catch (error) {
    ports.log.warn('A request from Teams could not be kept', { request: id }, error);
    await work;
  }
}

/** The bot itself was taken out of the conversation. */
function isRemoval({ type, action, membersRemoved, recipient }: Activity): boolean {
  if (type === 'installationUpdate') return action === 'remove' || action === 'remove-upgrade';
  return type === 'conversationUpdate' && membersRemoved.some(({ id }) => id === recipient.id);
}

async function words(activity: Activity, progress: Progress, parts: DealParts): Promise<Dealt> {
  const input = await inputOf(activity, parts.ports);
  if (!input) return { outcome: OK, ok: false };
  let heard: Heard;
  try {
    heard = await hear(activity, input, parts);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    // Most words in a thread are not for the bot.
    if (input.kind !== 'reply' || parts.ports.understand(input).mayChange) await tellUnknown(activity, error, parts);
    return { outcome: OK, ok: false };
  }
  const reply = await ask(heard, progress, parts);
  await answerWords(reply, heard, parts);
  return { outcome: OK, ok: reply.ok };
}

/** A press must be answered, whatever goes wrong: Teams would show its own words for it. */
async function pressed(activity: Activity, progress: Progress, parts: DealParts): Promise<Dealt> {
  const input = await inputOf(activity, parts.ports);
  if (!input) return { outcome: invokeError(400, NOT_OURS), ok: false };
  let heard: Heard;
  let reply: Reply;
  try {
    heard = await hear(activity, input, parts);
    reply = await ask(heard, progress, parts);
  } catch (error) {
    if (error instanceof Refused) throw error;
    parts.ports.log.error('A press in Teams could not be carried out', { request: requestId(activity) }, error);
    if (progress.late) await tellUnknown(activity, error, parts);
    return { outcome: invokeError(500, NOT_NOW), ok: false };
  }
  const answer = await answerPress(reply, heard, parts);
  // Nothing is waited for between this look and the end, so that no answer falls between the two ways.
  if (progress.late) await answerLate(answer, heard, parts);
  return { outcome: { status: 200, body: answer.body }, ok: reply.ok };
}

/** A change that may be kept: lost or made twice it would leave the record wrong. */
function isWatched(input: Input, { understand }: TeamsPorts): boolean {
  const { mayChange, isSecret } = understand(input);
  return mayChange && !isSecret;
}

/** What a button carries that asks for what was typed. */
function pressFor(input: Input, { understand }: TeamsPorts): Pick<CommandButton, 'command' | 'args'> | null {
  const { line } = understand(input);
  return line && 'command' in line ? { command: line.command.name, args: line.raw } : null;
}

async function ask({ request }: Heard, progress: Progress, { ports, repeats }: DealParts): Promise<Reply> {
  const { input } = request;
  if (isWatched(input, ports) && repeats.isRepeat(request)) {
    progress.decided = true;
    return { card: sentTwice('text' in input ? pressFor(input, ports) : null), audience: 'asker', ok: false };
  }
  const asked = await ports.dispatch(request);
  progress.decided = true;
  const reply = (await asked.later?.()) ?? asked;
  if (!reply.ok) repeats.forget(request);
  return reply;
}

/** Nothing was done, because Teams did not say who somebody is. Never rejects. */
async function tellUnknown({ from }: Activity, cause: unknown, { ports, talk, retries }: DealParts): Promise<void> {
  ports.log.warn('Teams did not say who somebody is', {}, cause);
  const message = { summary: UNKNOWN_IN_TEAMS.summary, card: renderCard(UNKNOWN_IN_TEAMS) };
  try {
    const conversation = await retries.run(() => talk.chatWith(from.aadObjectId ?? from.id));
    await retries.run(() => talk.post({ conversation }, message, PATIENCE_MS));
  } catch (error) {
    ports.log.warn('An answer could not be shown in Teams', {}, error);
  }
}

function invokeError(statusCode: number, message: string): Outcome {
  const value = { code: statusCode === 400 ? 'BadRequest' : 'InternalServerError', message };
  return { status: 200, body: { statusCode, type: 'application/vnd.microsoft.error', value } };
}
