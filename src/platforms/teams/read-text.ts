/** What somebody said, as a command reads it: without the bot's own mention, with everybody else's in the form that commands know. */
import type { AccountRef } from '../../ports/post.ts';
import type { Activity } from './activity.ts';

/** `/bvn`, `bvn` and a mention of the bot are the same. */
const ADDRESSED = /^[/@]?bvn(?=[\s:,]|$)[:,]?\s*/i;

export interface Said {
  readonly text: string;
  /** Whether it speaks to the bot. */
  readonly addressed: boolean;
}

/** `people` are those mentioned, by Teams' id. */
export function spoken(activity: Activity, people: ReadonlyMap<string, AccountRef>): Said {
  const { mentions, recipient, conversation } = activity;
  const toBot = mentions.some(({ id }) => id === recipient.id);
  const replaced = mentions.reduce((text, { id, text: as, name }) => {
    const person = people.get(id);
    const written =
      id === recipient.id ? ' ' : person ? `<@teams:${person.accountId}|${plainName(name)}>` : ` ${plainName(name)} `;
    return text.replaceAll(as, () => written);
  }, activity.text);
  const line = plain(replaced);
  const addressed = toBot || conversation.kind === 'personal' || ADDRESSED.test(line);
  return { text: line.replace(ADDRESSED, ''), addressed };
}

/** Everybody mentioned but the bot, each once. */
export function mentionedIds({ mentions, recipient }: Activity): readonly string[] {
  return [...new Set(mentions.map(({ id }) => id))].filter((id) => id !== recipient.id);
}

const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

/** Teams writes mentions as tags and some characters as HTML does. */
function plain(text: string): string {
  return text
    .replaceAll(/<\/?at\b[^>]{0,200}>/gi, ' ')
    .replaceAll(/&(nbsp|lt|gt|quot|#39|amp);/g, (_, name: string) => ENTITIES[name] as string)
    .replaceAll(/[^\S\n]+/g, ' ')
    .trim();
}

function plainName(name: string): string {
  return name.replaceAll(/[<>|&]/g, ' ').trim();
}
