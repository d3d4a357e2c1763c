/** The answer to one message with several commands: what was done and what was not. */
import type { Button, Card, Item } from '../../ports/card.ts';

/** One command of the message. `text` says what came of it; `details` follow on lines of their own. */
export interface SeveralItem {
  readonly done: boolean;
  readonly text: string;
  readonly details: readonly string[];
  readonly buttons: readonly Button[];
}

/** Lists the commands of one message under “Done” and “Not done”. */
export function severalCard(items: readonly SeveralItem[]): Card {
  const done = items.filter((item) => item.done);
  const title = done.length === 0 ? 'Nothing was changed' : `${done.length} of ${items.length} done`;
  return {
    title,
    summary: `${title}.`,
    body: [
      ...listUnder('Done', done),
      ...listUnder(
        'Not done',
        items.filter((item) => !item.done),
      ),
    ],
    buttons: [],
  };
}

function listUnder(title: string, items: readonly SeveralItem[]): Card['body'] {
  if (items.length === 0) return [];
  return [{ type: 'list', title, items: items.map(({ done: _, ...item }): Item => item) }];
}
