/** Reads states that are denied or graded: “not yet implemented”, “no longer on track”, “largely complete”, “now closed”. */
import {
  COMPLETE,
  ENDED,
  IN_PROGRESS,
  LATE,
  MEANING_OF,
  type Meaning,
  NOT_DONE,
  NOT_STARTED,
  STOPPED,
} from './plan-meanings.ts';

/** The words that deny, at the beginning of a text as `plainWords` writes it: an apostrophe is a space. */
const DENIED =
  /^(?:(?:it|this|work|action) )?(?<denial>not|never|no longer|cannot|unable to|fail(?:ed|ing|s)? to|unlikely to|far from|yet to|(?:is|was|are|were|has|have|had|does|did|do|will|would|can|could)(?:n t| not)|(?:wo|ca)n t) (?:(?:yet|currently|being|been|be|fully|quite|really|entirely|wholly|formally|still|now|to) )*(?<rest>.+)$/;
/** Denials of the beginning of work that leave it open whether it has begun. */
const STOPS = /^(?:no longer|cannot|unable|fail|unlikely|far|will|would|can|could|wo|ca)/;
const BEGUN = /^(?:start|beg[aiu]n|commenc|under ?way)/;
const DONE =
  /^(?:complet|achiev|deliver|done|clos|implement|met\b|meet|finish|action|discharg|embed|sign\w* off|adopt|approv|agreed|fulfil|satisf|in place|live\b|resolv)/;
const ON_TRACK = /^(?:on track|on target|on schedule|on course|on plan|to plan|as planned)/;
const TAKEN_FORWARD = /^(?:progress|proceed|going ahead|going forward|taken forward|pursu|continu|supported)/;
const NEEDED = /^(?:required|needed)/;

/** The meaning of a text by itself: a known word, a denied or a graded one; undefined for every other text. */
export function usualMeaning(plain: string): Meaning | undefined {
  return MEANING_OF.get(plain) ?? meaningOfDenial(plain) ?? meaningOfGrade(plain);
}

/** The meaning of a text that begins with a denial of a known state; undefined for every other text. */
function meaningOfDenial(plain: string): Meaning | undefined {
  const { denial = '', rest = '' } = DENIED.exec(plain)?.groups ?? {};
  if (BEGUN.test(rest)) return STOPS.test(denial) ? NOT_DONE : NOT_STARTED;
  if (DONE.test(rest)) return NOT_DONE;
  if (ON_TRACK.test(rest)) return LATE;
  if (NEEDED.test(rest)) return ENDED;
  return TAKEN_FORWARD.test(rest) ? STOPPED : undefined;
}

const IN_PART = /^(?:partially|partly|part|mostly|nearly|almost|largely|substantially|broadly) (?<word>.+)$/;
const IN_FULL = /^(?:fully|now|already|wholly|successfully|formally) (?<word>.+)$/;

/** The meaning of a known word with its grade before it; undefined for every other text. */
function meaningOfGrade(plain: string): Meaning | undefined {
  const part = MEANING_OF.get(IN_PART.exec(plain)?.groups?.word ?? '');
  if (part === COMPLETE || IN_PART.exec(plain)?.groups?.word === 'met') return IN_PROGRESS;
  return MEANING_OF.get(IN_FULL.exec(plain)?.groups?.word ?? '');
}
