/** Conversations in the words that people know them by: "#programme on Slack", "a direct message in Teams". */

import { nameOf } from '../core/people/person.ts';
import { rowById } from '../core/record/by-id.ts';
import type { Platform, Snapshot } from '../core/record/model.ts';
import { accountInDirect, type Place } from '../ports/post.ts';

export const ON_PLATFORM: Readonly<Record<Platform, string>> = {
  slack: 'on Slack',
  teams: 'in Teams',
  local: 'on the chat page',
};

/** For a conversation whose name its platform does not tell. */
export function unnamed(platform: Platform): string {
  return `a conversation ${ON_PLATFORM[platform]}`;
}

/** Direct messages are named by whom they go to, where the record knows the account. */
export function placeWords(place: Place, snapshot: Snapshot): string {
  const { platform, conversation, direct } = place;
  const account = accountInDirect(place);
  const one = rowById(snapshot.accounts, `${platform}:${account}`);
  if (one?.personId) return `${nameOf(snapshot, one.personId)}, directly`;
  if (direct || account !== null) return directWords(platform);
  return nameIn(snapshot, platform, conversation) ?? unnamed(platform);
}

/** In the place of the id of a conversation with one person: whose it is stands beside it. */
export const DIRECTLY = 'direct';

/** Where something was said, as the audit keeps it (`slack:C123:1719…`); the name of a job for the schedule. */
export function originWords(from: string, snapshot: Snapshot): string {
  const [first = '', ...rest] = from.split(':');
  if (!(first in ON_PLATFORM)) return first === 'shell' ? 'the shell' : `the schedule (${from})`;
  const platform = first as Platform;
  if (rest[0] === DIRECTLY) return directWords(platform);
  const told = rest.join(':');
  const one = snapshot.conversations.find(
    (row) => row.platform === platform && `${told}:`.startsWith(`${row.conversation}:`),
  );
  return one ? `${one.name} ${ON_PLATFORM[platform]}` : unnamed(platform);
}

function directWords(platform: Platform): string {
  return `a direct message ${ON_PLATFORM[platform]}`;
}

function nameIn({ conversations }: Snapshot, platform: Platform, conversation: string): string | null {
  const one = conversations.find((row) => row.platform === platform && row.conversation === conversation);
  return one?.name ?? null;
}
