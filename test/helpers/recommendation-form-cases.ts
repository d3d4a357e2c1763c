/** The forms of recommendations, of updates and of striking, for the list of all forms. */
import type { FormCase } from './form-cases.ts';

const MONITOR = 'Section 151 Officer';
const CHAIR = 'Independent Chair';
const RECOMMENDED = [
  'role "Improvement Board" officer',
  'add recommendation "Train members" from "Improvement Board" on 17 June',
];

export const RECOMMENDATION_FORMS: readonly FormCase[] = [
  { command: 'update', opens: 'update', shows: {} },
  { command: 'strike', opens: 'strike', shows: {} },
  { command: 'add recommendation', opens: 'add recommendation', shows: {} },
  {
    command: 'edit recommendation',
    before: [
      ...RECOMMENDED,
      'role "Audit Committee" officer',
      'role "Scrutiny Panel" officer',
      'add expectation "Partnership"',
    ],
    opens: 'edit recommendation R1',
    shows: {
      title: { theirs: 'edit recommendation R1 title "Their title"', mine: 'My title' },
      text: { theirs: 'edit recommendation R1 text "Their words."', mine: 'My words.\nIn two lines.' },
      on: { theirs: 'edit recommendation R1 on 18 June', mine: '2024-06-19' },
      from: { theirs: 'edit recommendation R1 from "Audit Committee"', mine: 'Scrutiny Panel' },
      to: { theirs: 'edit recommendation R1 to E1', mine: 'E2' },
      level: { theirs: 'edit recommendation R1 level joint', mine: 'member' },
      by: { theirs: 'edit recommendation R1 by 10 July', mine: '2024-07-12' },
      sro: { theirs: `edit recommendation R1 sro "${MONITOR}"`, mine: CHAIR },
    },
  },
  {
    command: 'update',
    before: RECOMMENDED,
    opens: 'update R1',
    with: { response: 'accepted', text: 'We will.' },
    shows: { standing: { theirs: 'update R1 partly accepted "We will do half of it."' } },
  },
];
