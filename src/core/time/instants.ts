/** Converts between instants in UTC and the local time of a time zone, across clock changes. */
import { Temporal } from 'temporal-polyfill';
import type { Instant, IsoDate } from '../record/model.ts';
import { dayOf, utcText } from './dates.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The local date in `zone` (an IANA name such as Europe/London) at `instant`. */
export function dateOf(instant: Instant, zone: string): IsoDate {
  return shownAt(instant, zone).slice(0, 10);
}

/** The local time of day in `zone` at `instant`, as `HH:MM` with the seconds cut off. */
export function timeOf(instant: Instant, zone: string): string {
  return shownAt(instant, zone).slice(11, 16);
}

/** The local date and time in `zone`, written as if it were UTC. */
function shownAt(instant: Instant, zone: string): string {
  const ms = epochMs(instant);
  return utcText(ms + offsetSpanAt(ms, zone).offsetMs);
}

/**
 * The instant at which it is `time` (`HH:MM`) on `date` in `zone`. A time that the clocks skip gives the moment they go
 * forward; a time that comes twice gives the first. Throws `RangeError` for another form of time or an unknown zone.
 */
export function instantOf(date: IsoDate, time: string, zone: string): Instant {
  const match = TIME.exec(time);
  if (!match) throw new RangeError(`Not a time of day, expected HH:MM: "${time}"`);
  const wallMs = dayOf(date) * DAY_MS + (Number(match[1]) * 60 + Number(match[2])) * MINUTE_MS;
  // No zone is more than a day from UTC, so the search starts two days early and never misses the right span.
  let span = offsetSpanAt(wallMs - 2 * DAY_MS, zone);
  while (wallMs - span.offsetMs >= span.untilMs) span = offsetSpanAt(span.untilMs, zone);
  return utcText(Math.max(wallMs - span.offsetMs, span.fromMs));
}

/** The instant `n` minutes later, or earlier when `n` is negative. */
export function plusMinutes(instant: Instant, n: number): Instant {
  return utcText(epochMs(instant) + n * MINUTE_MS);
}

/** Whole minutes from `a` to `b`, rounded down; negative when `b` is earlier. */
export function minutesBetween(a: Instant, b: Instant): number {
  return Math.floor((epochMs(b) - epochMs(a)) / MINUTE_MS);
}

function epochMs(instant: Instant): number {
  const ms = INSTANT.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`Not an instant, expected 2024-06-24T07:55:00.000Z: "${instant}"`);
  return ms;
}

/** A time without clock changes: from `fromMs` to just before `untilMs` (epoch ms) local time is UTC plus `offsetMs`. */
interface OffsetSpan {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly offsetMs: number;
}

// A cache, because a look-up in the polyfill is slow and every reminder and report needs one.
const spansOfZone = new Map<string, OffsetSpan[]>();

/** The span that `ms` lies in; a RangeError when the zone is not an IANA name. */
function offsetSpanAt(ms: number, zone: string): OffsetSpan {
  const known = spansOfZone.get(zone);
  const found = known?.find((span) => span.fromMs <= ms && ms < span.untilMs);
  if (found) return found;
  const span = lookUp(ms, zone);
  if (known) known.push(span);
  else spansOfZone.set(zone, [span]);
  return span;
}

function lookUp(ms: number, zone: string): OffsetSpan {
  const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  // "previous" finds only earlier changes, so one at `ms` itself is looked for from a millisecond later.
  const previous = local.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const next = local.getTimeZoneTransition('next');
  return {
    fromMs: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    untilMs: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: local.offsetNanoseconds / 1e6,
  };
}
