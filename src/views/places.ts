/** Conversations by the names that people know: "#programme on Slack", "a direct message in Teams". */
import { nameOf } from '../core/people/person.ts';
import { rowById } from '../core/record/find-row.ts';
import type { Platform, Snapshot } from '../core/record/model.ts';
import { accountInDirect, type Place } from '../ports/post.ts';

/** Each platform with its preposition, to follow a noun: "a message on Slack". */
export const ON_PLATFORM: Readonly<Record<Platform, string>> = {
  slack: 'on Slack',
  teams: 'in Teams',
  local: 'on the chat page',
};

/** The words for a conversation whose name is not known, such as "a conversation on Slack". */
export function unnamedConversation(platform: Platform): string {
  return `a conversation ${ON_PLATFORM[platform]}`;
}

/** The name of a place for readers. A direct message is named by its person, if the record knows the account. */
export function placeWords(place: Place, snapshot: Snapshot): string {
  const { platform, conversation, direct } = place;
  const account = accountInDirect(place);
  const one = rowById(snapshot.accounts, `${platform}:${account}`);
  if (one?.personId) return `${nameOf(snapshot, one.personId)}, directly`;
  if (direct || account !== null) return directWords(platform);
  return nameIn(snapshot, platform, conversation) ?? unnamedConversation(platform);
}

/** Stands in an audit origin for the id of a direct conversation; the audit keeps the account beside it. */
export const DIRECT_ORIGIN = 'direct';

/** Puts an audit origin into words. `from` is a place (`slack:C123:1719…`), `shell`, or the name of a scheduled job. */
export function originWords(from: string, snapshot: Snapshot): string {
  const [first = '', ...rest] = from.split(':');
  if (!(first in ON_PLATFORM)) return first === 'shell' ? 'the shell' : `the schedule (${from})`;
  const platform = first as Platform;
  if (rest[0] === DIRECT_ORIGIN) return directWords(platform);
  const inPlatform = rest.join(':');
  const one = snapshot.conversations.find(
    (row) => row.platform === platform && `${inPlatform}:`.startsWith(`${row.conversation}:`),
  );
  return one ? `${one.name} ${ON_PLATFORM[platform]}` : unnamedConversation(platform);
}

function directWords(platform: Platform): string {
  return `a direct message ${ON_PLATFORM[platform]}`;
}

function nameIn({ conversations }: Snapshot, platform: Platform, conversation: string): string | null {
  const one = conversations.find((row) => row.platform === platform && row.conversation === conversation);
  return one?.name ?? null;
}
