/** Words of a letter about what comes later, came before or is decided, which are neither its term nor its asks. */
import { describe, expect, test } from 'vitest';
import { readLetter } from '../../../src/core/notice/letter/letter.ts';
import { notice } from './letter-of.ts';

const UNTIL = 'This Notice will be in force until 31 October 2025.';

describe('terms', () => {
  test.each([
    'If concerns remain, a further Notice may be issued for a period of six months.',
    'Should progress stall, the Notice could be extended for six months.',
    'Another Notice might then be issued for a period of one year.',
  ])('“%s” gives this notice no term', (more) => {
    const reading = notice({ term: UNTIL, more });
    expect(reading).toMatchObject({ termMonths: { value: null }, suggestedExpiry: null });
    expect(reading.expiresOn).toMatchObject({ value: '2025-10-31', doubtful: null });
  });

  test.each(['It will lapse automatically after twelve months.', 'The Notice expires after 12 months.'])(
    '“%s” is the term',
    (term) => {
      expect(notice({ term }).termMonths).toMatchObject({ value: 12, doubtful: null });
    },
  );

  test('the date beside the salutation is the date of the letter, and “today” has no date from elsewhere in its sentence', () => {
    const body =
      'The Minister is today, after the report published on 8 May 2025, issuing Eastmoor Borough Council with a Best Value Notice.';
    const dated = readLetter(`Dear Chief Executive,                     2 July 2025\n\n${body}`);
    expect(dated.letterOn).toMatchObject({ value: '2025-07-02', doubtful: null });
    const undated = readLetter(`Dear Chief Executive,\n\n${body}`);
    expect(undated.letterOn.value === null || undated.letterOn.doubtful !== null).toBe(true);
  });

  test('a term that does not agree with the stated expiry is in doubt as the expiry is', () => {
    const reading = notice({ term: 'This Notice will remain in place for six months and expire on 3 March 2026.' });
    expect(reading.termMonths).toMatchObject({ value: 6, doubtful: expect.stringContaining('do not agree') });
  });
});

describe('levels', () => {
  test.each([
    'publish a plan that the Leader and the Chief Executive own',
    'agree with group leaders how committees work',
    'show how the Mayor and the Cabinet oversee the companies',
    'train the chairs of scrutiny',
  ])('“%s” may be for members', (text) => {
    const reading = notice({ points: [`• ${text};`, '• publish accounts.'] });
    expect(reading.expectations.value[0]?.level.doubtful).toContain('members');
    expect(reading.expectations.value[1]?.level).toMatchObject({ value: 'officer', doubtful: null });
  });
});

describe('lists', () => {
  test('a numbered paragraph that leads in to the next ones is no expectation', () => {
    const points = [
      '2.1 The Minister expects the Authority to put the following in place:',
      '2.2 An improvement board.',
      '2.3 A savings plan, which must:\n   a) be costed; and\n   b) be published.',
      '2.4 Meetings each quarter.',
    ];
    const reading = notice({ leadIn: '', points: [points.join('\n\n')] });
    const texts = reading.expectations.value.map(({ text }) => text);
    expect(texts).toHaveLength(3);
    expect(texts[0]).toMatch(/^An improvement board/);
  });
});

describe('lead-ins', () => {
  test.each([
    'The following are needed for the Council to give assurance:',
    'We consider the steps below necessary, and need the Council to take them:',
  ])('“%s” asks', (leadIn) => {
    expect(notice({ leadIn }).expectations.value).toHaveLength(3);
  });

  test('a list of what somebody else should do is in doubt', () => {
    const reading = notice({ leadIn: 'The board, set up in May by the Minister and the auditor, should:' });
    expect(reading.expectations.doubtful).not.toBeNull();
  });
});

describe('the ends of lists and the reports of others', () => {
  const LEAD = 'The Department expects the Council to:';

  test('a list of what auditors concluded is no list of expectations', () => {
    const opening =
      'This Best Value Notice is issued to Eastmoor Borough Council. Its auditors concluded that the Council must:\n\n- close its accounts; and\n- fill its posts.';
    const reading = notice({ opening });
    expect(reading.expectations).toMatchObject({ value: { length: 3 }, doubtful: null });
  });

  test('the number of the next section ends a list of bullets', () => {
    const reading = notice({
      leadIn: `2. Expectations\n\n${LEAD}`,
      term: '3. Term\n\nThe Notice remains in place for a year.',
    });
    expect(reading.expectations).toMatchObject({ value: { length: 3 }, doubtful: null });
  });

  test('a heading behind points without marks is no point', () => {
    const points = ['Accounts\nPublish accounts by June 2025.', 'Posts\nFill the posts.', 'What comes next'];
    const reading = notice({ leadIn: LEAD, points: [points.join('\n\n')] });
    expect(reading.expectations.value).toHaveLength(2);
  });

  test('members and officers with words between them are for both', () => {
    const points = ['• agree how elected members and the senior officers work;', '• publish it.'];
    expect(notice({ points }).expectations.value[0]?.level).toMatchObject({ value: 'joint', doubtful: null });
  });

  test('a letter that issues no notice leaves the issue date in doubt', () => {
    const reading = notice({
      opening: 'Eastmoor Borough Council has had a Best Value Notice.',
      points: [],
      leadIn: 'Thank you.',
      term: 'Goodbye.',
    });
    expect(reading.issuedOn.doubtful).not.toBeNull();
  });
});

describe('closure letters', () => {
  const closure = (more: string) =>
    notice({
      opening: `The Department issued a Best Value Notice to Eastmoor Borough Council on 3 March 2024.`,
      leadIn: 'I ask that the Council:',
      points: ['• reports every six months; and', '• publishes its accounts.'],
      term: 'The Notice will not be renewed.',
      more,
    });
  const KEPT = ['reports every six months', 'publishes its accounts'];

  test.each([
    'The Notice asked the Council to:\n\n1. agree a plan; and\n2. fill its posts.',
    'In 2024 the Department expected the Council to:\n\n1. agree a plan; and\n2. fill its posts.',
    'Ministers have concluded that the Notice should lapse, and it will not be renewed.',
    'The Department may issue another Notice should concerns arise.',
  ])('“%s” asks for nothing more', (more) => {
    expect(closure(more).followOn.value.map(({ text }) => text)).toEqual(KEPT);
  });
});
