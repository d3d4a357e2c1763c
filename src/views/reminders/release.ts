/** The messages kept back after a restore from a copy, and the message that says they were released. */
import type { Card } from '../../ports/card.ts';
import { count } from '../words.ts';

/** A post that is kept back. `where` and `dueAt` are in words. */
export interface WithheldPost {
  readonly title: string;
  readonly where: string;
  readonly dueAt: string;
}

const SHOWN = 20;

/** The list of messages that are kept back, with a button that sends them all. */
export function withheldCard(held: readonly WithheldPost[]): Card {
  if (held.length === 0) {
    const title = 'No message is kept back';
    return { title, summary: `${title}.`, body: [], buttons: [] };
  }
  const title = `${count(held.length, 'message')} kept back`;
  const more = held.length > SHOWN ? { more: { count: held.length - SHOWN, command: 'deliveries' } } : {};
  return {
    title,
    summary: `${title}.`,
    body: [
      {
        type: 'text',
        text: 'The record was restored from a copy, and these fell due before that. They may have been sent already, so look in the conversation first.',
      },
      {
        type: 'list',
        items: held.slice(0, SHOWN).map((one) => ({ text: one.title, details: [`${one.where}, due at ${one.dueAt}`] })),
        ...more,
      },
    ],
    buttons: [
      {
        type: 'command',
        label: 'Send them now',
        command: 'release',
        args: { what: 'all' },
        confirm: 'Send them all? Messages that were sent before the restore will then appear twice.',
      },
    ],
  };
}

/** Says that `by` released messages that were kept back. */
export function releasedCard(by: string, posts: number): Card {
  const title = `${by} released ${count(posts, 'message')} that had been kept back`;
  return { title, summary: `${title}.`, body: [], buttons: [] };
}
