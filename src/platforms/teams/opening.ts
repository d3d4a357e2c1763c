/** The first lines of a card: its summary, the person whom it is for, and its title where that says more. */
import { accountIdOf, accountOn } from '../../core/people/person.ts';
import type { Card } from '../../ports/card.ts';
import { block, type Node, run, type SizeBudget } from './elements.ts';

const HEADING = { size: 'Medium', weight: 'Bolder' } as const;

/** The summary, which a lock screen shows, `more` lines, and the title; the summary is the heading where the title says nothing else. */
export function opening({ title, summary }: Card, more: readonly Node[], budget: SizeBudget): readonly Node[] {
  const saysAll = saysItsTitle(title, summary);
  const first = block([run(summary, budget, saysAll ? HEADING : { isSubtle: true })]);
  return [first, ...more, ...(saysAll ? [] : [block([run(title, budget, HEADING)])])];
}

/** Whether the summary has each word of the title, in any order and number: "My actions: 3" and "My actions: 3 actions." */
function saysItsTitle(title: string, summary: string): boolean {
  const said = wordsOf(summary);
  for (const word of wordsOf(title)) if (!said.has(word)) return false;
  return true;
}

function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)) words.add(word.replace(/s$/, ''));
  return words;
}

/** A mention of the person whom a card is for, as its text and as Teams' entity. */
export interface Mention {
  readonly text: string;
  readonly entity: object;
}

/** The mention by which Teams notifies a person. Its text stands in the card, so the name is stripped of all markup. */
export function mentionOf({ to }: Card): Mention | null {
  const account = to ? accountOn(to.accounts, 'teams') : null;
  if (!to || !account) return null;
  const name = to.name.replaceAll(/[^\p{L}\p{N} .,'’-]/gu, ' ').trim() || 'you';
  const text = `<at>${name}</at>`;
  return { text, entity: { type: 'mention', text, mentioned: { id: accountIdOf(account), name } } };
}

/** The line that names the person whom a card is for. */
export function addressee({ to }: Card, mention: Mention | null, budget: SizeBudget): readonly Node[] {
  if (mention) return [{ type: 'TextBlock', text: mention.text, wrap: true }];
  return to ? [block([run(`To: ${to.name}`, budget)])] : [];
}
