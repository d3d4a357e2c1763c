/** What somebody did in Teams, as a request: words, edited words, words in a thread of ours, buttons and forms. */
import type { Input, Request } from '../../dispatch/command.ts';
import type { AccountRef, Place } from '../../ports/post.ts';
import type { Activity } from './activity.ts';
import { isObject, readSubmit } from './card-data.ts';
import type { People } from './people.ts';
import type { TeamsPorts } from './ports.ts';
import { mentionedIds, spoken } from './read-text.ts';
import type { References } from './references.ts';

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
}

/** Null for what is not meant for the bot. */
export async function hear(activity: Activity, parts: HearParts): Promise<Heard | null> {
  const acted = actionOf(activity);
  if (acted) return heardAction(activity, acted.data, parts);
  const mentioned = await mentionedPeople(activity, parts.people);
  const { text, addressed } = spoken(activity, mentioned);
  const place = placeOf(activity);
  if (!addressed && !(place.thread !== undefined && (await parts.ports.isOwnThread(place)))) return null;
  const input: Input = { kind: addressed ? 'text' : 'reply', text };
  return heardAs(activity, place, input, null, parts, [...mentioned.values()]);
}

async function heardAction(activity: Activity, data: unknown, parts: HearParts): Promise<Heard | null> {
  const input = readSubmit(data);
  const { replyToId } = activity;
  const place = { ...placeOf(activity), ...(replyToId === null ? {} : { message: replyToId }) };
  return input && heardAs(activity, place, input, data, parts, []);
}

async function heardAs(
  activity: Activity,
  place: Place,
  input: Input,
  data: unknown,
  { ports, people, references }: HearParts,
  mentioned: readonly AccountRef[],
): Promise<Heard> {
  const actor = await people.sender(activity);
  // A guest may be one whom no roster confirms, and whose chat would then stand for somebody else's.
  if (!actor.guest && actor.accountId !== activity.from.id) await references.met(actor.accountId, activity);
  const placeName = (await references.conversation(place.conversation))?.name ?? null;
  const request: Request = {
    id: requestId(activity),
    actor,
    place,
    input,
    mentioned,
    now: ports.clock.now(),
    ...(placeName === null ? {} : { placeName }),
  };
  return { request, activity, data };
}

function placeOf({ conversation: { id, thread, kind } }: Activity): Place {
  return {
    platform: 'teams',
    conversation: id,
    ...(kind === 'channel' && thread !== null ? { thread } : {}),
    ...(kind === 'personal' ? { direct: true } : {}),
  };
}

async function mentionedPeople(activity: Activity, people: People): Promise<ReadonlyMap<string, AccountRef>> {
  const looked = mentionedIds(activity).map(
    async (id) => [id, await people.mentioned(activity.conversation.id, id)] as const,
  );
  return new Map((await Promise.all(looked)).flatMap(([id, person]) => (person ? [[id, person]] : [])));
}
