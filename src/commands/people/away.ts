/**
 * `away 1 to 12 July cover @x`: a colleague is reminded instead of somebody who is away; `away` lists absences, `back`
 * ends one.
 */
import { endAbsence, setAbsence } from '../../core/people/absence.ts';
import { applyChanges } from '../../core/record/apply.ts';
import { IncompleteCommandError, UserError } from '../../core/record/errors.ts';
import type { IsoDate } from '../../core/record/model.ts';
import { readDate } from '../../core/time/date-words.ts';
import { addMonths, daysBetween, isDate } from '../../core/time/dates.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { requireKnown } from '../../dispatch/newcomer.ts';
import { actingOf, answer, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { yearInDoubt } from '../../dispatch/year-in-doubt.ts';
import { absencesCard, awayCard, backCard } from '../../views/people/away.ts';
import { awayForm } from '../../views/people/forms.ts';
import { coverPosts } from './cover.ts';

/** A first day without a year may lie this many days back; a longer way back is taken for a slip of the typist. */
const BEGUN_WITHIN_DAYS = 31;

/** Records an absence and who covers it: people for themselves, leads for anybody. Alone, it lists who is away. */
export const away = defineCommand({
  name: 'away',
  who: 'known',
  changes: true,
  usage: [
    { say: 'away 1 to 12 July cover @x', does: 'Say when you are away and who is reminded instead' },
    { say: 'away @y 1 to 12 July cover @x', does: 'For a programme lead: say it for somebody else' },
    { say: 'away', does: 'Who is away, and who covers for them' },
  ],
  slots: {
    person: slot.person({ optional: true }),
    from: slot.text({ optional: true, dateWords: true, expects: 'the first day away, such as 1 July' }),
    to: slot.text({ keyword: 'to', optional: true, dateWords: true, expects: 'the last day away, such as 12 July' }),
    cover: slot.person({ keyword: 'cover', optional: true }),
  },
  async run({ person: value, from, to, cover }, context) {
    if (value === null && from === null && to === null && cover === null) {
      return answer(absencesCard(context.snapshot, context.today));
    }
    const acting = actingOf(context);
    const person = value === null ? acting.actor : requireKnown(value);
    const days = { ...readAbsenceDays(from, to, context), cover: cover && requireKnown(cover) };
    const id = context.newId();
    const change = setAbsence(acting, person, days, id);
    const snapshot = applyChanges(context.snapshot, [change]);
    const absence = snapshot.absences.find((one) => one.id === (change.op === 'added' ? id : change.id));
    if (!absence) throw new Error(`The absence of ${person.id} was not recorded`);
    const outcome = changeRecord(context, [change], awayCard(acting.actor.name, person, absence, snapshot));
    return { ...outcome, posts: [...outcome.posts, ...(await coverPosts(context, change))] };
  },
  form: awayForm,
});

/** Ends an absence early: people for themselves, leads for anybody. */
export const back = defineCommand({
  name: 'back',
  who: 'known',
  changes: true,
  usage: [{ say: 'back', does: 'End or cancel your absence: your reminders come to you again' }],
  slots: { person: slot.person({ optional: true }) },
  async run({ person: value }, context) {
    const acting = actingOf(context);
    const person = value === null ? acting.actor : requireKnown(value);
    const change = endAbsence(acting, person);
    const outcome = changeRecord(context, [change], backCard(acting.actor.name, person));
    return { ...outcome, posts: [...outcome.posts, ...(await coverPosts(context, change))] };
  },
});

/**
 * Reads "1 to 12 July", "1 July to 12 July", "Monday to Friday" or "12 July"; without a first day the absence starts
 * today.
 */
function readAbsenceDays(
  from: string | null,
  to: string | null,
  context: Context,
): { startsOn: IsoDate; endsOn: IsoDate } {
  if (from === null && to === null) {
    throw new IncompleteCommandError(
      'This needs the days. Expected the first and the last: away 1 to 12 July cover @x',
    );
  }
  if (to === null) {
    const day = readUpcomingDay(from ?? '', context);
    return { startsOn: day, endsOn: day };
  }
  const endsOn = readUpcomingDay(to, context);
  if (from === null) return { startsOn: context.today, endsOn };
  const dayOnly = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)?$/i.exec(from);
  if (dayOnly) return { startsOn: latestDayOfMonth(Number(dayOnly[1]), endsOn, from), endsOn };
  const next = requireDate(from, context);
  if (next <= endsOn) return { startsOn: next, endsOn };
  // "Monday to Friday", typed on that Tuesday, began yesterday; a first day further back is a slip.
  const last = requireDate(from, context, 'past');
  return { startsOn: daysBetween(last, context.today) <= BEGUN_WITHIN_DAYS ? last : next, endsOn };
}

/** The latest date with this day of the month that is not after `endsOn`. Throws `UserError` when there is none. */
function latestDayOfMonth(day: number, endsOn: IsoDate, typed: string): IsoDate {
  const inMonth = (month: string) => `${month.slice(0, 8)}${String(day).padStart(2, '0')}`;
  const found = [inMonth(endsOn), inMonth(addMonths(endsOn, -1))].find((one) => isDate(one) && one <= endsOn);
  if (found) return found;
  throw new UserError(`“${typed}” is no day before the last one. Expected the first day away, such as 1 July.`);
}

/** Reads a date without a year that has passed this year as a mistake, not as a date of next year. */
function readUpcomingDay(text: string, context: Context): IsoDate {
  const date = requireDate(text, context);
  const doubt = yearInDoubt(text, date, context);
  if (doubt !== null) throw new UserError(doubt);
  return date;
}

function requireDate(text: string, { today, calendar }: Context, prefer: 'future' | 'past' = 'future'): IsoDate {
  const read = readDate(text, { today, calendar, prefer });
  if ('fault' in read) throw new UserError(read.fault);
  return read.date;
}
