/** The words of updates in a paper, each with the day on which it was said, and a gap where a day in it has passed. */
import { hasPassedDay, type WordsOfUpdate } from '../../../core/files/report/passed-days.ts';
import type { Report } from '../../../core/files/report/report.ts';
import type { Said } from '../../../core/files/report/standing.ts';
import { updateOfBegunWork } from '../../../core/plan/begun.ts';
import type { Action, LogEntry, Snapshot } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import type { Span, Words } from '../../../ports/document.ts';
import { sentences, updateWords, withBefore, withoutStop } from './words.ts';

type Day = Pick<Report, 'today' | 'zone'>;

const PASSED: Span = { gap: 'a date in these words has passed: say what happened' };

/** Words of an update with its day, and with a gap where these parts of it name a day that has passed since. */
function dated(words: string, entry: LogEntry, parts: readonly WordsOfUpdate[], { today, zone }: Day): Words {
  const text = `${withoutStop(words)} (update of ${longDate(entry.on)})`;
  return parts.some((part) => hasPassedDay(entry, part, today, zone)) ? [`${text} `, PASSED] : text;
}

/** The words of an update with its day; null where it has none of its own. */
export function saidWords(entry: LogEntry | null, day: Day): Words | null {
  const words = updateWords(entry);
  return entry === null || words === null ? null : dated(words, entry, ['text'], day);
}

/** The reason of a colour, and the latest update where that is another one. */
export function reasonWords({ colour, latest }: Said, day: Day): Words | null {
  const isAlone = colour === null || latest === null || colour.id === latest.id || latest.on < colour.on;
  if (isAlone) return saidWords(colour ?? latest, day);
  const [before, since] = [saidWords(colour, day), saidWords(latest, day)];
  return before !== null && since !== null ? sentences(before, withBefore('Since then: ', since)) : (since ?? before);
}

/** A corrective action and a next step, with the day on which each was said. */
export interface Remedy {
  readonly corrective: Words | null;
  readonly next: Words | null;
}

/** The latest corrective action and next step of these updates. One day stands behind both where they were said together. */
export function remedyOf({ colour, latest }: Said, day: Day): Remedy {
  const entries = [latest, colour].filter((one) => one !== null);
  const corrective = entries.find(({ correctiveAction }) => correctiveAction !== null);
  const next = entries.find((one) => one.next !== null);
  if (corrective && corrective === next) {
    const words = `${withoutStop(corrective.correctiveAction ?? '')}. Next: ${corrective.next}`;
    return { corrective: dated(words, corrective, ['correctiveAction', 'next'], day), next: null };
  }
  return {
    corrective: corrective ? dated(corrective.correctiveAction ?? '', corrective, ['correctiveAction'], day) : null,
    next: next ? dated(`Next: ${next.next}`, next, ['next'], day) : null,
  };
}

/** The next step of an update as a part of a line: "Next step: Board on 3 July (update of 10 June 2024)"; null without one. */
export function nextStepWords(entry: LogEntry | null, day: Day): Words | null {
  return entry?.next ? dated(`Next step: ${entry.next}`, entry, ['next'], day) : null;
}

/**
 * The latest update in short, for a table of all actions, with a gap where a day in its words or its next step has passed. `day`
 * is null for work that is done, of which nobody asks what came of it.
 */
export function latestWords(entry: LogEntry | null, day: Day | null): Words {
  const words = updateWords(entry);
  const isPassed = (part: WordsOfUpdate) =>
    entry !== null && day !== null && hasPassedDay(entry, part, day.today, day.zone);
  const text = entry === null || words === null ? '' : `${words} (${longDate(entry.on)})`;
  return (text !== '' && isPassed('text')) || isPassed('next') ? [`${text} `, PASSED] : text;
}

/** The gap of an action that stands as not started although its update says that work goes on; null for any other. */
export function notStartedGap(action: Action, snapshot: Snapshot): Span | null {
  const update = updateOfBegunWork(action, snapshot);
  if (update === null) return null;
  return { gap: `recorded as not started, but rated ${update.rag} on ${longDate(update.on)}: say which is right` };
}
