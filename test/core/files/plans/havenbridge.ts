/** A tracker with semicolons, a title above its header, posts in short, a revised date and dates as people write them. */
import type { ExpectedRow } from './expected-row.ts';

export const HAVENBRIDGE = `sep=;
Havenbridge Borough Council;;;;;;;;;;
Improvement and recovery plan – action tracker;;;;;;;;;;
Position at 14 June 2024;;;;;;;;;;
;;;;;;;;;;
Ref;Workstream;Action required;Lead officer;Lead Councillor;Date for delivery;Revised date;Status;Commentary;Success measure;Risk ref
1;Finance;Set out a medium-term plan that closes the gap of £4.2m;s151 / Head of Finance;Cabinet Member for Finance;June 2024;30/09/24;In progress;"First draft with the board.
Second draft in July.";Plan approved by Full Council;R4
2;;Review every capital scheme;Director of Place;;Q2 2024/25;;Not started;;A decision for each scheme;
3;;Publish the accounts of 2021/22;s151;Cabinet Member for Finance;31/05/2024;;Complete;Published on 28 May.;Accounts on the website;R4
4;Governance;Train all members of the audit committee;MO and Head of Democratic Services;Chair of Audit;w/c 8 July 2024;;Amber – trainer to be found;;Attendance list;
5;;Hold a meeting of the three statutory officers;CEX;;Monthly;;Ongoing;;Notes of each meeting;
6;;Agree a new scheme of delegation;TBC;;Autumn 2024;;Not started;;;
7;Culture;Ask all staff how it is to work here;All;;ASAP;;;;;
8;;Appoint a permanent Director of Resources;Vacant;;Done (March 2024);;Done;;Contract signed;
9;;Write down when reserves may be used;Chief Executive, Section 151 Officer;;31.03.25;;On track;;;
10;;Ask the peers back;Chief Executive;;Q3;;;;;
11;;Close the shared service;Director of Place;;30 June 2024;;Superseded;Part of action 2 now.;;
`;

const theme = { finance: 'Finance', governance: 'Governance', culture: 'Culture' } as const;

export const HAVENBRIDGE_ROWS: readonly ExpectedRow[] = [
  {
    planRef: '1',
    theme: theme.finance,
    title: 'Set out a medium-term plan that closes the gap of £4.2m',
    owner: 's151',
    deputy: 'Head of Finance',
    level: 'joint',
    originalDueOn: '2024-06-30',
    dueOn: '2024-09-30',
    status: 'in_progress',
    evidenceRequired: 'Plan approved by Full Council',
    update:
      'First draft with the board.\nSecond draft in July.\nLead Councillor: Cabinet Member for Finance\nRisk ref: R4',
  },
  {
    planRef: '2',
    theme: theme.finance,
    level: 'officer',
    title: 'Review every capital scheme',
    owner: 'Director of Place',
    asked: ['due'],
    status: 'not_started',
    evidenceRequired: 'A decision for each scheme',
  },
  {
    planRef: '3',
    theme: theme.finance,
    title: 'Publish the accounts of 2021/22',
    owner: 's151',
    level: 'joint',
    dueOn: '2024-05-31',
    status: 'complete',
    evidenceRequired: 'Accounts on the website',
    update: 'Published on 28 May.\nLead Councillor: Cabinet Member for Finance\nRisk ref: R4',
  },
  {
    planRef: '4',
    theme: theme.governance,
    title: 'Train all members of the audit committee',
    owner: 'MO',
    deputy: 'Head of Democratic Services',
    level: 'joint',
    dueOn: '2024-07-12',
    rag: 'amber',
    evidenceRequired: 'Attendance list',
    update: 'Status: Amber – trainer to be found\nLead Councillor: Chair of Audit',
  },
  {
    planRef: '5',
    theme: theme.governance,
    level: 'officer',
    title: 'Hold a meeting of the three statutory officers',
    owner: 'CEX',
    kind: 'ongoing',
    everyWeeks: 4,
    evidenceRequired: 'Notes of each meeting',
  },
  {
    planRef: '6',
    theme: theme.governance,
    level: 'officer',
    title: 'Agree a new scheme of delegation',
    status: 'not_started',
    gaps: ['owner', 'due'],
    update: 'Date for delivery: Autumn 2024',
  },
  {
    planRef: '7',
    theme: theme.culture,
    level: 'officer',
    title: 'Ask all staff how it is to work here',
    gaps: ['owner', 'due'],
    update: 'Date for delivery: ASAP',
  },
  {
    planRef: '8',
    theme: theme.culture,
    level: 'officer',
    title: 'Appoint a permanent Director of Resources',
    status: 'complete',
    completedOn: '2024-03-31',
    evidenceRequired: 'Contract signed',
    update: 'Date for delivery: Done (March 2024)',
    gaps: ['owner'],
  },
  {
    planRef: '9',
    theme: theme.culture,
    level: 'officer',
    title: 'Write down when reserves may be used',
    owner: 'Chief Executive',
    deputy: 'Section 151 Officer',
    dueOn: '2025-03-31',
    rag: 'green',
  },
  {
    planRef: '10',
    theme: theme.culture,
    level: 'officer',
    title: 'Ask the peers back',
    owner: 'Chief Executive',
    asked: ['due'],
  },
  {
    planRef: '11',
    theme: theme.culture,
    level: 'officer',
    title: 'Close the shared service',
    owner: 'Director of Place',
    dueOn: '2024-06-30',
    asked: ['status'],
    update: 'Part of action 2 now.',
  },
];
