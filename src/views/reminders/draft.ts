/** The draft of the weekly reminder, which leads see while they can still correct the record. */
import { accountsOf, nameOf } from '../../core/people/person.ts';
import type { Instant, Snapshot } from '../../core/record/model.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import type { Card, Item } from '../../ports/card.ts';
import type { Post } from '../../ports/post.ts';
import { moment } from '../words.ts';
import { recipientWords } from './preview.ts';
import { type Late, lateNote } from './reminder.ts';

/** The lead who gets the draft, and the record it is drawn from. `late` tells how late the draft itself is. */
export interface DraftReader {
  readonly snapshot: Snapshot;
  readonly calendar: Calendar;
  readonly personId: string;
  readonly late: Late;
}

/** The draft for one lead. `posts` are the reminder's posts on the present record; it goes out at `at`. */
export function draftCard(
  posts: readonly Post[],
  at: Instant,
  { snapshot, calendar, personId, late }: DraftReader,
): Card {
  const when = moment(at, calendar.timeZone);
  return {
    title: 'Draft of the weekly reminder',
    summary: `Draft of the weekly reminder that goes out at ${when}.`,
    to: { name: nameOf(snapshot, personId), accounts: accountsOf(snapshot, personId) },
    body: [
      ...lateNote(late),
      {
        type: 'text',
        text: `This goes out at ${when}. Until then you can correct the record, and what goes out follows it. Only programme leads see this draft.`,
      },
      { type: 'list', items: posts.map((post) => draftItem(post, snapshot)) },
    ],
    buttons: [
      { type: 'command', label: 'Show the status', command: 'status', args: {} },
      { type: 'command', label: 'Preview reminders', command: 'remind preview', args: {} },
    ],
  };
}

function draftItem(post: Post, snapshot: Snapshot): Item {
  const lines = post.card.to
    ? post.card.body.flatMap((element) => (element.type === 'list' ? element.items.map(({ text }) => text) : []))
    : [];
  const title = post.card.to ? '' : `: ${post.card.title}`;
  return { text: `${recipientWords(post, snapshot)}${title}`, details: lines };
}
