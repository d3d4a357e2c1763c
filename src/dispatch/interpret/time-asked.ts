/** The time of which the changes are asked for: since a day, a meeting or a paper, or in a month that has begun. */
import { lastIssuedBefore } from '../../core/files/report/period.ts';
import { bodiesOf } from '../../core/people/body.ts';
import { contactActionsOf } from '../../core/plan/contact.ts';
import { lastHeld, meetingsOf } from '../../core/plan/meeting.ts';
import type { IsoDate, Person } from '../../core/record/model.ts';
import { addDays, addMonths, MONTHS, mondayOf } from '../../core/time/dates.ts';
import { dateOf, instantOf } from '../../core/time/instants.ts';
import { bodyIn } from './bodies-in.ts';
import type { QuestionContext } from './list-questions.ts';
import type { Sentence } from './sentence.ts';

/** The first and the last day of a time; null as its last day where it runs up to now. */
export interface TimeAsked {
  readonly since: IsoDate;
  readonly through: IsoDate | null;
  /** The words name an occasion or a day that nobody knows, so that the time is a guess that is asked about. */
  readonly isGuess: boolean;
}

/** Words for the meeting since which changes are asked for. */
const SINCE_A_MEETING =
  /\bsince (?:the |our |my )?(?:last|previous|latest) (?<which>(?:[\p{L}-]+ ){0,3}?)(?<kind>meeting|board|committee|cabinet|panel)\b(?: (?:of|with) (?:the |our )?(?<whose>\p{L}[\p{L} ]*))?/iu;
/** Words that say how often or how a body meets, and not which one it is. */
const NO_NAME = /^(?:monthly|quarterly|weekly|fortnightly|formal|public|regular|full|board|our|the)$/i;

/** Words for the paper since which changes are asked for. */
const SINCE_A_REPORT = /\bsince (?:the |our )?(?:last|previous|latest) (?:[\p{L}-]+ ){0,2}?(?:report|paper|pack)\b/iu;

/** A month that is named, with the word before it. */
const IN_A_MONTH = new RegExp(
  `\\b(?<lead>since|in|during) (?<month>${MONTHS.join('|')})(?: (?<year>20\\d\\d))?\\b`,
  'i',
);

/** Whether changes since the last report are asked for. */
export function asksSinceReport({ text }: Sentence): boolean {
  return SINCE_A_REPORT.test(text);
}

/** Whether the time of a question begins with a meeting or a paper, so that a board named there limits nothing else. */
export function isSinceOccasion({ text }: Sentence): boolean {
  return SINCE_A_MEETING.test(text) || SINCE_A_REPORT.test(text);
}

/** Whether a question names a month, this week or this month. */
export function namesTime({ text, dates }: Sentence): boolean {
  return (
    IN_A_MONTH.test(text) ||
    dates.some((found) => found.kind === 'period' && /^this (?:week|month)$/.test(found.period))
  );
}

/** The time of the changes that are asked for; a week up to now where none is named. */
export function timeAsked(sentence: Sentence, context: QuestionContext): TimeAsked {
  const { today } = context;
  if (isSinceOccasion(sentence)) {
    const since = asksSinceReport(sentence) ? lastReport(sentence, context) : lastMeeting(sentence, context);
    return { since: since ?? addDays(today, -7), through: null, isGuess: since === undefined };
  }
  return monthNamed(sentence, today) ?? sinceDay(sentence, context);
}

/** The day of the last meeting that was recorded as held, of the body that the sentence names or of any. */
function lastMeeting({ text }: Sentence, { snapshot, today }: QuestionContext): IsoDate | undefined {
  const { kind = '', which = '', whose } = SINCE_A_MEETING.exec(text)?.groups ?? {};
  const named = bodyIn(text, snapshot);
  if (named) return lastHeld(snapshot, contactActionsOf(snapshot, named), today);
  if (whose !== undefined) return undefined;
  const words = [
    ...which
      .trim()
      .split(/\s+/)
      .filter((word) => word !== '' && !NO_NAME.test(word)),
    kind,
  ];
  const isMeant = ({ name }: Person) =>
    words.every((word) => word.toLowerCase() === 'meeting' || name.toLowerCase().includes(word.toLowerCase()));
  const series = bodiesOf(snapshot)
    .filter(isMeant)
    .flatMap((body) => meetingsOf(snapshot, body));
  return lastHeld(snapshot, series, today);
}

/** The day whose record the last report that was issued shows, to the body that the sentence names or to anybody. */
function lastReport(
  { text }: Sentence,
  { snapshot, today, calendar: { timeZone: zone } }: QuestionContext,
): IsoDate | undefined {
  const body = bodyIn(text, snapshot);
  // A report of today counts.
  const at = { today, asAt: instantOf(addDays(today, 1), '00:00', zone), zone };
  const issued = lastIssuedBefore(snapshot.issuedReports, body === null ? undefined : body.id, at);
  return issued === null ? undefined : dateOf(issued.asAt, zone);
}

/** "in March" and "during May 2024" end with the month, and "since May" with today. A month without its year is the last one that has begun. */
function monthNamed({ text }: Sentence, today: IsoDate): TimeAsked | null {
  const { lead = '', month, year } = IN_A_MONTH.exec(text)?.groups ?? {};
  if (month === undefined) return null;
  const number = MONTHS.findIndex((one) => one.toLowerCase() === month.toLowerCase()) + 1;
  const ofYear = (one: string | number) => `${one}-${String(number).padStart(2, '0')}-01`;
  const thisYear = ofYear(today.slice(0, 4));
  const since = year ? ofYear(year) : thisYear <= today ? thisYear : addMonths(thisYear, -12);
  const through = lead.toLowerCase() === 'since' ? null : addDays(addMonths(since, 1), -1);
  return { since, through, isGuess: since > today };
}

/** The day, the week or the month up to now that the dates of a sentence name. */
function sinceDay({ text, pieces, dates: [found] }: Sentence, { today, pastDay }: QuestionContext): TimeAsked {
  const upToNow = (since: IsoDate): TimeAsked => ({ since, through: null, isGuess: false });
  if (found?.kind === 'day') {
    const day = found.day <= today ? found.day : pastDay(found.words);
    if (day === null) return { ...upToNow(addDays(today, -7)), isGuess: true };
    const written = pieces.find(({ kind }) => kind === 'date')?.text ?? '';
    return { ...upToNow(day), through: /^on\b/i.test(written) ? day : null };
  }
  if (found?.kind === 'period' && found.period === 'this week') return upToNow(mondayOf(today));
  if (found?.kind === 'period' && found.period === 'this month') return upToNow(`${today.slice(0, 8)}01`);
  if (/\blast month\b/i.test(text)) return upToNow(`${addDays(`${today.slice(0, 8)}01`, -1).slice(0, 8)}01`);
  return upToNow(addDays(today, /\bmonth\b/.test(text) ? -28 : /\bfortnight\b/.test(text) ? -14 : -7));
}
