/** Reads a typed line: a command, a reply in a thread, or plain chat, and the people whom the line mentions. */
import type { Input } from '../../dispatch/command.ts';
import type { AccountRef, Place } from '../../ports/post.ts';
import type { LocalPorts, Speaker } from './ports.ts';

/** Words at the start of a line that address the bot. */
const ADDRESSED = /^[/@]?bvn(?=[\s:,]|$)[:,]?/i;

/** The input that a line is; null for plain chat, which the bot ignores. In a direct conversation every line is a command. */
export function readLine(text: string, place: Place): Extract<Input, { kind: 'text' | 'reply' }> | null {
  const line = text.trim();
  if (ADDRESSED.test(line)) return { kind: 'text', text: line.replace(ADDRESSED, '/bvn') };
  if (place.direct) return { kind: 'text', text: line };
  return place.thread === undefined ? null : { kind: 'reply', text: line };
}

/** Our own limit: a longer line without a code is taken as chat. */
const MAX_WORDS = 3;
const CODE = /\bE\d+(?:-\d+)?\b/i;

/** Whether chat looks like a command: it starts as one, and is short or has a code. */
export function looksMeantForBot(text: string, completions: LocalPorts['completions']): boolean {
  const words = text.trim().split(/\s+/);
  const first = (words[0] ?? '').toLowerCase();
  const starts = completions.some(({ say }) => say.split(' ')[0] === first);
  return starts && (words.length <= MAX_WORDS || CODE.test(text));
}

/** The line with each `@Name` of a known person as commands read mentions, and those people's accounts. */
export function withMentions(text: string, people: readonly Speaker[]): { text: string; mentioned: AccountRef[] } {
  const mentioned = new Map<string, AccountRef>();
  // The longest name first, because "@Jo Smith" is not Jo.
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
