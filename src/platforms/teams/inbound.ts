/** Deals with one activity: keeps how its conversation is reached, finds out what was asked, and answers. */
import { assertNever } from '../../core/record/errors.ts';
import type { Reply } from '../../dispatch/command.ts';
import { NOT_NOW, NOT_OURS } from '../../views/platform-lines.ts';
import type { Activity } from './activity.ts';
import { Refused } from './authentication.ts';
import type { Outcome } from './endpoint.ts';
import type { References } from './references.ts';
import { type Answer, answerPress, answerWords, type ReplyParts, render } from './reply.ts';
import { actionOf, type Heard, hear, requestId } from './request.ts';

export interface DealParts extends ReplyParts {
  readonly references: References;
}

const OK: Outcome = { status: 200 };
/** Enough to know what Teams sends again or a person edits; the record itself knows older requests. */
const MAX_KEPT = 2_000;

export function createDeal(parts: DealParts) {
  /** What became of each request: whether it was answered well, and with what. */
  const dealt = new Map<string, Promise<{ outcome: Outcome; ok: boolean }>>();

  const once = async (activity: Activity, again: boolean, run: () => Promise<{ outcome: Outcome; ok: boolean }>) => {
    const id = requestId(activity);
    const before = dealt.get(id);
    // Edited words are read again when they had not been understood or were refused.
    if (before && !(again && !(await before).ok)) return (await before).outcome;
    const running = run();
    dealt.delete(id);
    dealt.set(id, running);
    if (dealt.size > MAX_KEPT) dealt.delete(dealt.keys().next().value as string);
    running.catch(() => dealt.delete(id));
    return (await running).outcome;
  };

  return async (activity: Activity): Promise<Outcome> => {
    if (isRemoval(activity)) {
      await parts.references.removed(activity);
      return OK;
    }
    await parts.references.heard(activity);
    switch (activity.type) {
      case 'message':
        return once(activity, false, () => words(activity, parts));
      case 'messageUpdate':
        return activity.eventType === 'editMessage' ? once(activity, true, () => words(activity, parts)) : OK;
      case 'invoke':
        return actionOf(activity) ? once(activity, false, () => pressed(activity, parts)) : { status: 501 };
      case 'conversationUpdate':
        parts.people.changed(activity.conversation.id);
        return OK;
      default:
        // Reactions and the rest change nothing.
        return OK;
    }
  };
}

/** The bot itself was taken out of the conversation. */
function isRemoval({ type, action, membersRemoved, recipient }: Activity): boolean {
  if (type === 'installationUpdate') return action === 'remove' || action === 'remove-upgrade';
  return type === 'conversationUpdate' && membersRemoved.some(({ id }) => id === recipient.id);
}

async function words(activity: Activity, parts: DealParts): Promise<{ outcome: Outcome; ok: boolean }> {
  const heard = await hear(activity, parts);
  if (!heard) return { outcome: OK, ok: false };
  const reply = await asked(heard, parts);
  await answerWords(reply, heard, parts);
  return { outcome: OK, ok: reply.ok };
}

async function asked({ request }: Heard, { ports }: DealParts): Promise<Reply> {
  const reply = await ports.dispatch(request);
  return (await reply.later?.()) ?? reply;
}

/** A press must be answered, whatever goes wrong: Teams would show its own words for it. */
async function pressed(activity: Activity, parts: DealParts): Promise<{ outcome: Outcome; ok: boolean }> {
  try {
    const heard = await hear(activity, parts);
    if (!heard) return { outcome: invokeError(400, NOT_OURS), ok: false };
    const reply = await asked(heard, parts);
    return { outcome: await invokeAnswer(await answerPress(reply, heard, parts), heard, parts), ok: reply.ok };
  } catch (error) {
    if (error instanceof Refused) throw error;
    parts.ports.log.error('A press in Teams could not be answered', { request: requestId(activity) }, error);
    return { outcome: invokeError(500, NOT_NOW), ok: false };
  }
}

async function invokeAnswer(answer: Answer, heard: Heard, parts: DealParts): Promise<Outcome> {
  switch (answer.kind) {
    case 'card': {
      const value = await render(answer.card, answer.again, heard, parts);
      return invokeBody('application/vnd.microsoft.card.adaptive', value);
    }
    case 'line':
      return invokeBody('application/vnd.microsoft.activity.message', answer.text);
    default:
      return assertNever(answer);
  }
}

function invokeBody(type: string, value: unknown): Outcome {
  return { status: 200, body: { statusCode: 200, type, value } };
}

function invokeError(statusCode: number, message: string): Outcome {
  const value = { code: statusCode === 400 ? 'BadRequest' : 'InternalServerError', message };
  return { status: 200, body: { statusCode, type: 'application/vnd.microsoft.error', value } };
}
