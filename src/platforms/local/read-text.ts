/** What a typed line is: a command, a reply in a thread, or plain chat; and whom it mentions. */
import type { Input } from '../../dispatch/command.ts';
import type { AccountRef, Place } from '../../ports/post.ts';
import type { LocalPorts, Speaker } from './ports.ts';

/** `/bvn`, `bvn` and a mention of the bot are the same. */
const ADDRESSED = /^[/@]?bvn(?=[\s:,]|$)[:,]?/i;

/** Null: plain chat that the bot does not hear. In a direct conversation every line is a command. */
export function understand(text: string, place: Place): Extract<Input, { kind: 'text' | 'reply' }> | null {
  const line = text.trim();
  if (ADDRESSED.test(line)) return { kind: 'text', text: line.replace(ADDRESSED, '/bvn') };
  if (place.direct) return { kind: 'text', text: line };
  return place.thread === undefined ? null : { kind: 'reply', text: line };
}

/** More words than this read as talk. */
const MAX_WORDS = 3;
const CODE = /\bE\d+(?:-\d+)?\b/i;

/** Starts as a command does, and is short or names an expectation or an action. */
export function looksMeantForBot(text: string, completions: LocalPorts['completions']): boolean {
  const words = text.trim().split(/\s+/);
  const first = (words[0] ?? '').toLowerCase();
  const starts = completions.some(({ say }) => say.split(' ')[0] === first);
  return starts && (words.length <= MAX_WORDS || CODE.test(text));
}

/** Writes every `@Name` of somebody who can be spoken as in the form in which commands read mentions. */
export function withMentions(text: string, people: readonly Speaker[]): { text: string; mentioned: AccountRef[] } {
  const mentioned = new Map<string, AccountRef>();
  // The longest name first: "@Jo Smith" is not Jo.
  const names = people.map((person) => person.name).sort((a, b) => b.length - a.length);
  const anyone = new RegExp(`(?<![\\p{L}\\p{N}])@(${names.map(literally).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const written = text.replace(anyone, (as: string, name: string) => {
    const person = people.find((it) => it.name.toLowerCase() === name.toLowerCase());
    if (!person) return as;
    const { accountId } = person;
    mentioned.set(accountId, { platform: 'local', accountId, name: person.name });
    return `<@local:${accountId}>`;
  });
  return { text: written, mentioned: [...mentioned.values()] };
}

function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
