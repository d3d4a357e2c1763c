/** Every reminder ahead: when it goes out, to whom, and what it says if nothing changes until then. */
import { MONTHS } from '../core/calendar.ts';
import type { Notice, Snapshot } from '../core/model.ts';
import { isOpen } from '../core/notice.ts';
import { nameOf } from '../core/person.ts';
import type { Previewed } from '../core/preview.ts';
import { actionsOf } from '../core/reminder.ts';
import type { Card, Element, Item } from './card.ts';
import { clockTime, count, dayAndDate, inDays, listOf, longDate } from './words.ts';

/** `awaiting`: the notice has expired, and the list reaches over some weeks only. */
export function previewCard(coming: readonly Previewed[], notice: Notice, snapshot: Snapshot, awaiting: boolean): Card {
  return {
    title: `Reminders ahead: ${coming.length}`,
    summary: `${count(coming.length, 'reminder')} ahead.`,
    body: [...months(coming, notice, snapshot), { type: 'note', text: afterwards(coming, notice, snapshot, awaiting) }],
    buttons: [],
  };
}

/** One list a month, so that a term can be read at a glance. */
function months(coming: readonly Previewed[], notice: Notice, snapshot: Snapshot): readonly Element[] {
  return [...Map.groupBy(coming, ({ on }) => on.slice(0, 7))].map(([month, ones]): Element => {
    const title = `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
    return { type: 'list', title, items: ones.map((one) => item(one, notice, snapshot)) };
  });
}

function item(one: Previewed, { remindAt }: Notice, snapshot: Snapshot): Item {
  const rule = one.rule === 'weekly' ? 'weekly reminder' : 'countdown';
  const where = listOf(one.conversations.map(({ name }) => name));
  return {
    text: `${dayAndDate(one.on)}, ${clockTime(remindAt)}: ${rule}, ${leftWords(one.daysLeft)}`,
    details: [`To ${where}${personalWords(one, snapshot)}`],
  };
}

function leftWords(daysLeft: number): string {
  if (daysLeft === 0) return 'the notice expires today';
  return daysLeft > 0 ? `${count(daysLeft, 'day')} left` : `expired ${inDays(daysLeft)}`;
}

/** "; in its thread Monitoring Officer (3 actions, 1 overdue) and …" */
function personalWords({ rule, lists }: Previewed, snapshot: Snapshot): string {
  if (rule === 'countdown') return '';
  if (lists.length === 0) return '; nobody has anything overdue or due within 30 days';
  const people = lists.map((list) => {
    const overdue = list.overdue.length > 0 ? `, ${list.overdue.length} overdue` : '';
    return `${nameOf(snapshot, list.personId)} (${count(actionsOf(list).length, 'action')}${overdue})`;
  });
  return `; in its thread ${listOf(people)}`;
}

function afterwards(coming: readonly Previewed[], notice: Notice, snapshot: Snapshot, awaiting: boolean): string {
  if (!isOpen(notice)) return "The Department's decision on this notice is recorded, so nothing goes out any more.";
  if (!snapshot.conversations.some((one) => one.stoppedAt === null)) {
    return 'Nothing goes out: no conversation gets reminders yet. A programme lead can say “here” in one.';
  }
  const as = coming.length > 0 ? ' This is what goes out if nothing in the record changes until then.' : '';
  const on = "Weekly reminders go on until the Department's decision is recorded";
  return awaiting
    ? `${on}; these are the next four weeks.${as}`
    : `${on}, also after the notice expires on ${longDate(notice.expiresOn)}.${as}`;
}

/** Only the asker sees it; the cards themselves are posted. */
export function remindedCard(conversations: readonly string[], people: number): Card {
  const cards = people > 0 ? `, with ${count(people, 'personal card')} in the thread` : '';
  return {
    title: 'Reminders are on their way',
    summary: 'Reminders are on their way.',
    body: [
      {
        type: 'text',
        text: `The weekly card goes to ${listOf(conversations)} now${cards}. The regular reminders go out all the same.`,
      },
    ],
    buttons: [],
  };
}
