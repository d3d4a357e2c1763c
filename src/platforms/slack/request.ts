/** What happened in Slack, as plain data that can be kept and carried out later; and by which ways it can be answered. */
import type { AttachedFile, Input, Request } from '../../dispatch/command.ts';
import type { Place } from '../../ports/post.ts';
import type { Known } from './people.ts';
import { mentionedIn } from './read-text.ts';
import type { Ask } from './values.ts';

export interface Heard {
  /** The same at every delivery of the same event. */
  readonly id: string;
  readonly user: string;
  /** The workspace that it came from. */
  readonly team: string | null;
  readonly place: Place;
  readonly input: Input;
  /** The name of the channel, where the event has it. */
  readonly channelName?: string;
  /** Where a long answer goes on. */
  readonly from?: number;
  readonly attached?: readonly AttachedFile[];
}

/** Ways that Slack gives for a short time: none of them is kept. */
export interface Ways {
  /** The acknowledgement itself may carry what only the asker sees, as that of a typed command does. */
  readonly atOnce?: boolean;
  readonly responseUrl?: string;
  readonly trigger?: string;
  /** The modal in which it was pressed, or that was opened for it. */
  readonly view?: string;
  /** The message that was pressed is seen by its presser only. */
  readonly privately?: boolean;
}

export function accountsIn({ user, input }: Heard): readonly string[] {
  const texts = 'text' in input ? [input.text] : Object.values(input.args);
  return [...new Set([user, ...texts.flatMap(mentionedIn)])];
}

/** Somebody of another organisation's workspace is a guest here, whatever that workspace says of them. */
export function requestOf(heard: Heard, { self, accounts }: Known, now: string, placeName: string | null): Request {
  const [asker, ...mentioned] = accounts;
  if (!asker) throw new Error('Nobody asked.');
  const foreign = heard.team !== null && heard.team !== self.teamId && !(self.enterpriseId !== null && asker.ours);
  const actor = foreign ? { ...asker, guest: true } : asker;
  const { id, place, input, attached } = heard;
  const more = { ...(placeName === null ? {} : { placeName }), ...(attached ? { attached } : {}) };
  return { id, actor, mentioned, place, input, now, ...more };
}

interface MessageFile {
  readonly name?: string;
  readonly title?: string;
  readonly permalink?: string;
}

/** The part of a message that tells of files; `x_files` has the ids of those of which Slack tells the app nothing else. */
export interface Attaching {
  readonly files?: readonly MessageFile[];
  readonly x_files?: readonly string[];
}

/** The files of a message, each by its own address, else by that of the message. */
export function attachedIn(
  { files, x_files: ids = [] }: Attaching,
  messageLink: string | null,
): readonly AttachedFile[] {
  return (files ?? ids.map((): MessageFile => ({}))).flatMap(({ name, title, permalink }) => {
    const link = permalink?.startsWith('https://') ? permalink : messageLink;
    return link === null ? [] : [{ name: title || name || 'the attached file', link }];
  });
}

/** What asks for the same answer once more; null for what cannot be asked again. */
export function againOf({ input }: Heard): Ask | null {
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
