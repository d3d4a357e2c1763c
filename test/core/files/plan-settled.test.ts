/** Columns of which heading and cells agree raise no question, and those that may hold something else do. */
import { describe, expect, test } from 'vitest';
import { readInTest } from './reading-plans.ts';

/** Each column with its field; a question mark behind those that a person confirms. */
function columnsOf(plan: string) {
  const { columns } = readInTest(plan);
  return columns.map(({ field, isSure }) => `${field ?? 'words'}${isSure ? '' : '?'}`).join(' ');
}

const rowsOf = (...columns: readonly (readonly string[])[]) =>
  (columns[0] ?? []).map((_, row) => columns.map((column) => column[row]).join(',')).join('\n');
const ACTIONS = [
  'Ring every absent family',
  'Meet the ten families',
  'Test every new reader',
  'Train thirty volunteers',
];
const POSTS = ['Head of Law', 'Monitoring Officer', 'Director of Place', 'Chief Accountant'];
const DAYS = ['31/07/2025', '30/09/2025', '31/10/2025', '30/11/2025'];
const WORDS = ['Calls were made on nine days', 'Six have met so far', 'Two are left to do', 'Eleven have been trained'];

describe('a column that is settled by its cells', () => {
  test.each([
    ['Accountable executive', POSTS, 'owner'],
    ['Officer in charge', POSTS, 'owner'],
    ['Highlights this period', WORDS, 'update'],
    ['What difference will it make?', WORDS, 'words'],
    ['Comments of the Board', WORDS, 'update'],
    ['Progress at 28 February 2025', WORDS, 'update'],
    ['Complete (Y/N)', ['Y', 'N', 'N', 'Y'], 'status'],
    ['Implemented?', ['Yes', 'No', 'Partly', 'n/a'], 'status'],
    ['Times revised', ['0', '2', '1', '0'], 'words'],
    ['RAG Oct-25', ['Red', 'Amber', 'Green', 'Complete'], 'rag'],
  ])('“%s” is read as its cells say', (heading, cells, field) => {
    const plan = `Action for 2025/26,${heading},Overall delivery deadline\n${rowsOf(ACTIONS, cells, DAYS)}`;
    expect(columnsOf(plan)).toBe(`title ${field} due`);
  });

  test('the colours of the latest month count, wherever they stand', () => {
    const reds = ['Red', 'Red', 'Red', 'Red'];
    const greens = ['Green', 'Green', 'Amber', 'Green'];
    const plan = `Action,Owner,RAG Oct-25,RAG Sep-25\n${rowsOf(ACTIONS, POSTS, greens, reds)}`;
    expect(columnsOf(plan)).toBe('title owner rag words');
    expect(readInTest(plan).rows.map(({ rag }) => rag)).toEqual(['green', 'green', 'amber', 'green']);
  });

  test('a column on the left whose texts stand for several rows each is the theme', () => {
    const plan = `Consumer standard,Ref,Action,Owner\n${rowsOf(['Safety', '', 'Tenancy', ''], ['S1', 'S2', 'T1', 'T2'], ACTIONS, POSTS)}`;
    expect(columnsOf(plan)).toBe('theme planRef title owner');
  });

  test('the date beside a measure and a due date is that of the target', () => {
    const plan = `Action,Owner,Due,Measure,Baseline,Target,Target date\n${rowsOf(ACTIONS, POSTS, DAYS, ['Calls', 'Visits', 'Readers', 'Helpers'], ['1', '2', '3', '4'], ['5', '6', '7', '8'], DAYS)}`;
    expect(readInTest(plan).rows[0]).toMatchObject({ measure: { targetOn: '2025-07-31' }, doubts: [] });
  });
});

describe('a column that a person confirms', () => {
  test.each([
    ['a second column of posts', 'Project manager', POSTS],
    ['dates below an unknown heading', 'Approved on', DAYS],
    ['states below an unknown heading', 'Audit view', ['Complete', 'Red', 'Amber', 'In progress']],
    ['days below “Delivered”', 'Delivered', DAYS],
    ['a second column of actions', 'Actions for 2026', [...WORDS].reverse()],
  ])('%s', (_, heading, cells) => {
    const plan = `Action,Owner,Due,${heading}\n${rowsOf(ACTIONS, POSTS, DAYS, cells)}`;
    expect(readInTest(plan).columns.some(({ isSure }) => !isSure)).toBe(true);
  });
});
