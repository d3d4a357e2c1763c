/** What is told of absences, snoozes and pauses. */
import { absencesAhead, coverName } from '../core/absence.ts';
import type { Absence, Action, Instant, IsoDate, Person, Snapshot } from '../core/model.ts';
import { nameOf } from '../core/person.ts';
import { savedCard } from './answers.ts';
import type { Card } from './card.ts';
import { asking } from './notice.ts';
import { count, dayAndDate, listOf, moment } from './words.ts';

/** Everybody who is or will be away, soonest first. */
export function absencesCard(snapshot: Snapshot, today: IsoDate): Card {
  const ahead = absencesAhead(snapshot, today);
  const items = ahead.map((one) => ({
    text: nameOf(snapshot, one.personId),
    details: [`${daysWords(one)}, covered by ${coverName(snapshot, one)}`],
  }));
  return {
    title: ahead.length === 0 ? 'Nobody is away' : `Away: ${ahead.length}`,
    summary: `${count(ahead.length, 'absence')}.`,
    body: items.length > 0 ? [{ type: 'list', items }] : [{ type: 'note', text: 'No absences are recorded.' }],
    buttons: [asking('Say when you are away', 'away')],
  };
}

export function awayCard(by: string, person: Person, absence: Absence, snapshot: Snapshot): Card {
  const text = `${person.name} is away ${daysWords(absence)}. Their reminders go to ${coverName(snapshot, absence)} in that time. The reason is not asked and not kept.`;
  return savedCard(`${by} recorded an absence`, text);
}

export function backCard(by: string, person: Person): Card {
  return savedCard(`${by} ended an absence`, `Reminders go to ${person.name} again.`);
}

function daysWords({ startsOn, endsOn }: Pick<Absence, 'startsOn' | 'endsOn'>): string {
  return startsOn === endsOn ? `on ${dayAndDate(startsOn)}` : `from ${dayAndDate(startsOn)} to ${dayAndDate(endsOn)}`;
}

export function snoozedCard(actions: readonly Action[], until: IsoDate): Card {
  const codes = listOf(actions.map(({ code }) => code));
  const text = `You are not reminded of ${codes} before ${dayAndDate(until)}. Nobody else's reminders change, and nor does the due date.`;
  return savedCard('Snoozed', text);
}

export function pausedCard(by: string): Card {
  const text =
    'No reminder, countdown or personal message goes out, also before the expiry, until a programme lead says “resume”.';
  return savedCard(`${by} paused the reminders`, text, [
    { type: 'command', label: 'Resume the reminders', command: 'resume', args: {} },
  ]);
}

/** `next`: the next weekly reminder; null when nothing is posted anywhere. */
export function resumedCard(by: string, next: Instant | null, zone: string): Card {
  const when =
    next === null ? 'No conversation gets them yet.' : `The next weekly one goes out at ${moment(next, zone)}.`;
  return savedCard(`${by} resumed the reminders`, `Reminders go out again. ${when}`);
}
