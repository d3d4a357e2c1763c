/** The questions of an import on its card, each with its rows, and the rows that contradict themselves. */

import { BODIES, type ImportQuestion, UNDER_EACH } from '../../core/files/import-answers.ts';
import { contradictionsOf } from '../../core/files/plan-contradictions.ts';
import { EACH } from '../../core/files/plan-groups.ts';
import { type PlanRow, rowTitle } from '../../core/files/plan-row.ts';
import type { IsoDate } from '../../core/record/model.ts';
import type { CommandButton, Element, Item } from '../../ports/card.ts';
import { count } from '../words.ts';

/** The most questions that stand on the card; the others follow when these are answered. */
export const MOST_QUESTIONS = 5;
/** The most answers that a question offers as buttons. */
const MOST_OPTIONS = 6;

/** A button that answers a question. */
export function answerButton(label: string, id: string, question: string, answer: string): CommandButton {
  return { type: 'command', label, command: 'import', args: { plan: id, question, answer } };
}

/** A button whose answer is the form of a question. */
export function askButton(label: string, id: string, question: string): CommandButton {
  return { type: 'command', label, command: 'import', args: { plan: id, question } };
}

/** The questions of an import as a list with the rows of each. */
export function questionList(questions: readonly ImportQuestion[], id: string): readonly Element[] {
  if (questions.length === 0) return [];
  const items = questions.slice(0, MOST_QUESTIONS).map((question): Item => {
    const options = question.options.slice(0, MOST_OPTIONS);
    const buttons = options.map(({ label, answer }) => answerButton(label, id, question.key, answer));
    const other = question.isTyped ? [askButton('Another answer', id, question.key)] : [];
    const mayPart = question.key.startsWith('under:') && question.rows.length > 1;
    const apart = mayPart ? [answerButton(EACH, id, question.key, EACH)] : [];
    const each = question.parts ? [askButton('Choose for each', id, UNDER_EACH)] : apart;
    return {
      text: question.text,
      details: question.details ? limited(question.details, COLUMNS_NAMED, moreOf(question)) : rowWords(question),
      buttons: [...buttons, ...other, ...each],
    };
  });
  const left = questions.length - items.length;
  const list: Element = { type: 'list', title: `Questions (${questions.length})`, items };
  return left > 0 ? [list, { type: 'note', text: `${count(left, 'question')} more after these.` }] : [list];
}

function moreOf({ key, parts }: ImportQuestion): string {
  if (parts) return 'more group';
  if (key.startsWith('person:')) return 'more name';
  if (key.startsWith('cell:')) return 'more row';
  return key === BODIES ? 'more board' : 'more column';
}

/** The most rows that a question names with their words; the others are counted. One answer counts for all rows of a group. */
const ROWS_NAMED = 3;
const ROWS_NAMED_OF_GROUP = 8;
/** The most columns that a question names. */
const COLUMNS_NAMED = 12;
/** The most characters of an action or a cell in such a line. */
const MOST_WORDS = 60;

/** The rows of a question: where each stands, its action, and the words of its cell where the question does not say them. */
function rowWords({ key, text, rows }: ImportQuestion): readonly string[] {
  const most = key.startsWith('cell:all:') ? ROWS_NAMED_OF_GROUP : ROWS_NAMED;
  const lines = rows.map((asked) => {
    const { title, cell } = asked;
    const words = cell !== '' && cell !== title && !text.includes(`“${cell}”`) ? `: “${shortened(cell)}”` : '';
    return `${rowTitle(asked)}${title === '' ? '' : `, ${shortened(title)}`}${words}`;
  });
  return limited(lines, most, 'more row');
}

/** The first lines, and how many of `what` are left. */
function limited(lines: readonly string[], most: number, what: string): readonly string[] {
  const left = lines.length - most;
  return left > 0 ? [...lines.slice(0, most), `and ${count(left, what)}`] : lines;
}

/** The most rows that contradict themselves on the card; the file beside it has all of them. */
const CONTRADICTIONS = 3;

/** The rows that contradict themselves. */
export function contradictionList(rows: readonly PlanRow[], today: IsoDate): readonly Element[] {
  const found = rows.filter((row) => contradictionsOf(row, today).length > 0);
  if (found.length === 0) return [];
  const items = found.slice(0, CONTRADICTIONS).map(
    (row): Item => ({
      text: `${rowTitle(row)}, ${shortened(row.title)}`,
      details: contradictionsOf(row, today),
    }),
  );
  const left = found.length - items.length;
  const list: Element = { type: 'list', title: `Rows that contradict themselves (${found.length})`, items };
  return left > 0 ? [list, { type: 'note', text: `${count(left, 'more row')} in the file beside this.` }] : [list];
}

/** The beginning of a text in one line. */
export function shortened(text: string): string {
  const line = oneLine(text);
  return line.length > MOST_WORDS ? `${line.slice(0, MOST_WORDS - 1)}…` : line;
}

/** The text in one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
