/** Files that came with what was said: the address of one is kept as evidence, and nobody is left to think so of another. */
import type { Change } from '../core/record/changes.ts';
import type { Button } from '../ports/card.ts';
import { notTakenCard } from '../views/ask/answers.ts';
import type { AttachedFile, Reply } from './command.ts';
import type { Line } from './parse.ts';

/** The arguments, with the address of the first file where the command takes one and nothing was said in its place. */
export function withAttached({ command, raw }: Line, attached: readonly AttachedFile[] = []): Line {
  const [file] = attached;
  const name = Object.keys(command.slots).find((one) => command.slots[one]?.fromFile);
  if (!file || name === undefined || raw[name]?.trim()) return { command, raw };
  return { command, raw: { ...raw, [name]: file.link } };
}

/** Says which files were not kept, beside the answer or in its place; `action` is the code of the action that was spoken of. */
export function tellNotKept(
  reply: Reply,
  attached: readonly AttachedFile[] = [],
  changes: readonly Change[] = [],
  action?: string,
): Reply {
  const isKept = ({ link }: AttachedFile) =>
    changes.some((change) => change.entity === 'evidence' && change.op === 'added' && change.row.text === link);
  const left = attached.filter((file) => !isKept(file));
  if (left.length === 0 || !reply.ok || reply.audience === 'replace') return reply;
  const offers = action === undefined ? [] : left.map((file) => offer(file, action));
  const told = notTakenCard(
    left.map(({ name }) => name),
    offers,
  );
  const { card } = reply;
  if (!card) return { ...reply, card: told, audience: 'asker' };
  return { ...reply, card: { ...card, body: [...card.body, ...told.body], buttons: [...card.buttons, ...offers] } };
}

function offer({ name, link }: AttachedFile, action: string): Button {
  return { type: 'command', label: `Add ${name} as evidence`, command: 'evidence', args: { action, evidence: link } };
}
