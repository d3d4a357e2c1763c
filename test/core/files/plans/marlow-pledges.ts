/** Pledges without numbers: section rows as themes, line breaks and hard spaces in the headings, and a colour in words. */
import type { ExpectedRow } from './expected-row.ts';

export const PLEDGES = `Our pledges to residents 2024-2026,,,,,,
,,,,,,
"What
will we do?",Who by?,"By
when?",How\u00a0will we know?,RAG,Original target date,Notes
Priority 1: A council that lives within its means,,,,,,
Sell the old depot,Head of Property,Mar 25,Receipt in the accounts,Green,,Agent appointed
"Cut the use of agency staff, service by service",Director of People & Head of HR,Feb-24,Fewer than 40 agency staff,Red,31 December 2023,"Two services left;
both have a plan."
Report savings to Cabinet,Section 151 Officer,Quarterly,,Green,,
Priority 2: A council that listens,,,,,,
Answer complaints in time,Complaints Manager,Ongoing,95% within 20 days,Amber/Green,,
Publish a list of all contracts,Procurement Lead (interim),end of September 2024,Register on the website,Blue,,
Invite residents to a panel,"Head of Communications
Chief Executive",31/11/2024,Minutes of the panel,Not started,,
Agree a new petition scheme,Democratic Services,2024/25,,,,
Review the website,Digital Team/Head of Communications,TBC,,Grey,,
`;

const [MEANS, LISTENS] = ['Priority 1: A council that lives within its means', 'Priority 2: A council that listens'];

export const PLEDGE_ROWS: readonly ExpectedRow[] = [
  {
    theme: MEANS,
    title: 'Sell the old depot',
    owner: 'Head of Property',
    dueOn: '2025-03-31',
    evidenceRequired: 'Receipt in the accounts',
    rag: 'green',
    update: 'Agent appointed',
  },
  {
    theme: MEANS,
    title: 'Cut the use of agency staff, service by service',
    owner: 'Director of People',
    deputy: 'Head of HR',
    originalDueOn: '2023-12-31',
    dueOn: '2024-02-29',
    evidenceRequired: 'Fewer than 40 agency staff',
    rag: 'red',
    update: 'Two services left;\nboth have a plan.',
  },
  {
    theme: MEANS,
    title: 'Report savings to Cabinet',
    owner: 'Section 151 Officer',
    kind: 'ongoing',
    everyWeeks: 13,
    rag: 'green',
  },
  {
    theme: LISTENS,
    title: 'Answer complaints in time',
    owner: 'Complaints Manager',
    kind: 'ongoing',
    evidenceRequired: '95% within 20 days',
    asked: ['everyWeeks', 'rag'],
  },
  {
    theme: LISTENS,
    title: 'Publish a list of all contracts',
    owner: 'Procurement Lead (interim)',
    dueOn: '2024-09-30',
    evidenceRequired: 'Register on the website',
    status: 'complete',
  },
  {
    theme: LISTENS,
    title: 'Invite residents to a panel',
    owner: 'Head of Communications',
    deputy: 'Chief Executive',
    evidenceRequired: 'Minutes of the panel',
    status: 'not_started',
    asked: ['due'],
  },
  { theme: LISTENS, title: 'Agree a new petition scheme', owner: 'Democratic Services', dueOn: '2025-03-31' },
  {
    theme: LISTENS,
    title: 'Review the website',
    owner: 'Digital Team',
    deputy: 'Head of Communications',
    gaps: ['due'],
    asked: ['rag'],
  },
];
