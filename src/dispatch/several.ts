/**
 * One request, several decisions: several codes behind one command, or several lines. Each is decided and committed for itself, and
 * one card lists them all.
 */
import type { Button, Card } from '../ports/card.ts';
import { type SeveralItem, severalCard } from '../views/ask/several.ts';
import { formButton } from '../views/form.ts';
import { anyCode } from './codes.ts';
import { type Reply, type Request, takesSeveral } from './command.ts';
import type { Fault } from './fault.ts';
import type { CommandLine } from './parse.ts';

/** One command of a message; `said` names it in the answer. */
export interface Part {
  readonly said: string;
  readonly line: CommandLine | { readonly fault: Fault };
}

/** The line once for each of its codes, where its command takes several; else the line alone. */
export function partsOf(part: Part): readonly Part[] {
  const { line } = part;
  if (!('command' in line) || !takesSeveral(line.command, line.raw)) return [part];
  const { command, raw } = line;
  const isCodeSlot = (name: string) => ['action', 'subject'].includes(command.slots[name]?.reads ?? '');
  const name = Object.keys(raw).find(isCodeSlot);
  const codes = name === undefined ? [] : (raw[name]?.trim().split(/\s+/) ?? []);
  if (name === undefined || codes.length < 2 || !codes.every((code) => anyCode(code) !== null)) return [part];
  const rest = Object.entries(raw).flatMap(([slot, text]) => (slot === name ? [] : [text]));
  return codes.map((code) => ({
    said: [command.name, code, ...rest].join(' '),
    line: { command, raw: { ...raw, [name]: code } },
  }));
}

/**
 * Carries out the parts one after the other, each as a request of its own whose id ends with its number, so that a repeat of the
 * message repeats none of them.
 */
export async function carryOutSeveral(
  request: Request,
  parts: readonly Part[],
  carryOut: (request: Request, line: Part['line']) => Promise<Reply>,
): Promise<Reply> {
  const items: SeveralItem[] = [];
  const replies: Reply[] = [];
  for (const [index, part] of parts.entries()) {
    if ('command' in part.line && !part.line.command.changes) {
      items.push(question(part.said, part.line));
      continue;
    }
    const one = { ...request, id: `${request.id}:${index + 1}` };
    const reply = await carryOut(one, part.line);
    replies.push(reply);
    items.push(reply.saved ? doneItem(part, reply) : refusedItem(part, reply));
  }
  return (
    sameRefusal(replies, parts) ?? { card: severalCard(items), audience: 'asker', ok: items.every(({ done }) => done) }
  );
}

/** A refusal that names an action or a recommendation is about its line, which the answer then quotes. */
const NAMES_AN_ACTION = /\b(?:E\d{1,3}-\d{2}|R\d)/;

/** The one refusal that every part got, such as that of a stranger. */
function sameRefusal(replies: readonly Reply[], parts: readonly Part[]): Reply | null {
  const [first] = replies;
  const words = JSON.stringify(first?.card) ?? '';
  if (NAMES_AN_ACTION.test(words)) return null;
  const isSame = (reply: Reply) => !reply.ok && JSON.stringify(reply.card) === words;
  return first && replies.length === parts.length && replies.every(isSame) ? first : null;
}

function doneItem({ said }: Part, reply: Reply): SeveralItem {
  const card = reply.card ?? reply.line?.() ?? null;
  return {
    done: true,
    text: card?.title ?? said,
    details: card ? wordsOf(card) : [],
    buttons: reply.card?.buttons ?? [],
  };
}

function refusedItem({ said, line }: Part, { card }: Reply): SeveralItem {
  const form = card?.body.some(({ type }) => type === 'form');
  const opens = form && 'command' in line ? [formButton(card?.title ?? said, line.command.name, line.raw)] : [];
  return { done: false, text: said, details: card ? wordsOf(card) : [], buttons: form ? opens : commandsOf(card) };
}

/** Questions are answered with whole cards, so each is sent on its own. */
function question(said: string, { command, raw }: CommandLine): SeveralItem {
  const buttons: readonly Button[] = [{ type: 'command', label: said, command: command.name, args: raw }];
  return { done: false, text: said, details: ['This changes nothing. Send it on its own.'], buttons };
}

function wordsOf({ body }: Card): readonly string[] {
  return body.flatMap((element) => (element.type === 'text' || element.type === 'note' ? [element.text] : []));
}

function commandsOf(card: Card | null): readonly Button[] {
  return card?.buttons.filter(({ type }) => type === 'command') ?? [];
}
