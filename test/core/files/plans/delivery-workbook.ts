/**
 * A workbook of three sheets: real dates, merged workstreams and owners, milestones below their actions, measures with
 * baseline and target, and the number of a recommendation.
 */
import writeXlsx from 'write-excel-file/node';
import type { ExpectedRow } from './expected-row.ts';

const day = (text: string) => ({ value: new Date(`${text}T00:00Z`), type: Date, format: 'dd/mm/yyyy' }) as const;
const month = (text: string) => ({ value: new Date(`${text}T00:00Z`), type: Date, format: 'mmm-yy' }) as const;
const percent = (value: number) => ({ value, type: Number, format: '0%' }) as const;

/** The parts of a measure that the workbook does not say. */
const UNSAID = { targetOn: null, baselineOn: null, everyWeeks: null } as const;

/** The bytes of the workbook. */
export async function writeDeliveryWorkbook(): Promise<Uint8Array> {
  const cover = [['Stonebeck City Council'], ['Delivery plan, version 7'], ['Owner: Programme office']];
  const plan = [
    [{ value: 'Delivery plan', columnSpan: 11 }, ...Array(10).fill(null)],
    [],
    [
      'Workstream',
      'Action ID',
      'Action / milestone',
      'Responsible',
      'Recommendation',
      'Start',
      'End',
      'KPI',
      'Baseline',
      'Target',
      'RAG rating',
    ],
    [
      { value: 'Money', rowSpan: 4 },
      'M1',
      'Bring every budget holder under one scheme of control',
      { value: 'Director of Resources', rowSpan: 3 },
      'Rec 3',
      day('2024-02-01'),
      day('2024-11-29'),
      'Budgets with a named holder',
      percent(0.38),
      percent(1),
      'Amber',
    ],
    [null, 'M1.1', 'List of budget holders', null, null, null, day('2024-03-29'), null, null, null, 'Complete'],
    [null, 'M1.2', 'Training for each holder', null, null, null, month('2024-09-01'), null, null, null, 'Green'],
    [
      null,
      'M2',
      'Settle the claims with contractors',
      'Head of Legal; Director of Resources',
      'Rec 5',
      null,
      day('2025-01-31'),
      'Open claims',
      14,
      0,
      'Off track',
    ],
    [
      { value: 'Members', rowSpan: 2 },
      'B1',
      'Induct each new member within a month of election',
      'Monitoring Officer',
      null,
      day('2024-05-07'),
      '45450',
      null,
      null,
      null,
      'G',
    ],
    [
      null,
      'B2',
      'Review the members’ code',
      'Monitoring Officer',
      'Rec 1, Rec 2',
      null,
      'Summer 2025',
      null,
      null,
      null,
      'Not due',
    ],
  ];
  const lists = [
    ['RAG', 'Meaning'],
    ['Red', 'Late'],
    ['Amber', 'At risk'],
    ['Green', 'On time'],
  ];
  const file = writeXlsx([
    { data: cover, sheet: 'Cover' },
    { data: plan, sheet: 'Plan' },
    { data: lists, sheet: 'Lists' },
  ]);
  return new Uint8Array(await file.toBuffer());
}

export const WORKBOOK_ROWS: readonly ExpectedRow[] = [
  {
    planRef: 'M1',
    theme: 'Money',
    title: 'Bring every budget holder under one scheme of control',
    owner: 'Director of Resources',
    recommendations: ['3'],
    dueOn: '2024-11-29',
    rag: 'amber',
    milestones: [
      {
        ref: 'M1.1',
        title: 'List of budget holders',
        dueOn: '2024-03-29',
        isDone: true,
        doneOn: null,
        note: null,
        rag: null,
      },
      {
        ref: 'M1.2',
        title: 'Training for each holder',
        dueOn: '2024-09-30',
        isDone: false,
        doneOn: null,
        note: 'Green',
        rag: 'green',
      },
    ],
    measure: {
      title: 'Budgets with a named holder',
      unit: '%',
      baseline: 38,
      target: 100,
      ...UNSAID,
      better: 'higher',
    },
    asked: ['completedOn', 'milestone', 'target'],
    update: 'Start: 1 February 2024',
  },
  {
    planRef: 'M2',
    theme: 'Money',
    title: 'Settle the claims with contractors',
    owner: 'Head of Legal',
    deputy: 'Director of Resources',
    recommendations: ['5'],
    dueOn: '2025-01-31',
    measure: { title: 'Open claims', unit: '', baseline: 14, target: 0, ...UNSAID, better: 'lower' },
    asked: ['rag', 'target'],
  },
  {
    planRef: 'B1',
    theme: 'Members',
    title: 'Induct each new member within a month of election',
    owner: 'Monitoring Officer',
    dueOn: '2024-06-07',
    rag: 'green',
    update: 'Start: 7 May 2024',
  },
  {
    planRef: 'B2',
    theme: 'Members',
    title: 'Review the members’ code',
    owner: 'Monitoring Officer',
    recommendations: ['1', '2'],
    status: 'not_started',
    update: 'End: Summer 2025',
    gaps: ['due'],
  },
];
