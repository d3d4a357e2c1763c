/** The Department's decision on the notice in a paper, and what its letter goes on to ask for. */
import type { Readers } from '../../../core/files/report/readers.ts';
import { keptAsks, keptBy, keptDecisionLetter } from '../../../core/notice/letter/kept-asks.ts';
import type { Action, Notice } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import type { Span, Words } from '../../../ports/document.ts';
import { decidedWords } from '../../notice/decided.ts';
import { withoutStop } from './words.ts';

/**
 * The decision as a paper tells it, with what the Department goes on to ask for; null while none is recorded. `actions` are those
 * that may keep an ask, whose codes are named; null for readers who know no codes. The public is not told that nothing keeps an ask.
 */
export function decisionWords(notice: Notice, actions: readonly Action[] | null, readers: Readers): Words | null {
  const decided = decidedWords(notice);
  if (decided === null) return null;
  const spans = notice.decisionOutcome === 'replaced' ? newNoticeGap() : askSpans(notice, actions, readers);
  return spans.length === 0 ? decided : [`${decided} `, ...spans];
}

/** The notice that is reported on has been replaced, and the record does not have the new one yet. */
function newNoticeGap(): readonly Span[] {
  return [{ gap: 'what the new notice asks for: it has not been entered yet' }];
}

function askSpans(notice: Notice, actions: readonly Action[] | null, readers: Readers): readonly Span[] {
  const letter = keptDecisionLetter(notice);
  if (letter === null) {
    const day = notice.decisionLetterOn === null ? '' : ` of ${longDate(notice.decisionLetterOn)}`;
    return [{ gap: `anything that the letter${day} still asks the authority to do: the letter is not in the record` }];
  }
  const open = readers === 'public' ? '' : ' (no action covers it yet)';
  const asks = keptAsks(notice).map((ask) => {
    const keeps = actions === null ? undefined : keptBy(ask, actions);
    return `“${withoutStop(ask.text)}”${keeps ? ` (covered by ${keeps.code})` : open}`;
  });
  const isSure = letter.followOn.doubtful === null;
  if (asks.length === 0) return isSure ? [] : [{ gap: 'anything that the letter still asks the authority to do' }];
  const words = `In that letter the Department still asks for: ${asks.join('; ')}.`;
  return isSure ? [words] : [`${words} `, { gap: 'check these requests against the letter' }];
}
