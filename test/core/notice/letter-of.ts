/** Makes short letters that differ from a plain notice in a few sentences. */
import { readLetter } from '../../../src/core/notice/letter/letter.ts';

export const POINTS = ['• agree an improvement plan;', '• publish it; and', '• report to Council.'];

/** A notice with other sentences in places of the usual ones; `more` stands behind the points. */
export function notice(
  given: { opening?: string; leadIn?: string; points?: readonly string[]; term?: string; more?: string } = {},
) {
  const {
    opening = 'The Minister has decided to issue Eastmoor Borough Council (“the Authority”) with this Best Value Notice.',
    leadIn = 'The Department expects the Authority to:',
    points = POINTS,
    term = 'This Notice will remain in place for twelve months.',
    more = 'A copy of this letter will be published.',
  } = given;
  const head =
    'Ministry of Housing, Communities and Local Government\n\nChief Executive\nEastmoor Borough Council\n\n3 March 2025';
  return readLetter(
    [head, 'Dear Chief Executive', opening, leadIn, points.join('\n'), term, more, 'Yours sincerely'].join('\n\n'),
  );
}
