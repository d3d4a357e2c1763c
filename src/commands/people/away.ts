/**
 * `away 1 to 12 July cover @x`: a colleague is reminded instead of somebody who is away; `away` lists absences, `back`
 * ends one.
 */
import { endAbsence, setAbsence } from '../../core/people/absence.ts';
import { applyChanges } from '../../core/record/apply.ts';
import { IncompleteCommandError, UserError } from '../../core/record/errors.ts';
import { dateContextOf } from '../../core/time/date-words.ts';
import { longDate } from '../../core/time/dates.ts';
import { type Period, readPeriod } from '../../core/time/period-words.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { didYouMean } from '../../dispatch/fault.ts';
import { requireKnown } from '../../dispatch/newcomer.ts';
import { actingOf, answer, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { yearInDoubt } from '../../dispatch/year-in-doubt.ts';
import { absencesCard, awayCard, backCard } from '../../views/people/away.ts';
import { awayForm } from '../../views/people/forms.ts';
import { coverPosts } from './cover.ts';

/** Records an absence and who covers it: people for themselves, leads for anybody. Alone, it lists who is away. */
export const away = defineCommand({
  name: 'away',
  group: 'people',
  who: 'known',
  changes: true,
  usage: [
    { say: 'away 1 to 12 July cover @x', does: 'Say when you are away and who is reminded instead' },
    {
      say: 'away next week cover @x',
      does: 'The same for a week; also: away w/c 1 July, away for 2 weeks from 1 July',
    },
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
    const { startsOn, endsOn } = readAbsenceDays(from, to, context);
    const days = { startsOn, endsOn, cover: cover && requireKnown(cover) };
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
  group: 'people',
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

/** Reads the days that were typed, or the two fields of the form. Throws `UserError`. */
function readAbsenceDays(from: string | null, to: string | null, context: Context): Period {
  if (from === null && to === null) {
    throw new IncompleteCommandError(
      'This needs the days. Expected the first and the last: away 1 to 12 July cover @x',
    );
  }
  const at = dateContextOf(context, 'future');
  const read = readPeriod(to === null ? (from ?? '') : `${from ?? ''} to ${to}`, at);
  if ('fault' in read) throw new UserError(read.fault + didYouMean(read.suggestions.map(longDate)));
  // A last day without its year that has passed this year is a slip more often than next year's date.
  const doubt = read.endText === undefined ? null : yearInDoubt(read.endText, read.endsOn, at);
  if (doubt !== null) throw new UserError(doubt);
  return read;
}
