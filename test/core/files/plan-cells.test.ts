/** Single cells of plans: people, statuses, rhythms, figures. */
import { describe, expect, test } from 'vitest';
import { readFigure, readMeasure, readRecommendations } from '../../../src/core/files/plan-figures.ts';
import { readPeopleCell } from '../../../src/core/files/plan-people.ts';
import { readRhythm } from '../../../src/core/files/plan-rhythm.ts';
import { readStatusCell, statusOfProgress } from '../../../src/core/files/plan-status.ts';

describe('people cells of a plan', () => {
  test.each([
    ['s151 / Head of Finance', ['s151', 'Head of Finance']],
    ['MO and CEX', ['MO', 'CEX']],
    ['Chief Executive, Section 151 Officer', ['Chief Executive', 'Section 151 Officer']],
    ['Head of HR; Director of People', ['Head of HR', 'Director of People']],
    ['Head of HR\nDirector of People', ['Head of HR', 'Director of People']],
    ['Director of Law and Governance', ['Director of Law and Governance']],
    [
      'Director of Planning and Environment and Head of Planning',
      ['Director of Planning and Environment', 'Head of Planning'],
    ],
    ['Head of Policy & Performance', ['Head of Policy & Performance']],
    ['Jo Smith & Ann O’Neill', ['Jo Smith', 'Ann O’Neill']],
    ['Jo Smith, Head of Legal', ['Jo Smith, Head of Legal']],
    ['Jo Smith, Commercial Director', ['Jo Smith, Commercial Director']],
    ['Portfolio Holder, Finance', ['Portfolio Holder, Finance']],
    ['Procurement Lead (interim)', ['Procurement Lead (interim)']],
    ['Head of Legal (lead), Head of HR (support)', ['Head of Legal', 'Head of HR']],
    ['Digital Team/Head of Communications', ['Digital Team', 'Head of Communications']],
    ['Monitoring Officer supported by Head of HR', ['Monitoring Officer', 'Head of HR']],
    ['TBC', []],
    ['All', []],
    ['Vacant', []],
    ['TBC / Head of HR', ['Head of HR']],
    ['', []],
  ])('%s names the right people', (cell, names) => {
    expect(readPeopleCell(cell)).toEqual({ names, doubt: null });
  });

  test.each(['Director of Finance and Section 151 Officer', 'HR/OD Lead', 'Smith, John'])(
    '%s may be one person or two and is asked about',
    (cell) => {
      expect(readPeopleCell(cell).doubt?.options).toHaveLength(2);
    },
  );
});

/** A status cell in short. */
function statusIn(cell: string): string {
  const read = readStatusCell(cell);
  if (read === null) return 'nothing';
  if ('question' in read) return 'asked';
  return [read.status, read.rag, read.isOngoing ? 'ongoing' : null].filter(Boolean).join(' ');
}

describe('status cells of a plan', () => {
  test.each([
    ['Complete', 'complete'],
    ['Delivered', 'complete'],
    ['Blue', 'complete'],
    ['Closed – report to Audit Committee', 'complete'],
    ['Complete – awaiting sign-off', 'asked'],
    ['Not complete', 'asked'],
    ['Not achieved', 'asked'],
    ['Partially complete', 'in_progress'],
    ['In progress - on track', 'in_progress green'],
    ['On-track', 'green'],
    ['Off-track', 'asked'],
    ['Overdue', ''],
    ['At risk', 'asked'],
    ['A', 'amber'],
    ['Amber – trainer to be found', 'amber'],
    ['Amber/Green', 'asked'],
    ['🟢', 'green'],
    ['Grey', 'asked'],
    ['Not due', 'not_started'],
    ['0%', 'not_started'],
    ['60%', 'in_progress'],
    ['100%', 'asked'],
    ['Ongoing', 'ongoing'],
    ['Superseded', 'asked'],
    ['On hold', 'blocked'],
    ['Not started / Under way', 'asked'],
    ['In progress / Delivered', 'asked'],
    ['Being delivered', 'in_progress'],
    ['Not yet commenced', 'not_started'],
    ['Purple monkey', 'asked'],
    ['', 'nothing'],
  ])('%s is read as %s', (cell, expected) => {
    expect(statusIn(cell)).toBe(expected);
  });

  test('words of progress state a status only when they say nothing else', () => {
    const texts = [
      'Achieved',
      'Achieved in two of five areas',
      'Not achieved.',
      'Not started: begins in May',
      'Complete',
    ];
    expect(texts.map((text) => statusOfProgress(text)?.status ?? null)).toEqual([
      'complete',
      null,
      null,
      'not_started',
      'complete',
    ]);
  });
});

describe('figures of a plan', () => {
  test('a figure is read with its unit, and words are not', () => {
    expect(['38%', '£4.2m', '1,250', '14 days', 'about 40', 'Low'].map(readFigure)).toEqual([
      { value: 38, unit: '%' },
      { value: 4.2, unit: '£m' },
      { value: 1250, unit: '' },
      { value: 14, unit: 'days' },
      null,
      null,
    ]);
  });

  test('a baseline and a target in different units are not taken as figures of one measure', () => {
    expect(readMeasure('Answered in time', '38%', '20 days', '')).toMatchObject({ baseline: null, target: null });
  });

  test('a cell of recommendations is read as its numbers or as its words', () => {
    expect(['Rec 3', 'R1, R2 and 4', '2.1', 'Review company governance', 'N/A'].map(readRecommendations)).toEqual([
      ['3'],
      ['1', '2', '4'],
      ['2.1'],
      ['Review company governance'],
      [],
    ]);
  });

  test.each([
    ['Every 3 months', 13],
    ['Six-monthly', 26],
    ['fortnightly', 2],
    ['Each quarter', 13],
    ['Bi-annual', null],
    ['Ongoing', null],
  ])('%s gives the right rhythm in weeks', (text, weeks) => {
    expect(readRhythm(text)).toEqual({ everyWeeks: weeks, isWhole: true });
  });
});
