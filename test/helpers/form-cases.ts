/**
 * Every form of the bot with the values of the record that it shows, and the lines by which somebody else changes each of
 * them meanwhile. A test holds the list to the commands, so that no form can be left out.
 */

import { MEETING_FORM_CASES } from './meeting-form-cases.ts';
import { RECOMMENDATION_FORMS } from './recommendation-form-cases.ts';

/** A value that a form shows. `theirs` is a line that changes it; `mine` the value that the sender puts into its field. */
export interface ShownValue {
  readonly theirs: string;
  /** Absent for a fact that stands above the fields. */
  readonly mine?: string;
}

/** A form as it is opened and sent. Lines that begin with “owner:” are typed by the owner, all others by a programme lead. */
export interface FormCase {
  readonly command: string;
  /** The moment at which the form is used, where that matters. */
  readonly at?: string;
  readonly before?: readonly string[];
  /** The line that opens it, or the line whose answer has the button for it. */
  readonly opens: string;
  readonly button?: string;
  /** Fields that are filled in besides the changed one. */
  readonly with?: Readonly<Record<string, string>>;
  readonly shows: Readonly<Record<string, ShownValue>>;
}

const MONITOR = 'Section 151 Officer';
const CHAIR = 'Independent Chair';

/** Lines that name two more people than the programmes of the tests have. */
export const MORE_PEOPLE = [`role "${MONITOR}" officer`, `role "${CHAIR}" officer`];

const because = 'The Board asked for it.';
const NEW_LETTER = 'issued 20 June 2024 for 6 months authority "Example Council"';
const REPLACED = { theirs: `notice replace ${NEW_LETTER}` };
const LAPSED = 'notice decision lapsed on 31 July 2024 link https://example.org/a until 31 December 2024';
const AFTER_EXPIRY = '2024-08-05 10:00';

/** The values of the record that an action's form shows when somebody decides on its status. */
const status = (theirs: string) => ({ status: { theirs } });
const proposed = { proposed: { theirs: 'owner: due E1-01 11 July because of the holidays' } };
const due = { due: { theirs: 'due E1-01 5 July because of the Board' } };
const PROPOSAL = 'owner: due E1-01 10 July because of the supplier';

export const FORM_CASES: readonly FormCase[] = [
  { command: 'due', opens: 'due E1-01', with: { on: '2024-07-12', because }, shows: due },
  {
    command: 'due',
    before: [PROPOSAL],
    opens: 'due E1-01',
    with: { on: '2024-07-12', because },
    shows: { ...due, ...proposed },
  },
  { command: 'refuse', before: [PROPOSAL], opens: 'refuse E1-01', with: { because }, shows: { ...due, ...proposed } },
  { command: 'block', opens: 'block E1-02', with: { because }, shows: status('owner: start E1-02') },
  { command: 'withdraw', opens: 'withdraw E1-02', with: { because }, shows: status('owner: start E1-02') },
  {
    command: 'return',
    before: ['owner: done E1-01'],
    opens: 'return E1-01',
    with: { because },
    shows: status('confirm E1-01'),
  },
  {
    command: 'reopen',
    before: ['withdraw E1-02 because it was entered twice'],
    opens: 'reopen E1-02',
    with: { because },
    shows: status('reopen E1-02 because it was not'),
  },
  ...MEETING_FORM_CASES,
  { command: 'notice letter', opens: 'notice letter', shows: {} },
  { command: 'report', opens: 'report', shows: {} },
  {
    command: 'edit expectation',
    opens: 'edit expectation E1',
    shows: {
      title: { theirs: 'edit expectation E1 title "Their title"', mine: 'My title' },
      text: { theirs: 'edit expectation E1 text "Their letter."', mine: 'My letter.\nIn two lines.' },
      level: { theirs: 'edit expectation E1 level joint', mine: 'member' },
      sro: { theirs: `edit expectation E1 sro "${MONITOR}"`, mine: CHAIR },
    },
  },
  ...RECOMMENDATION_FORMS,
  {
    command: 'assign',
    opens: 'assign E1-01',
    with: { person: CHAIR },
    shows: { holder: { theirs: `assign E1-01 "${MONITOR}"` } },
  },
  {
    command: 'assign',
    opens: 'assign E1',
    with: { person: CHAIR },
    shows: { holder: { theirs: `assign E1 "${MONITOR}"` } },
  },
  {
    command: 'notice edit',
    opens: 'notice edit',
    with: { because },
    shows: {
      notice: REPLACED,
      issued: { theirs: 'notice edit issued 29 January 2024 because of the letter', mine: '2024-01-31' },
      months: { theirs: 'notice edit for 7 months because of the letter', mine: '8' },
      department: { theirs: 'notice edit department "Their Department" because of the letter', mine: 'My Department' },
      authority: { theirs: 'notice edit authority "Their Council" because of the letter', mine: 'My Council' },
    },
  },
  {
    command: 'notice edit',
    at: AFTER_EXPIRY,
    before: [LAPSED],
    opens: 'notice edit',
    with: { because },
    shows: {
      notice: { theirs: `notice new issued 1 August 2024 for 6 months authority "Example Council"` },
      issued: { theirs: 'notice edit issued 29 January 2024 because of the letter', mine: '2024-01-31' },
      months: { theirs: 'notice edit for 7 months because of the letter', mine: '8' },
      department: { theirs: 'notice edit department "Their Department" because of the letter', mine: 'My Department' },
      authority: { theirs: 'notice edit authority "Their Council" because of the letter', mine: 'My Council' },
      until: { theirs: 'notice edit until 30 November 2024 because of the letter', mine: '2024-10-31' },
    },
  },
  {
    command: 'notice confirm',
    opens: 'notice',
    button: 'Confirm another date',
    shows: { notice: REPLACED, on: { theirs: 'notice confirm 29 July 2024', mine: '2024-07-31' } },
  },
  {
    command: 'notice decision',
    at: AFTER_EXPIRY,
    before: [LAPSED],
    opens: 'notice decision',
    with: { because },
    shows: {
      notice: { theirs: 'notice new issued 1 August 2024 for 6 months authority "Example Council"' },
      outcome: {
        theirs: 'notice decision escalated on 31 July 2024 link https://example.org/a because of the letter',
        mine: 'withdrawn',
      },
      on: {
        theirs: 'notice decision lapsed on 1 August 2024 link https://example.org/a because of the letter',
        mine: '2024-08-02',
      },
      link: {
        theirs: 'notice decision lapsed on 31 July 2024 link https://example.org/b because of the letter',
        mine: 'https://example.org/c',
      },
      until: { theirs: 'notice edit until 30 November 2024 because of the letter', mine: '2024-10-31' },
    },
  },
  {
    command: 'notice replace',
    opens: 'notice replace',
    with: { issued: '2024-06-21', months: '6', carry: 'yes' },
    shows: {
      notice: REPLACED,
      authority: { theirs: 'notice edit authority "Their Council" because of the letter', mine: 'My Council' },
    },
  },
  {
    command: 'schedule',
    opens: 'schedule',
    shows: {
      day: { theirs: 'schedule Tuesday 09:00', mine: 'Wednesday' },
      at: { theirs: 'schedule Monday 10:00', mine: '11:00' },
    },
  },
  {
    command: 'role',
    opens: `role "${MONITOR}"`,
    with: { role: 'lead' },
    shows: { now: { theirs: `role "${MONITOR}" viewer` } },
  },
  // These add something to the record, or start from nothing in it.
  ...'done,rename,evidence,minute,redact,redact notice,add action,add expectation,add measure,holiday add,handover'
    .split(',')
    .map(emptyForm),
  {
    command: 'notice new',
    at: AFTER_EXPIRY,
    before: [LAPSED],
    opens: 'notice new',
    with: { issued: '2024-08-01', months: '6' },
    shows: {
      authority: { theirs: 'notice edit authority "Their Council" because of the letter', mine: 'My Council' },
    },
  },
  { command: 'away', opens: 'away', button: 'Say when you are away', shows: {} },
];

function emptyForm(command: string): FormCase {
  return { command, opens: command, shows: {} };
}

/** The name of a case in a list of tests. */
export function titleOf({ opens, button, before = [] }: FormCase): string {
  const way = button ? `“${button}” under “${opens}”` : `“${opens}”`;
  return before.length > 0 ? `${way} after “${before.join('”, “')}”` : way;
}

/** A form as a person sees it on one platform; `values` are those of its fields, as it shows them. */
export interface SeenForm {
  readonly values: Readonly<Record<string, string>>;
}

/** How one platform shows and takes forms. The lead and the owner type in their own conversations with the bot. */
export interface FormDriver<F extends SeenForm = SeenForm> {
  at(when: string): Promise<void>;
  types(who: 'lead' | 'owner', line: string): Promise<unknown>;
  /** Opens a form of the lead by a line, or by a button of the answer to it. */
  opens(how: Pick<FormCase, 'opens' | 'button'>): Promise<F>;
  /** Sends it with these fields changed; people and choices by the words that the form offers. */
  sends(
    form: F,
    values: Readonly<Record<string, string>>,
  ): Promise<{ readonly words: string; readonly again: F | null }>;
}

/** The words that open the answer to a form that was overtaken by another change. */
export const ASKED = 'Nothing is saved yet: somebody changed the record while this form was open.';

/** Prepares the record for a case, and opens its form. */
export async function openCase<F extends SeenForm>(driver: FormDriver<F>, one: FormCase): Promise<F> {
  for (const line of MORE_PEOPLE) await driver.types('lead', line);
  if (one.at) await driver.at(one.at);
  for (const line of one.before ?? []) await typeFor(driver, line);
  return driver.opens(one);
}

/** Types a line of a case. */
export async function typeFor(driver: FormDriver, line: string): Promise<void> {
  await (line.startsWith('owner: ') ? driver.types('owner', line.slice(7)) : driver.types('lead', line));
}
