/** Makes outcomes: an answer, or changes with the public line about them; and the origin and basis of a commit. */
import { type ActorContext, recordedId } from '../core/people/person.ts';
import { actionByCode } from '../core/plan/action.ts';
import { type FoundMilestone, milestoneByCode } from '../core/plan/milestone.ts';
import { recommendationByCode } from '../core/plan/recommendation.ts';
import { applyChanges } from '../core/record/apply.ts';
import type { Basis, Change, Origin } from '../core/record/changes.ts';
import { rowById } from '../core/record/find-row.ts';
import type { Action, Recommendation } from '../core/record/model.ts';
import type { Card } from '../ports/card.ts';
import type { LiveCard } from '../ports/live-card.ts';
import type { AccountRef, Post, PostToDraw } from '../ports/post.ts';
import type { OutboxRow } from '../ports/store.ts';
import { lineKey } from '../posting/posts.ts';
import { doneBeforeCard } from '../views/ask/answers.ts';
import { DIRECT_ORIGIN } from '../views/places.ts';
import type { Scene } from '../views/plan/action-words.ts';
import { changeCard } from '../views/plan/change.ts';
import { recommendationChangedCard } from '../views/plan/recommendation.ts';
import { redrawCard } from '../views/redraw.ts';
import { milestoneCode, recommendationCode } from './codes.ts';
import type { Command, Context, FileOut, Outcome, Reply, Request } from './command.ts';
import { orList } from './fault.ts';
import { type Slots, slot, type Values } from './slots.ts';

/** An outcome without changes, whose card only the asker sees. */
export function answer(card: Card, file?: FileOut): Outcome {
  return { reply: card, audience: 'asker', changes: [], posts: [], ...(file ? { file } : {}) };
}

/** The actor, the record and the date, as the rules in core need them. Throws for somebody who is not in the record. */
export function actingOf({ actor, snapshot, now, today, calendar }: Context): ActorContext {
  if (!actor) throw new Error('A command that changes the record ran for a stranger');
  return { actor, snapshot, now, today, zone: calendar.timeZone };
}

/** The decision of a command about one action. */
interface ActionDecision {
  /** The act of the person in words that follow their name, without a full stop: `started E2-03`. */
  readonly summary: string;
  readonly changes: readonly Change[];
}

/** A command about one action: `decide` gets the action itself in the place of its code. */
type ActionCommand<S extends Slots> = Omit<Command, 'who' | 'changes' | 'slots' | 'run'> & {
  /** `officer` when absent. */
  readonly who?: Command['who'];
  /** The arguments besides the action. */
  readonly slots?: S;
  decide(
    acting: ActorContext,
    values: Values<S> & { readonly action: Action },
    context: Context,
  ): ActionDecision | Outcome | Promise<ActionDecision | Outcome>;
  /** The same about a milestone, where the command takes its code in the place of an action's. */
  decideMilestone?(
    acting: ActorContext,
    values: Values<S> & FoundMilestone,
    context: Context,
  ): ActionDecision | Promise<ActionDecision>;
  /** The same about a recommendation. */
  decideRecommendation?(
    acting: ActorContext,
    values: Values<S> & { readonly recommendation: Recommendation },
    context: Context,
  ): ActionDecision | Promise<ActionDecision>;
};

/** Defines a command that changes one action, named by its code; the public line follows the action from then on. */
export function defineActionCommand<const S extends Slots = Record<never, never>>(command: ActionCommand<S>): Command {
  const { decide, decideMilestone, decideRecommendation, slots, who = 'officer', ...rest } = command;
  return {
    ...rest,
    who,
    changes: true,
    slots: { action: slot.action(codesTaken(command)), ...slots },
    async run(values, context) {
      const acting = actingOf(context);
      const code = values.action as string;
      if (decideRecommendation && recommendationCode(code) !== null) {
        const recommendation = recommendationByCode(context.snapshot, code);
        const given = { ...(values as Values<S>), recommendation };
        const { changes, summary } = await decideRecommendation(acting, given, context);
        return changeRecommendation(context, recommendation, changes, summary);
      }
      if (decideMilestone && milestoneCode(code) !== null) {
        const found = milestoneByCode(context.snapshot, code);
        const { changes, summary } = await decideMilestone(acting, { ...(values as Values<S>), ...found }, context);
        return changeAction(context, found.action, changes, `${acting.actor.name} ${summary}`);
      }
      const action = actionByCode(context.snapshot, code);
      const decided = await decide(acting, { ...(values as Values<S>), action }, context);
      if (!('summary' in decided)) return decided;
      return changeAction(context, action, decided.changes, `${acting.actor.name} ${decided.summary}`);
    },
  };
}

/** The codes that a command takes in the place of an action's, and the words for all of them. */
function codesTaken<S extends Slots>({ decideMilestone, decideRecommendation }: ActionCommand<S>) {
  const others = [
    ...(decideMilestone ? ['a milestone such as E2-03a'] : []),
    ...(decideRecommendation ? ['a recommendation such as R3'] : []),
  ];
  return {
    ...(decideMilestone ? { orMilestone: true } : {}),
    ...(decideRecommendation ? { orRecommendation: true } : {}),
    ...(others.length > 0 ? { expects: orList(['an action such as E2-03', ...others]) } : {}),
  };
}

/** The outcome that changes one action; its public line is redrawn when the action changes. `summary` is a sentence without its full stop. */
export function changeAction(context: Context, action: Action, changes: readonly Change[], summary: string): Outcome {
  const snapshot = applyChanges(context.snapshot, changes);
  const played = { before: context.snapshot, after: snapshot };
  if (isReadAlone(context)) {
    const now = rowById(snapshot.actions, action.id) ?? action;
    const card = changeCard(now, summary, { ...context, snapshot }, context.actor);
    return { ...toldAlone(changes, card), played };
  }
  const live: LiveCard = { kind: 'action', noticeId: action.noticeId, actionId: action.id, told: summary };
  return { ...published(context, changes, { card: null, live, about: [action.id] }), played };
}

/** The outcome that changes other rows; its public line is never redrawn. */
export function changeRecord(context: Context, changes: readonly Change[], card: Card): Outcome {
  return told(context, changes, card, []);
}

/** The outcome that changes one recommendation; `did` follows the person's name in the public line. */
export function changeRecommendation(
  context: Context,
  { code }: Recommendation,
  changes: readonly Change[],
  did: string,
): Outcome {
  const scene = { ...context, snapshot: applyChanges(context.snapshot, changes) };
  const now = recommendationByCode(scene.snapshot, code);
  const card = recommendationChangedCard(now, `${actingOf(context).actor.name} ${did}`, scene);
  return told(context, changes, card, [now.id]);
}

/** The idempotency key of a request: a retry by the platform does its work once. The account is part of it, so nobody gets another's answer. */
export function onceKey({ actor, id }: Request): string {
  return `request:${actor.platform}:${actor.accountId}:${id}`;
}

/**
 * The answer that a repeat gets, as the store kept it; null stands for one that is no longer kept. `line` is the post that told
 * of the change, which is drawn from the record as it is now where it has no card yet.
 */
export function keptReply(kept: unknown, line: OutboxRow | null, scene: Scene): Reply {
  const reply = (kept as Omit<Reply, 'line'> | null) ?? { card: doneBeforeCard(), audience: 'asker', ok: true };
  return { ...reply, ...drawnLine(line, scene), saved: true };
}

/** The function that draws the line about a change, as a part of a reply. */
export function drawnLine(
  line: Pick<OutboxRow, 'card' | 'live'> | null | undefined,
  scene: Scene,
): Pick<Reply, 'line'> {
  if (!line) return {};
  return { line: () => line.card ?? (line.live && redrawCard(line.live, scene)) ?? doneBeforeCard() };
}

/** Reports a change by a card that is never redrawn. */
function told(context: Context, changes: readonly Change[], card: Card, about: readonly string[]): Outcome {
  return isReadAlone(context) ? toldAlone(changes, card) : published(context, changes, { card, live: null, about });
}

/** Reports a change to the asker, who alone reads the answer. */
function toldAlone(changes: readonly Change[], card: Card): Outcome {
  return { reply: card, audience: 'asker', changes, posts: [] };
}

/** Reports a change to everybody in the conversation of the request. A pressed card is redrawn as well. */
function published(
  context: Context,
  changes: readonly Change[],
  line: Pick<Post, 'card' | 'live' | 'about'> | Pick<PostToDraw, 'card' | 'live' | 'about'>,
): Outcome {
  const { request } = context;
  const { message: _, ...place } = request.place;
  const post: Post | PostToDraw = {
    key: lineKey(request.id),
    noticeId: context.snapshot.notice?.id ?? null,
    place,
    dueAt: context.now,
    countsTitle: 'The record was changed',
    ...line,
  };
  return { reply: null, audience: request.input.kind === 'press' ? 'replace' : 'asker', changes, posts: [post] };
}

/** Whether the asker alone reads what is answered in the place of the request. */
export function isReadAlone({ request: { place } }: Pick<Context, 'request'>): boolean {
  return place.direct === true || place.conversation === '';
}

/** Who decided, and from where, as the audit keeps it. */
export function originOf({ actor, request }: Context): Origin {
  const { platform, conversation, thread, direct } = request.place;
  return {
    personId: actor && recordedId(actor),
    account: request.administrator ? 'shell' : accountOf(request.actor),
    from: request.administrator
      ? 'shell'
      : [platform, direct ? DIRECT_ORIGIN : conversation, ...(thread ? [thread] : [])].join(':'),
    requestId: request.id,
  };
}

/** The id of an account in the record: `slack:U123`. */
export function accountOf({ platform, accountId }: Pick<AccountRef, 'platform' | 'accountId'>): string {
  return `${platform}:${accountId}`;
}

/** The versions of the actor, their account and the notice that a decision rests on; when one has changed, the commit is a conflict. */
export function basisOf({ actor, snapshot, request }: Context, { changes, basis = [] }: Outcome): Basis[] {
  const account = rowById(snapshot.accounts, accountOf(request.actor));
  const { notice } = snapshot;
  const changed = new Set(changes.map((change) => (change.op === 'changed' ? change.id : null)));
  const at = (entity: Basis['entity'], row: { readonly id: string; readonly version: number } | null | undefined) =>
    row && !changed.has(row.id) ? [{ entity, id: row.id, version: row.version }] : [];
  const person = actor && recordedId(actor) ? actor : null;
  return [...at('person', person), ...at('account', account), ...at('notice', notice), ...basis];
}

/** A platform acknowledges a command without `changes` at once, so the asker would never hear of a lost change. */
export function requireDeclared({ name, changes }: Command, outcome: Outcome): Outcome {
  if (!changes && outcome.changes.length + outcome.posts.length > 0)
    throw new Error(`The command “${name}” decided changes or posts although it is declared with changes: false`);
  return outcome;
}
