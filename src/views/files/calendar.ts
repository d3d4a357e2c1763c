/** The words of a calendar file, and the answer that hands it over. */
import type { CalendarEntry } from '../../core/files/calendar.ts';
import { expectationOf } from '../../core/people/person.ts';
import { bodyNameOf } from '../../core/plan/meeting.ts';
import type { Instant, Person, Snapshot } from '../../core/record/model.ts';
import type { Card } from '../../ports/card.ts';
import type { CalendarDay, CalendarFile } from '../../ports/writers.ts';
import { basisWord, count, expectationLine } from '../words.ts';

/** The calendar of a person, or of everybody for null. It holds no reason and no evidence, because calendars are shared. */
export function calendarFile(
  entries: readonly CalendarEntry[],
  person: Person | null,
  { snapshot, now }: { readonly snapshot: Snapshot; readonly now: Instant },
): CalendarFile {
  const name = person === null ? 'Best Value Notice' : `Best Value Notice: ${person.name}`;
  return { name, asAt: now, days: entries.map((entry) => dayOf(entry, snapshot)) };
}

function dayOf(entry: CalendarEntry, snapshot: Snapshot): CalendarDay {
  const { on, sequence, isOff } = entry;
  const base = { uid: `${entry.uid}@bvn`, on, sequence, isCancelled: isOff };
  if (entry.kind === 'expiry') {
    const { authority, expiryBasis } = entry.notice;
    return {
      ...base,
      title: isOff ? 'The expiry of the Best Value Notice is off' : 'The Best Value Notice expires',
      text: `${authority}. The date is ${basisWord(expiryBasis)}.`,
    };
  }
  const { code, title } = entry.action;
  const body = bodyNameOf(snapshot, entry.action);
  const expectation = expectationOf(snapshot, entry.action);
  const text = `${expectationLine(expectation)}. To see it: /bvn show ${code}`;
  const words = {
    due: isOff ? `${code} is off: ${title}` : `${code} due: ${title}`,
    meeting: `${code} meeting${isOff ? ' is off' : ''}: ${body}`,
    papers: `${code} papers ${isOff ? 'are off' : 'due'}: ${body}`,
  };
  return { ...base, title: words[entry.kind], text };
}

/** The calendar as a file, with how to take it in. */
export function calendarCard(person: Person | null, entries: readonly CalendarEntry[], fileName: string): Card {
  return {
    title: `Calendar of ${person === null ? 'everybody' : person.name}: ${count(entries.filter(({ isOff }) => !isOff).length, 'day')}`,
    summary: 'A calendar file is ready.',
    body: [
      {
        type: 'text',
        text: `The due dates, meetings, days for papers and the expiry are in the file ${fileName}. Open it in Outlook.`,
      },
      {
        type: 'note',
        text: 'It does not follow changes by itself. When you open a newer file, it replaces the days that moved and cancels those that have gone.',
      },
    ],
    buttons: [],
  };
}
