/** The card of an action of an earlier notice. */
import type { Notice, NoticeStatus } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Card, CommandButton, Element } from '../../ports/card.ts';
import { noticeStatusWord } from '../words.ts';

/** The notice under which an action stands, and the code under which it goes on; null where it does not. */
export interface PastAction {
  readonly number: number;
  readonly notice: Notice;
  readonly status: NoticeStatus;
  readonly code: string;
  readonly next: string | null;
}

/** The card of an action that says under which notice it stands. No button changes anything: its code may mean another action now. */
export function pastActionCard(card: Card, { number, notice, status, code, next }: PastAction): Card {
  const goesOn = next === null ? '' : ` It goes on as ${next}.`;
  const text = `${code} stands under notice ${number}, of ${longDate(notice.issuedOn)}: ${noticeStatusWord(status)}.${goesOn}`;
  const plain = card.body.map((element): Element => {
    if (element.type !== 'list') return element;
    return { ...element, items: element.items.map(({ buttons: _, ...item }) => item) };
  });
  const show = (label: string, command: string, args: CommandButton['args']): CommandButton => ({
    ...{ type: 'command', label, command, args },
  });
  return {
    ...card,
    title: `Notice ${number}: ${card.title}`,
    body: [{ type: 'text', text }, ...plain],
    buttons: [
      ...(next === null ? [] : [show(`Show ${next}`, 'show', { about: next })]),
      show(`Show notice ${number}`, 'notice show', { number: `${number}` }),
    ],
  };
}
