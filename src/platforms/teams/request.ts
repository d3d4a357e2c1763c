/** What somebody did in Teams, as a request: words, edited words, words in a thread of ours, buttons and forms. */
import type { Input, Request } from '../../dispatch/command.ts';
import type { AccountRef, Place } from '../../ports/post.ts';
import type { Activity } from './activity.ts';
import { isObject, readSubmit } from './card-data.ts';
import type { People } from './people.ts';
import type { TeamsPorts } from './ports.ts';
import { mentionedIds, spoken } from './read-text.ts';
import type { References } from './references.ts';
import type { Retries } from './retries.ts';

export interface Heard {
  readonly request: Request;
  readonly activity: Activity;
  /** What an action of a card carried; null for words. */
  readonly data: unknown;
}

/** The same at every delivery of the same event, also when Teams sends it again under the same id. */
export function requestId(activity: Activity): string {
  const { conversation, id, replyToId } = activity;
  const acted = actionOf(activity);
  const of = `${conversation.id}:${id}`;
  return acted ? `${of}:${acted.verb}:${replyToId ?? ''}` : of;
}

/** The verb and data of a card's action; null for anything else. */
export function actionOf({ type, name, value }: Activity): { readonly verb: string; readonly data: unknown } | null {
  if (type === 'invoke' && name === 'adaptiveCard/action' && isObject(value) && isObject(value.action)) {
    const { verb, data } = value.action;
    return { verb: typeof verb === 'string' ? verb : '', data };
  }
  // Older clients send the data as a message without words.
  if (type === 'message' && isObject(value) && isObject(value.bvn))
    return { verb: String(value.bvn.command), data: value };
  return null;
}

export interface HearParts {
  readonly ports: TeamsPorts;
  readonly people: People;
  readonly references: References;
  readonly retries: Retries;
}

/** What an activity asks for, before anybody in it is looked up; null for what is not meant for the bot. */
export async function inputOf(activity: Activity, ports: Pick<TeamsPorts, 'isOwnThread'>): Promise<Input | null> {
  const acted = actionOf(activity);
  if (acted) return readSubmit(acted.data);
  const { text, addressed } = spoken(activity, new Map());
  if (addressed) return { kind: 'text', text };
  const place = placeOf(activity);
  return place.thread !== undefined && (await ports.isOwnThread(place)) ? { kind: 'reply', text } : null;
}

/** The request that an activity makes by its `input`. Rejects with `DeliveryError` when Teams does not say who somebody is. */
export async function hear(activity: Activity, input: Input, parts: HearParts): Promise<Heard> {
  const { ports, references } = parts;
  const acted = actionOf(activity);
  const looked = acted ? new Map<string, AccountRef>() : mentionedPeople(activity, parts);
  const [actor, mentioned] = await Promise.all([senderOf(activity, parts), looked]);
  const place = placeOf(activity);
  const placeName = (await references.conversation(place.conversation))?.name ?? null;
  const request: Request = {
    id: requestId(activity),
    actor,
    place: acted && activity.replyToId !== null ? { ...place, message: activity.replyToId } : place,
    // Only now the mentions in the words are people.
    input: 'text' in input ? { ...input, text: spoken(activity, mentioned).text } : input,
    mentioned: [...mentioned.values()],
    now: ports.clock.now(),
    ...(placeName === null ? {} : { placeName }),
  };
  return { request, activity, data: acted?.data ?? null };
}

async function senderOf(activity: Activity, { people, references, retries }: HearParts): Promise<AccountRef> {
  const actor = await retries.run(() => people.sender(activity));
  // A guest may be one whom no roster confirms, and whose chat would then stand for somebody else's.
  if (!actor.guest && actor.accountId !== activity.from.id) await references.met(actor.accountId, activity);
  return actor;
}

function placeOf({ conversation: { id, thread, kind } }: Activity): Place {
  return {
    platform: 'teams',
    conversation: id,
    ...(kind === 'channel' && thread !== null ? { thread } : {}),
    ...(kind === 'personal' ? { direct: true } : {}),
  };
}

async function mentionedPeople(
  activity: Activity,
  { people, retries }: HearParts,
): Promise<ReadonlyMap<string, AccountRef>> {
  const looked = mentionedIds(activity).map(async (id) => {
    const person = await retries.run(() => people.mentioned(activity.conversation.id, id));
    return [id, person] as const;
  });
  return new Map((await Promise.all(looked)).flatMap(([id, person]) => (person ? [[id, person]] : [])));
}
