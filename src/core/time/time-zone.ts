/** Which offset from UTC a time zone keeps when: the spans between two clock changes, looked up once and remembered. */
import { Temporal } from 'temporal-polyfill';

/** From `fromMs` to just before `untilMs` (epoch milliseconds, may be infinite) local time is UTC plus `offsetMs`. */
export interface OffsetSpan {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly offsetMs: number;
}

// A look-up through the polyfill costs far more than an addition, and every reminder and report asks.
const spansOfZone = new Map<string, OffsetSpan[]>();

/** The span that `ms` lies in; a RangeError when the zone is not an IANA name. */
export function offsetSpanAt(ms: number, zone: string): OffsetSpan {
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
  // "previous" is strictly before, so a change at `ms` itself is seen from a millisecond later.
  const previous = local.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const next = local.getTimeZoneTransition('next');
  return {
    fromMs: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    untilMs: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: local.offsetNanoseconds / 1e6,
  };
}
