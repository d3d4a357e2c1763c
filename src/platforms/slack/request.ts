/** A Slack event as serialisable data, the routes by which it can be answered, and the request that dispatch gets. */
import type { AttachedFile, Input, Request } from '../../dispatch/command.ts';
import type { Place } from '../../ports/post.ts';
import type { MessageFile, SlackFile } from './files.ts';
import type { Known } from './people.ts';
import { mentionedIn } from './read-text.ts';
import type { Ask } from './values.ts';

/** A command, message, press or form from Slack. Stored in the inbox in this shape. */
export interface SlackEvent {
  /** The same at every delivery of the same event. */
  readonly id: string;
  /** Slack's id of the person. */
  readonly user: string;
  /** Slack's id of the workspace that the event came from; null when the event does not say. */
  readonly team: string | null;
  readonly place: Place;
  readonly input: Input;
  /** The name of the channel without its "#", where the event has it. */
  readonly channelName?: string;
  /** The number of the first element to show of a long answer, counted by its renderer. */
  readonly from?: number;
  readonly attached?: readonly SlackFile[];
  /** As in `Request`. */
  readonly edited?: Request['edited'];
  /** The user groups mentioned in the words. */
  readonly groups?: readonly string[];
}

/** Routes for an answer that Slack offers for some minutes. None of them is stored. */
export interface ReplyRoutes {
  /** The acknowledgement may carry an answer for the asker alone, as that of a typed command does. */
  readonly atOnce?: boolean;
  /** The address for messages that answer this event. */
  readonly responseUrl?: string;
  /** The trigger id with which a modal can be opened. */
  readonly trigger?: string;
  /** The id of the modal in which the button was pressed, or that was opened for the answer. */
  readonly view?: string;
  /** Only the presser sees the message with the pressed button. */
  readonly privately?: boolean;
}

/** A conversation of Slack, or a thread in it. */
export function placeIn(conversation: string, thread?: string): Place {
  return {
    platform: 'slack',
    conversation,
    ...(thread ? { thread } : {}),
    ...(conversation.startsWith('D') ? { direct: true } : {}),
  };
}

/** Slack sends these in place of the names of private conversations. */
const UNTOLD = ['directmessage', 'privategroup', 'multipartygroup'];

/** The name of the channel that an event tells, if it is one. */
export function named(name: string | undefined): Pick<SlackEvent, 'channelName'> {
  return name && !UNTOLD.includes(name) && !name.startsWith('mpdm-') ? { channelName: name } : {};
}

/** Slack's ids of the people whom an event concerns: the asker first, then everybody mentioned. */
export function accountsIn({ user, input }: SlackEvent): readonly string[] {
  const ids = new Set([user]);
  for (const text of 'text' in input ? [input.text] : Object.values(input.args))
    if (text.includes('<')) for (const id of mentionedIn(text)) ids.add(id);
  return [...ids];
}

/**
 * The request for dispatch. `attached` are the files of the event, `known` are the accounts of `accountsIn`, in that order; `placeName` is the channel's name,
 * null where it is not known or not needed. An account from another organisation's workspace counts as a guest.
 */
export function requestOf(
  event: SlackEvent,
  { self, accounts }: Known,
  now: string,
  placeName: string | null,
  attached: readonly AttachedFile[] = [],
): Request {
  const [asker, ...mentioned] = accounts;
  if (!asker) throw new Error('Nobody asked.');
  const isForeign = event.team !== null && event.team !== self.teamId && !(self.enterpriseId !== null && asker.ours);
  const actor = isForeign ? { ...asker, guest: true } : asker;
  const { id, place, input, edited, groups } = event;
  const more = {
    ...(placeName === null ? {} : { placeName }),
    ...(attached.length > 0 ? { attached } : {}),
    ...(edited ? { edited } : {}),
    ...(groups ? { groups } : {}),
  };
  return { id, actor, mentioned, place, input, now, ...more };
}

/** The part of a message that lists its files. `x_files` has only ids, of files that Slack does not show the app. */
export interface FileList {
  readonly files?: readonly MessageFile[];
  readonly x_files?: readonly string[];
}

/**
 * The files of a message. Each has its own address, else the address of the message, `messageLink`. `isDirect`: the message
 * was sent to the bot itself, so that the files may be read.
 */
export function attachedIn(
  { files, x_files: ids = [] }: FileList,
  messageLink: string | null,
  isDirect: boolean,
): readonly SlackFile[] {
  return (files ?? ids.map((id): MessageFile => ({ id }))).flatMap((source) => {
    const { name, title, permalink } = source;
    const link = permalink?.startsWith('https://') ? permalink : messageLink;
    if (link === null) return [];
    return [{ name: title || name || 'the attached file', link, ...(isDirect ? { source: described(source) } : {}) }];
  });
}

/** The part of a file's description that reading it needs. */
function described({ id, url_private_download, size }: MessageFile): MessageFile {
  return {
    ...(id ? { id } : {}),
    ...(url_private_download ? { url_private_download } : {}),
    ...(size ? { size } : {}),
  };
}

/** The button value that asks the same question once more; null for a form, which cannot be sent again. */
export function askAgain({ input }: SlackEvent): Ask | null {
  switch (input.kind) {
    case 'text':
    case 'reply':
      return { kind: 'text', text: input.text };
    case 'press':
      return input;
    case 'form':
      return null;
  }
}
