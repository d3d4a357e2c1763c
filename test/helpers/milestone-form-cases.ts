/** The forms that edit an action, and those about milestones and checks, for the list of every form. */
import type { FormCase } from './form-cases.ts';

const due = { due: { theirs: 'due E1-01 5 July because of the Board' } };
const MILESTONE = 'owner: add milestone E1-01 "Values agreed" by 25 June';

export const MILESTONE_FORM_CASES: readonly FormCase[] = [
  {
    command: 'edit',
    before: ['edit E1-01 every 4 weeks'],
    opens: 'edit E1-01',
    shows: {
      title: { theirs: 'edit E1-01 title "Their words"', mine: 'My words' },
      level: { theirs: 'edit E1-01 level joint', mine: 'member' },
      every: { theirs: 'edit E1-01 every 6 weeks', mine: '8' },
      ref: { theirs: 'edit E1-01 ref 34', mine: '35' },
      theme: { theirs: 'edit E1-01 theme "Their theme"', mine: 'My theme' },
    },
  },
  {
    command: 'add milestone',
    opens: 'add milestone E1-01',
    with: { title: 'My milestone', by: '2024-06-25' },
    shows: due,
  },
  {
    command: 'due',
    before: [MILESTONE],
    opens: 'due E1-01a',
    with: { on: '2024-06-26' },
    shows: { due: { theirs: 'due E1-01a 27 June' }, actionDue: due.due },
  },
  {
    command: 'edit',
    before: [MILESTONE],
    opens: 'edit E1-01a',
    shows: { title: { theirs: 'edit E1-01a title "Their words"', mine: 'My words' } },
  },
  {
    command: 'add check',
    before: ['owner: done E1-01', 'confirm E1-01'],
    opens: 'add check E1-01',
    with: { by: '2024-07-25' },
    shows: {},
  },
];
