/** Turns an activity into a request: words, edited words, words in a thread of ours, buttons and forms. */
import type { Input, Request } from '../../dispatch/command.ts';
import type { CommandButton } from '../../ports/card.ts';
import type { AccountRef, Place } from '../../ports/post.ts';
import type { Activity } from './activity.ts';
import { type CardData, isObject, readCardData } from './card-data.ts';
import { readable } from './files.ts';
import type { People } from './people.ts';
import type { TeamsPorts } from './ports.ts';
import { mentionedIds, readText } from './read-text.ts';
import type { ConversationReference, References } from './references.ts';
import type { Retries } from './retries.ts';

/** Teams' name for the opening of a message action. */
const OPENED = 'composeExtension/fetchTask';
/** Teams' name for a form of a message action that was sent. */
export const SUBMITTED = 'composeExtension/submitAction';

/** Whether an activity opens or sends the form of a message action. */
export function isMessageAction({ type, name }: Activity): boolean {
  return type === 'invoke' && (name === OPENED || name === SUBMITTED);
}

/** A request from Teams, with the card that it came from. */
export interface TeamsRequest {
  readonly request: Request;
  /** The data of the card's action that was pressed or sent; null for words. */
  readonly pressed: CardData | null;
  /** Teams' own id of the asker, by which an answer for them alone is addressed. */
  readonly askerId: string;
  /** Only the asker sees the question, so nobody else may see the answer. Lines that tell of changes are no answers. */
  readonly isPrivate: boolean;
}

/** The id of an activity's request: the same at every delivery of the same event. */
export function requestId(activity: Activity): string {
  const { conversation, id, replyToId } = activity;
  const action = actionOf(activity);
  const eventId = `${conversation.id}:${id}`;
  return action ? `${eventId}:${action.verb}:${replyToId ?? ''}` : eventId;
}

/** The verb and data of a card's action; null for anything else. */
export function actionOf({ type, name, value }: Activity): { readonly verb: string; readonly data: unknown } | null {
  if (type === 'invoke' && name === 'adaptiveCard/action' && isObject(value) && isObject(value.action)) {
    const { verb, data } = value.action;
    return { verb: typeof verb === 'string' ? verb : '', data };
  }
  if (type === 'invoke' && name === SUBMITTED && isObject(value)) return { verb: SUBMITTED, data: value.data };
  // Older clients send the data as a message without words.
  if (type === 'message' && isObject(value) && isObject(value.bvn))
    return { verb: String(value.bvn.command), data: value };
  return null;
}

/** The words or the press in an activity, before anybody in it is looked up. */
export interface ActivityInput {
  readonly input: Input;
  readonly pressed: CardData | null;
}

/** The input in an activity; null for an activity that is not meant for the bot, and for a press of a card that is not ours. */
export async function readInput(
  activity: Activity,
  { isOwnThread }: Pick<TeamsPorts, 'isOwnThread'>,
): Promise<ActivityInput | null> {
  const action = actionOf(activity);
  if (action) {
    const pressed = readCardData(action.data);
    return pressed && { input: pressed.input, pressed };
  }
  const { text, addressed } = readText(activity, new Map());
  if (addressed) return { input: { kind: 'text', text }, pressed: null };
  const place = placeOf(activity);
  if (place.thread === undefined || !(await isOwnThread(place))) return null;
  return { input: { kind: 'reply', text }, pressed: null };
}

/** The command with its arguments that asks for the same as an input; null for words that were not understood. */
export function commandAgain(
  input: Input,
  { understand }: Pick<TeamsPorts, 'understand'>,
): Pick<CommandButton, 'command' | 'args'> | null {
  const { line } = understand(input);
  if (!('command' in line)) return null;
  const { command, raw } = line;
  // A command that asks about a repeat by itself has been answered by this press.
  return { command: command.name, args: 'again' in command.slots ? { ...raw, again: 'yes' } : raw };
}

/** The parts that look up the people in an activity. */
export interface RequestParts {
  readonly ports: TeamsPorts;
  readonly people: People;
  readonly references: References;
  readonly retries: Retries;
}

/**
 * The request that an activity makes in its conversation. Rejects with `DeliveryError` when Teams does not say who
 * somebody is, and with `Refused` when the sender is not the person that the activity names.
 */
export async function readRequest(
  activity: Activity,
  { input, pressed }: ActivityInput,
  { name: placeName }: ConversationReference,
  parts: RequestParts,
): Promise<TeamsRequest> {
  const isPrivate = activity.targeted || pressed?.privately === true;
  const place = placeOf(activity, isPrivate ? (pressed ? activity.replyToId : activity.id) : null);
  const asker = { askerId: activity.from.id, isPrivate };
  const common = {
    id: requestId(activity),
    now: parts.ports.clock.now(),
    ...(placeName === null ? {} : { placeName }),
  };
  if (pressed) {
    const actor = await findSender(activity, parts);
    const message = activity.replyToId;
    const pressedPlace = message === null ? place : { ...place, message };
    return { request: { ...common, actor, place: pressedPlace, input, mentioned: [] }, pressed, ...asker };
  }
  const [actor, mentioned] = await Promise.all([findSender(activity, parts), findMentioned(activity, parts)]);
  // The mentions in the words become people only after their look-up.
  const { text, groups } = readText(activity, mentioned);
  const words = 'text' in input ? { ...input, text } : input;
  const attached = readable(activity, parts.ports);
  const more = { ...(groups.length > 0 ? { groups } : {}), ...(attached.length > 0 ? { attached } : {}) };
  const request = { ...common, actor, place, input: words, mentioned: [...mentioned.values()], ...more };
  return { request, pressed, ...asker };
}

async function findSender(activity: Activity, { people, references, retries }: RequestParts): Promise<AccountRef> {
  const actor = await retries.run(() => people.sender(activity));
  // A guest may be somebody whom no roster confirms, and whose chat would then stand for another person's.
  if (!actor.guest && actor.accountId !== activity.from.id) await references.keepSender(actor.accountId, activity);
  return actor;
}

/**
 * The place of an activity. `hidden` is a message that only its sender or reader sees: it starts no thread in which
 * others could read a line.
 */
export function placeOf({ conversation: { id, thread, kind } }: Activity, hidden: string | null = null): Place {
  return {
    platform: 'teams',
    conversation: id,
    ...(kind === 'channel' && thread !== null && thread !== hidden ? { thread } : {}),
    ...(kind === 'personal' ? { direct: true } : {}),
  };
}

/** The people mentioned, by Teams' id, without those whom the roster does not have. */
async function findMentioned(
  activity: Activity,
  { people, retries }: RequestParts,
): Promise<ReadonlyMap<string, AccountRef>> {
  const found = await Promise.all(
    mentionedIds(activity).map(async (id) => {
      const person = await retries.run(() => people.mentioned(activity.conversation.id, id));
      return [id, person] as const;
    }),
  );
  return new Map(found.flatMap(([id, person]) => (person ? [[id, person]] : [])));
}
