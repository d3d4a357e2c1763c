/** The forms about meetings, contact, milestones and checks, for the list of every form. */
import type { FormCase } from './form-cases.ts';
import { MILESTONE_FORM_CASES } from './milestone-form-cases.ts';

const BODY = 'role "Improvement Board" officer';

export const MEETING_FORM_CASES: readonly FormCase[] = [
  {
    command: 'add meeting',
    before: [BODY],
    opens: 'add meeting',
    with: { body: 'Improvement Board', on: '3 July and 17 July', to: 'E1' },
    shows: {},
  },
  {
    command: 'met',
    before: [BODY, 'add meeting "Improvement Board" on 3 July'],
    opens: 'met',
    with: { body: 'Improvement Board', on: '2024-06-14' },
    shows: {},
  },
  ...MILESTONE_FORM_CASES,
];
