/** Parts a date that was moved into the date before and the present one: “30/09/24 (was 30/06/24)”. */

const MOVED =
  '(?:revised|moved|extended|changed|slipped|delayed|deferred|postponed|rescheduled|re-?profiled|pushed back|brought forward)';
const REVISED = new RegExp(
  `^(?<first>.+?)[\\s,;(-]+(?:now|revised(?: date)?(?! from)|${MOVED} to|new date):? ?(?<second>[^()]+)\\)?$`,
  'i',
);
const ARROW = /^(?<first>.+?)\s*(?:-*>|→|⇒|=>)\s*(?<second>[^>→⇒]+)$/;
const WAS = new RegExp(
  `^(?<second>[^(]+?)[\\s,;(-]+(?:was|previously|originally|original(?: date)?|orig\\.?|${MOVED} from):? ?(?<first>[^();]+)(?:;[^()]*)?\\)?$`,
  'i',
);

/** The words of the date before and of the present one; empty where a text names no move. */
export function movedParts(typed: string): readonly string[] {
  const found = REVISED.exec(typed)?.groups ?? ARROW.exec(typed)?.groups ?? WAS.exec(typed)?.groups;
  return found ? [found.first ?? '', found.second ?? ''].map((part) => part.trim()) : [];
}
