/** The words for dates, times, counts and states, in GOV.UK style. */
import type {
  DeliveryStatus,
  ExpiryBasis,
  Instant,
  IsoDate,
  Level,
  NoticeStatus,
  Platform,
  Rag,
  Role,
} from '../core/record/model.ts';
import { dayAndDate, dayAndMonth, weekdayName } from '../core/time/dates.ts';
import { dateOf, timeOf } from '../core/time/instants.ts';

/** `2024-01-30` → "Tue 30 January" */
export function shortDay(date: IsoDate): string {
  return `${weekdayName(date).slice(0, 3)} ${dayAndMonth(date)}`;
}

/** The name of a body inside a sentence: "The Department" → "the Department" */
export function nameInSentence(name: string): string {
  return name.replace(/^The /, 'the ');
}

/** `09:00` → "9am", `17:30` → "5:30pm", `12:00` → "midday", `00:00` → "midnight" */
export function clockTime(time: string): string {
  if (time === '00:00') return 'midnight';
  if (time === '12:00') return 'midday';
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
}

/** "9:05am on Monday 24 June 2024", by the clocks of `zone` */
export function moment(instant: Instant, zone: string): string {
  return `${clockTime(timeOf(instant, zone))} on ${dayAndDate(dateOf(instant, zone))}`;
}

/** A title that begins with a capital and ends without a full stop. Names such as iTrent keep their first letter. */
export function asTitle(words: string): string {
  const title = words.trim().replace(/[.;,\s]+$/, '');
  return withCapital(title);
}

function withCapital(words: string): string {
  return /^\p{Ll}+(?!\p{L})/u.test(words) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

/** Words of a letter, which may be one point of its list, as a sentence: "agree a plan; and" → "Agree a plan." */
export function asSentence(words: string): string {
  const text = words.trim().replace(/[;,]\s*(?:and|or)?$/i, '');
  if (text === '') return '';
  return `${withCapital(text)}${/[.!?:…]["'”’)\]]*$/.test(text) ? '' : '.'}`;
}

/** The code of an expectation with its title: "E2 Culture" */
export function expectationLine({ code, title }: { readonly code: string; readonly title: string }): string {
  return `${code} ${asTitle(title)}`;
}

/** (3, 'action') → "3 actions"; `plural` is for words that take more than an s. */
export function count(n: number, singular: string, plural = `${singular}s`): string {
  return `${n < 1_000 ? n : n.toLocaleString('en-GB')} ${n === 1 ? singular : plural}`;
}

/** "is" after one, "are" after any other number */
export function isOrAre(n: number): string {
  return n === 1 ? 'is' : 'are';
}

/** "was" after one, "were" after any other number */
export function wasOrWere(n: number): string {
  return n === 1 ? 'was' : 'were';
}

/** 0 → "today", 1 → "tomorrow", 12 → "in 12 days", -1 → "yesterday", -5 → "5 days ago" */
export function daysAwayWords(n: number): string {
  if (n === 0) return 'today';
  if (n === 1) return 'tomorrow';
  if (n === -1) return 'yesterday';
  return n > 0 ? `in ${count(n, 'day')}` : `${count(-n, 'day')} ago`;
}

/** 3 → "overdue by 3 working days"; 0 (only days off have passed since) → "overdue" */
export function overdueBy(workingDays: number): string {
  return workingDays === 0 ? 'overdue' : `overdue by ${count(workingDays, 'working day')}`;
}

/** 0 → "just now", 2 → "2 minutes ago", 180 → "3 hours ago", 2880 → "2 days ago" */
export function agoWords(minutes: number): string {
  return minutes < 1 ? 'just now' : `${durationWords(minutes)} ago`;
}

/** 2 → "2 minutes", 180 → "3 hours", 2880 → "2 days": rounded down to whole units, in the largest unit that fits */
export function durationWords(minutes: number): string {
  if (minutes < 60) return count(Math.floor(minutes), 'minute');
  if (minutes < 24 * 60) return count(Math.floor(minutes / 60), 'hour');
  return count(Math.floor(minutes / (24 * 60)), 'day');
}

/** ['a', 'b', 'c'] → "a, b and c" */
export function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

const STATUS_WORDS: Readonly<Record<DeliveryStatus, string>> = {
  not_started: 'not started',
  in_progress: 'in progress',
  blocked: 'blocked',
  reported_complete: 'reported complete',
  complete: 'complete',
  withdrawn: 'withdrawn',
};

/** The state of an action's delivery, as in "reported complete". */
export function statusWord(status: DeliveryStatus): string {
  return STATUS_WORDS[status];
}

const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  officer: 'officer',
  member: 'member',
  joint: 'officer and member',
};

/** The level that must act, as in "officer and member level". */
export function levelWord(level: Level): string {
  return LEVEL_WORDS[level];
}

/** Red, amber and green with their definitions, which stand beside them wherever somebody says or reads them. */
const RAG_WORDS: Readonly<Record<Rag, { readonly word: string; readonly means: string }>> = {
  red: { word: 'Red', means: 'will miss its date unless something changes' },
  amber: { word: 'Amber', means: 'may miss its date, and something is done about it' },
  green: { word: 'Green', means: 'on track for its date' },
};

/** "Amber: may miss its date, and something is done about it" */
export function ragWords(rag: Rag): string {
  const { word, means } = RAG_WORDS[rag];
  return `${word}: ${means}`;
}

const BASIS_WORDS: Readonly<Record<ExpiryBasis, string>> = {
  stated: 'stated in the letter',
  calculated: 'calculated, not confirmed',
  confirmed: 'confirmed',
};

/** How an expiry date is known, as in "expires on 30 July 2024 (calculated, not confirmed)". */
export function basisWord(basis: ExpiryBasis): string {
  return BASIS_WORDS[basis];
}

const NOTICE_STATUS_WORDS: Readonly<Record<NoticeStatus, string>> = {
  in_force: 'in force',
  awaiting_decision: "expired, awaiting the Department's decision",
  lapsed: 'lapsed',
  replaced: 'replaced',
  withdrawn: 'withdrawn',
  escalated: 'escalated',
};

/** The state of a notice, as in "expired, awaiting the Department's decision". */
export function noticeStatusWord(status: NoticeStatus): string {
  return NOTICE_STATUS_WORDS[status];
}

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  lead: 'programme lead',
  officer: 'officer',
  viewer: 'viewer',
};

/** A person's role, as in "programme lead". */
export function roleWord(role: Role): string {
  return ROLE_WORDS[role];
}

const PLATFORM_NAMES: Readonly<Record<Platform, string>> = { slack: 'Slack', teams: 'Teams', local: 'the chat page' };

/** The platform's own name, without a preposition: "Slack", "the chat page". */
export function platformName(platform: Platform): string {
  return PLATFORM_NAMES[platform];
}
