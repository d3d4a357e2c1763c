/** The cards about absences, snoozed actions and paused reminders. */
import { absencesAhead, coverName } from '../../core/people/absence.ts';
import { accountsOf, nameOf } from '../../core/people/person.ts';
import { isOutstanding } from '../../core/plan/action.ts';
import type { Absence, Action, Instant, IsoDate, Person, Snapshot } from '../../core/record/model.ts';
import { dayAndDate } from '../../core/time/dates.ts';
import type { Card } from '../../ports/card.ts';
import { savedCard } from '../ask/answers.ts';
import { formButton } from '../form.ts';
import { count, listOf, moment } from '../words.ts';

/** The list of present and coming absences, soonest first. */
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
    buttons: [formButton('Say when you are away', 'away')],
  };
}

/** Says that `by` recorded an absence of `person`. */
export function awayCard(by: string, person: Person, absence: Absence, snapshot: Snapshot): Card {
  const text = `${person.name} is away ${daysWords(absence)}. Their reminders go to ${coverName(snapshot, absence)} in that time. The reason is not asked and not kept.`;
  return savedCard(`${by} recorded an absence`, text);
}

/** The private message to the person who covers. `away` is the name of the absent person. */
export function coverCard(away: string, absence: Absence, snapshot: Snapshot): Card {
  const mine = snapshot.actions.filter(
    (action) => action.ownerId === absence.personId && isOutstanding(action, snapshot),
  );
  const open = mine.length === 0 ? '' : ` At present that is ${count(mine.length, 'open action')}.`;
  return toCover(absence, snapshot, {
    title: `You cover for ${away}`,
    text: `${away} is away ${daysWords(absence)}, and you are named as their cover. In that time their reminders come to you, so please see that their work goes on.${open} You can report what is done, add evidence and propose dates as they would.`,
    note: 'If this does not suit you, please tell them or a programme lead: somebody else can be named at any time.',
  });
}

/** The private message to a person whose cover ended, after an earlier message said that they cover. */
export function coverEndedCard(away: string, absence: Absence, snapshot: Snapshot): Card {
  return toCover(absence, snapshot, {
    title: `You no longer cover for ${away}`,
    text: `You were named as cover for ${away} ${daysWords(absence)}. That has changed: their reminders do not come to you any more. Thank you.`,
    note: 'There is nothing for you to do.',
  });
}

function toCover(
  { coverId }: Absence,
  snapshot: Snapshot,
  { title, text, note }: { readonly title: string; readonly text: string; readonly note: string },
): Card {
  const to = { name: nameOf(snapshot, coverId), accounts: coverId === null ? [] : accountsOf(snapshot, coverId) };
  const body = [{ type: 'text', text } as const, { type: 'note', text: note } as const];
  return {
    title,
    summary: `${title}.`,
    to,
    body,
    buttons: [{ type: 'command', label: 'Show who is away', command: 'away', args: {} }],
  };
}

/** Says that `by` ended an absence of `person` early. */
export function backCard(by: string, person: Person): Card {
  return savedCard(`${by} ended an absence`, `Reminders go to ${person.name} again.`);
}

function daysWords({ startsOn, endsOn }: Pick<Absence, 'startsOn' | 'endsOn'>): string {
  return startsOn === endsOn ? `on ${dayAndDate(startsOn)}` : `from ${dayAndDate(startsOn)} to ${dayAndDate(endsOn)}`;
}

/** The private answer after somebody asked not to be reminded of these actions before `until`. */
export function snoozedCard(actions: readonly Action[], until: IsoDate): Card {
  const codes = listOf(actions.map(({ code }) => code));
  const text = `You are not reminded of ${codes} before ${dayAndDate(until)}. Nobody else's reminders change, and nor does the due date.`;
  return savedCard('Snoozed', text);
}

/** Says that `by` paused all reminders. */
export function pausedCard(by: string): Card {
  const text =
    'No reminder, countdown or personal message goes out, also before the expiry, until a programme lead says “resume”. Messages that are planned but not sent yet are kept back too.';
  return savedCard(`${by} paused the reminders`, text, [
    { type: 'command', label: 'Resume the reminders', command: 'resume', args: {} },
  ]);
}

/**
 * Says that `by` resumed paused reminders. `next` is the next weekly reminder, null when no conversation gets one.
 */
export function resumedCard(by: string, next: Instant | null, zone: string): Card {
  const when =
    next === null ? 'No conversation gets them yet.' : `The next weekly one goes out at ${moment(next, zone)}.`;
  return savedCard(
    `${by} resumed the reminders`,
    `Reminders go out again. ${when} Everybody who missed a card during the pause gets one on the next day that reminders go out.`,
  );
}
