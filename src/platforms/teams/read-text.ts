/** Reads a message's words as commands take them: without the bot's own mention, with every other mention as `<@teams:id|name>`. */
import type { AccountRef } from '../../ports/post.ts';
import type { Activity } from './activity.ts';
import { readHtml } from './read-html.ts';

/** How Teams' ids of people and bots begin; those of teams, channels and tags begin otherwise. */
const PERSON_ID = /^(?:28|29|8):/;
/** The words `/bvn` and `bvn`, which speak to the bot as a mention of it does. */
const ADDRESSED = /^[/@]?bvn(?=[\s:,]|$)[:,]?\s*/i;
/** The slash before a slash command, which some clients may leave in its words. */
const SLASH = /^\/\s*/;

/** The words of a message. */
export interface SpokenText {
  readonly text: string;
  /** Whether the message speaks to the bot. */
  readonly addressed: boolean;
  /** The names of teams, channels and tags that are mentioned. */
  readonly groups: readonly string[];
}

/** The most people that are looked up for one message; a command names one or two (our own limit). */
export const MOST_MENTIONS = 20;

/** The words of an activity. `people` are the mentioned people whom the roster has, by Teams' id. */
export function readText(activity: Activity, people: ReadonlyMap<string, AccountRef>): SpokenText {
  const { mentions, recipient, conversation, html, targeted } = activity;
  const toBot = mentions.some(({ id }) => id === recipient.id);
  const text = withoutQuoted((html && readHtml(html)) ?? activity.text);
  const { written, groups } = withMentions(text, activity, people);
  const line = plain(written);
  const addressed = toBot || targeted || conversation.kind === 'personal' || ADDRESSED.test(line);
  const words = line.replace(ADDRESSED, '');
  return { text: targeted ? words.replace(SLASH, '') : words, addressed, groups };
}

/** Teams' ids of the people mentioned, each once and without the bot; only the first of very many. */
export function mentionedIds({ mentions, recipient }: Activity): readonly string[] {
  const others = new Set(mentions.map(({ id }) => id).filter((id) => id !== recipient.id));
  return [...others].slice(0, MOST_MENTIONS);
}

/** Leaves out the tag that newer clients put in the place of a quoted message. */
function withoutQuoted(text: string): string {
  return text.replaceAll(/<\/?quoted\b[^<>]{0,200}>/gi, ' ');
}

const TAG = /<at\b[^<>]{0,200}>([^<]{0,400})<\/at>/gi;

/** Spaces and invisible characters: soft hyphens, zero-width spaces and marks of direction. */
const UNSEEN = /^(?:[\s\u00ad\u200b-\u200f\u2060\ufeff]|&nbsp;)*$/;

/** Replaces each tag by the person mentioned. Clients split one person's name into several tags, which are joined again. */
function withMentions(
  text: string,
  { mentions, recipient }: Activity,
  people: ReadonlyMap<string, AccountRef>,
): { readonly written: string; readonly groups: readonly string[] } {
  const tags = [...text.matchAll(TAG)];
  const mentionOf = mentionsInOrder(mentions, tags.length);
  const written: string[] = [];
  const groups: string[] = [];
  let end = 0;
  let before: { readonly account: string; readonly name: string } | null = null;
  for (const [index, tag] of tags.entries()) {
    const between = text.slice(end, tag.index);
    const name = plainName(decoded(tag[1] ?? ''));
    const id = mentionOf(decoded(tag[0]), index)?.id;
    const account = id === undefined ? undefined : people.get(id)?.accountId;
    end = tag.index + tag[0].length;
    if (account === undefined) {
      written.push(between, id === recipient.id ? ' ' : ` ${name} `);
      if (id !== undefined && !PERSON_ID.test(id)) groups.push(name.replace(/\s+/g, ' '));
      before = null;
      continue;
    }
    const joins: boolean = before?.account === account && UNSEEN.test(between);
    const whole: string = before && joins ? `${before.name} ${name}` : name;
    if (joins) written.pop();
    else written.push(between);
    written.push(`<@teams:${account}|${whole}>`);
    before = { account, name: whole };
  }
  return { written: written.join('') + text.slice(end), groups };
}

/**
 * Finds the mention of a tag by its text, and mentions of the same text in their order. A name that its writer shortened
 * has another text, so it is found by its position where there are as many tags as mentions.
 */
function mentionsInOrder(mentions: Activity['mentions'], tags: number) {
  const waiting = Map.groupBy(mentions, ({ text }) => decoded(text));
  return (text: string, index: number): Activity['mentions'][number] | undefined => {
    const same = waiting.get(text);
    if (same) return same.length > 1 ? same.shift() : same[0];
    return tags === mentions.length ? mentions[index] : undefined;
  };
}

const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

/** Plain words without mention tags and HTML entities, with single spaces. */
function plain(text: string): string {
  return decoded(text.replaceAll(/<\/?at\b[^>]{0,200}>/gi, ' '))
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .trim();
}

function decoded(text: string): string {
  return text.replaceAll(/&(nbsp|lt|gt|quot|#39|amp);/g, (_, name: string) => ENTITIES[name] as string);
}

function plainName(name: string): string {
  return name.replaceAll(/[<>|&]/g, ' ').trim();
}
