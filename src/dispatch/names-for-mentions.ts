/** Mentions in the words that a question or refusal quotes: people read names, and never the ids of accounts. */
import type { Reply, Request } from './command.ts';
import { nameMentions } from './tokens.ts';

/** The keys of a card whose texts people read. The arguments of a button keep their mentions. */
const READ: readonly string[] = ['title', 'summary', 'text', 'label'];

/** A refusal or question with a name for every mention that it quotes. */
export function nameQuotedMentions(reply: Reply, { mentioned = [] }: Request): Reply {
  if (!reply.card || !JSON.stringify(reply.card).includes('<@')) return reply;
  const change = (text: string) =>
    nameMentions(text, ({ platform, accountId, name }) => {
      const known = mentioned.find((one) => one.platform === platform && one.accountId === accountId);
      return known?.name || name || 'somebody';
    });
  return { ...reply, card: changeTexts(reply.card, change) };
}

function changeTexts<T>(value: T, change: (text: string) => string): T {
  if (Array.isArray(value)) return value.map((one) => changeTexts(one, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => {
    if (key === 'args') return [key, one];
    return [key, typeof one === 'string' && READ.includes(key) ? change(one) : changeTexts(one, change)];
  });
  return Object.fromEntries(entries) as T;
}
