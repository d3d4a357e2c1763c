/** Files attached to a message: the address of the first can become evidence, and the answer names every file that was not kept. */
import type { Button } from '../ports/card.ts';
import { notTakenCard } from '../views/ask/answers.ts';
import type { AttachedFile, Outcome, Reply } from './command.ts';
import type { CommandLine } from './parse.ts';

/** The arguments, with the address of the first file where the command takes one and none was typed. */
export function withAttached({ command, raw }: CommandLine, attached: readonly AttachedFile[]): CommandLine {
  const [file] = attached;
  const name = Object.keys(command.slots).find((one) => command.slots[one]?.fromFile);
  if (!file || name === undefined || raw[name]?.trim()) return { command, raw };
  return { command, raw: { ...raw, [name]: file.link } };
}

/** Adds to the answer which files were neither kept nor read, each with a button to add it as evidence of `action`, an action code. */
export function reportNotKept(
  reply: Reply,
  attached: readonly AttachedFile[],
  { changes, fileRead }: Pick<Outcome, 'changes' | 'fileRead'>,
  action?: string,
): Reply {
  const isKept = ({ link }: AttachedFile) =>
    changes.some((change) => change.entity === 'evidence' && change.op === 'added' && change.row.text === link);
  const notKept = attached.filter((file) => file !== fileRead && !isKept(file));
  if (notKept.length === 0 || !reply.ok || reply.audience === 'replace') return reply;
  const offers = action === undefined ? [] : notKept.map((file) => offer(file, action));
  const notTaken = notTakenCard(
    notKept.map(({ name }) => name),
    offers,
  );
  const { card } = reply;
  if (!card) return { ...reply, card: notTaken, audience: 'asker' };
  return { ...reply, card: { ...card, body: [...card.body, ...notTaken.body], buttons: [...card.buttons, ...offers] } };
}

function offer({ name, link }: AttachedFile, action: string): Button {
  return { type: 'command', label: `Add ${name} as evidence`, command: 'evidence', args: { action, evidence: link } };
}
