/** The status and expiry of notices, on the dates of real ones. */
import { describe, expect, test } from 'vitest';
import {
  awaitingSince,
  daysLeft,
  isUndecided,
  noticeStatus,
  suggestedExpiry,
} from '../../../src/core/notice/notice.ts';
import { DECISIONS } from '../../../src/core/record/model.ts';
import { notice as noticeOf } from '../../helpers/record.ts';

const notice = noticeOf();

test.each([
  ['2024-01-30', 6, '2024-07-30'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2023-08-31', 6, '2024-02-29'],
  ['2024-08-30', 6, '2025-02-28'],
  ['2023-08-03', 12, '2024-08-03'],
])('a notice issued on %s for %i months probably expires on %s', (issuedOn, months, expiresOn) => {
  expect(suggestedExpiry(issuedOn, months)).toBe(expiresOn);
});

test.each([
  ['2024-01-30', 'in_force', 182],
  ['2024-07-30', 'in_force', 0],
  ['2024-07-31', 'awaiting_decision', -1],
  ['2024-09-09', 'awaiting_decision', -41],
  ['2026-01-01', 'awaiting_decision', -520],
] as const)('on %s an undecided notice is %s, with %i days left', (today, status, left) => {
  expect(noticeStatus(notice, today)).toBe(status);
  expect(daysLeft(notice, today)).toBe(left);
  expect(isUndecided(notice)).toBe(true);
});

describe.each(DECISIONS)('the decision %s', (decisionOutcome) => {
  const decided = { ...notice, decisionOutcome };
  test('a recorded decision is the status, before and after the expiry date', () => {
    expect(noticeStatus(decided, '2024-05-01')).toBe(decisionOutcome);
    expect(noticeStatus(decided, '2024-09-09')).toBe(decisionOutcome);
    expect(isUndecided(decided)).toBe(false);
  });
});

test('a notice awaits the decision from the day after the expiry date', () => {
  expect(awaitingSince(notice)).toBe('2024-07-31');
  expect(awaitingSince({ ...notice, expiresOn: '2024-12-31' })).toBe('2025-01-01');
});
