/** A pasted letter is recognised by its own signs, and nothing that officers write to the bot passes for one. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { looksLikeLetter } from '../../../src/core/notice/letter/recognise.ts';

const FOLDER = new URL('./letters/', import.meta.url);
const LONG =
  'The group met twice, agreed the draft with the finance team and asked the auditors for their view. '.repeat(6);

describe('a letter of the Department', () => {
  test.each(readdirSync(FOLDER))('%s is recognised, also without its empty lines', (file) => {
    const text = readFileSync(new URL(file, FOLDER), 'utf8');
    expect(looksLikeLetter(text)).toBe(true);
    expect(looksLikeLetter(text.replaceAll(/\s*\n\s*/g, '\n'))).toBe(true);
  });

  test('a letterhead with the sender and the day stands for a greeting', () => {
    const text = `Ministry of Housing, Communities and Local Government\n3 March 2025\n\nBest Value Notice: Eastmoor\n\n${LONG}The Council should agree a plan.`;
    expect(looksLikeLetter(text)).toBe(true);
  });
});

describe('other texts', () => {
  test.each([
    ['a short message', 'Dear Sam, the Minister issued a Best Value Notice on 3 March 2025. Yours sincerely'],
    ['a long update', `E1-02 is amber. ${LONG}The Best Value Notice of 3 March 2025 expects it by May.`],
    ['a mail to colleagues', `Dear all, ${LONG}The Minister asked about the Best Value Notice on 3 March 2025.`],
    ['a letter about something else', `Dear Chief Executive, ${LONG}The Minister expects a plan. Yours sincerely`],
  ])('%s is no letter of the Department', (_, text) => {
    expect(looksLikeLetter(text)).toBe(false);
  });
});
