/** The questions that an import asks before rows can be saved. */
import { fullNameOfPost, kindOfName } from '../people/posts.ts';
import type { Expectation, IsoDate, Person, Recommendation } from '../record/model.ts';
import { longDate } from '../time/dates.ts';
import {
  AS_NEW,
  BODIES,
  COLUMNS_RIGHT,
  cellKey,
  type ImportQuestion,
  NOBODY,
  numbersKey,
  personKey,
  QUARTERS,
  receivedKey,
  sourceKey,
  underKey,
  whichSheetsKey,
} from './import-answers.ts';
import { namesNoPeople } from './plan-answer-words.ts';
import type { PlanColumn } from './plan-column.ts';
import { type Doubt, PLAN_FIELD_NAMES } from './plan-row.ts';
import type { SheetQuestion } from './plan-sheet-questions.ts';

/** Which of several sheets count. */
export function askSheets({ sheets, question, options }: SheetQuestion): Omit<ImportQuestion, 'rows'> {
  const choices = options.map(({ label, answer }) => ({ label, answer }));
  return { key: whichSheetsKey(sheets), text: question, options: choices, isTyped: false };
}

/** Whether the columns are right that may hold something else. `example` gives a cell of a column. */
export function askColumns(columns: readonly PlanColumn[]): Omit<ImportQuestion, 'rows'> {
  const nameOf = ({ heading, index }: PlanColumn) => heading.replace(/\s+/g, ' ') || `Column ${index + 1}`;
  const details = columns.map((column) => {
    const { field, example } = column;
    const as = field === null ? 'words of the first update' : PLAN_FIELD_NAMES[field];
    return `“${nameOf(column)}” as ${as}${example ? `, such as “${example}”` : ''}`;
  });
  const [only, another] = columns;
  return {
    key: COLUMNS_RIGHT,
    text: only && !another ? 'Is it right to read this column so?' : 'Is it right to read these columns so?',
    details,
    options: [{ label: 'Yes, these columns are right', answer: 'yes' }],
    isTyped: false,
  };
}

/** Under which expectation a theme belongs. */
export function askExpectation(
  { key, words }: { readonly key: string; readonly words: string },
  expectations: readonly Expectation[],
): Omit<ImportQuestion, 'rows'> {
  const options = expectations.map(({ code, title }) => ({ label: `${code} ${title}`, answer: code }));
  const text =
    words === '' ? 'Under which expectation do the actions belong?' : `Under which expectation does “${words}” belong?`;
  return { key: underKey(key), text, options, isTyped: false, about: words };
}

/** Who a name is: somebody of a like name, somebody new, or nobody. */
export function askPerson(name: string, near: readonly Person[]): Omit<ImportQuestion, 'rows'> {
  const people = near.slice(0, 3).map((person) => ({ label: person.name, answer: person.id }));
  const others = [
    {
      label: `Enter ${fullNameOfPost(name) ?? name} as ${kindOfName(name) === 'body' ? 'a new body' : 'new'}`,
      answer: AS_NEW,
    },
    { label: 'No owner yet', answer: NOBODY },
  ];
  return {
    key: personKey(name),
    text: `Who is “${name}”?`,
    options: [...people, ...others],
    isTyped: true,
    about: name,
  };
}

/** When the recommendations of a source were received. */
export function askReceived(source: string, dayInName: IsoDate | null): Omit<ImportQuestion, 'rows'> {
  const days = dayInName === null ? [] : [{ label: longDate(dayInName), answer: longDate(dayInName) }];
  const of = source === '' ? 'the recommendations' : `the recommendations of “${source}”`;
  const options = [...days, { label: 'Keep them as words only', answer: NOBODY }];
  return { key: receivedKey(source), text: `On which day were ${of} received?`, options, isTyped: true };
}

/** Whether a number in the plan is that of a recommendation in the record. */
export function askNumbers(source: string, { code, title }: Recommendation): Omit<ImportQuestion, 'rows'> {
  const text = `The plan names recommendations by numbers alone. Are these the numbers of the record, so that ${code.slice(1)} is ${code} ${title}?`;
  const options = [
    { label: 'Yes, the numbers are the same', answer: 'yes' },
    { label: 'Keep them as words only', answer: NOBODY },
  ];
  return { key: numbersKey(source), text, options, isTyped: false };
}

/** Who made recommendations, where the record has no such body. */
export function askSource(name: string): Omit<ImportQuestion, 'rows'> {
  const options = [
    { label: `Enter ${name} as a new body`, answer: AS_NEW },
    { label: 'Keep the source as words only', answer: NOBODY },
  ];
  return {
    key: sourceKey(name),
    text: `“${name}” made recommendations, and is not in the record.`,
    options,
    isTyped: false,
  };
}

/** Whether boards that a plan names, and that the record has not, are entered. No row waits for the answer. */
export function askBodies(rowsOf: ReadonlyMap<string, number>): ImportQuestion {
  const one = rowsOf.size === 1;
  const details = [...rowsOf].map(([name, rows]) => `“${name}”: ${rows} ${rows === 1 ? 'row' : 'rows'}`);
  const named = one ? 'a board or another body that is' : `${rowsOf.size} boards or other bodies that are`;
  const text = `The plan names ${named} not in the record. Enter ${one ? 'it' : 'them'} now to record meetings with ${one ? 'it' : 'them'}. No row waits for your answer.`;
  const options = [
    { label: one ? 'Enter it as a body' : `Enter ${rowsOf.size} bodies`, answer: AS_NEW },
    { label: 'Keep as words only', answer: NOBODY },
  ];
  return { key: BODIES, text, rows: [], details, options, isTyped: false };
}

/** A doubt of a cell as a question. Quarters are asked about once for the whole file. */
export function askCell(doubt: Doubt): Omit<ImportQuestion, 'rows'> {
  if (doubt.field !== 'target' && /by the financial year/.test(doubt.question)) {
    const options = [
      { label: 'Financial year', answer: 'financial' },
      { label: 'Calendar year', answer: 'calendar' },
    ];
    return {
      key: QUARTERS,
      text: `By which year does the file count its quarters? ${doubt.question}`,
      options,
      isTyped: false,
    };
  }
  const isOfPeople = doubt.field === 'owner' || doubt.field === 'deputy';
  const labelOf = (option: string) => (isOfPeople && !namesNoPeople(option) ? peopleLabel(option) : option);
  const options = doubt.options.map((option) => ({ label: labelOf(option), answer: option }));
  const { group } = doubt;
  return { key: cellKey(doubt), text: doubt.question, options, isTyped: true, ...(group ? { group } : {}) };
}

/** An answer that names people, as its button shows it: “Two owners: Head of Law; Head of Parks”. */
function peopleLabel(option: string): string {
  const names = option.split('; ');
  const count = ['One', 'Two', 'Three', 'Four'][names.length - 1] ?? `${names.length}`;
  return `${count} ${names.length === 1 ? 'owner' : 'owners'}: ${option}`;
}
