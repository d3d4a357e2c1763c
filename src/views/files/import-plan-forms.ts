/** The forms of the import of a plan: another answer to a question, another meaning of a column, one expectation for all. */
import { ALL, columnKey, type ImportQuestion, TO_UPDATE } from '../../core/files/import-answers.ts';
import type { PlanColumn } from '../../core/files/plan-columns.ts';
import { choiceKey } from '../../core/files/plan-headings.ts';
import { PLAN_FIELD_NAMES, PLAN_FIELDS } from '../../core/files/plan-row.ts';
import type { Snapshot } from '../../core/record/model.ts';
import type { Card, Element } from '../../ports/card.ts';
import { capitalise } from '../plan/action-words.ts';
import { expectationLine } from '../words.ts';
import { columnWords } from './import-plan.ts';

/** The form in which a question is answered in other words than those of its buttons. */
export function answerForm(id: string, question: ImportQuestion, fault?: string): Card {
  const field = {
    name: 'answer',
    label: question.text,
    kind: 'line',
    required: true,
    ...(fault ? { fault } : {}),
  } as const;
  return formOf('Answer a question about the import', { plan: id, question: question.key }, [field], 'Use this answer');
}

/** The form that says what a column holds. */
export function columnForm(id: string, columns: readonly PlanColumn[]): Card {
  const headings = columns.filter(({ heading }) => choiceKey(heading) !== '');
  const fields = PLAN_FIELDS.map((field) => ({ value: field, label: capitalise(PLAN_FIELD_NAMES[field]) }));
  return formOf(
    'What a column holds',
    { plan: id },
    [
      {
        ...{ name: 'question', label: 'Your column', kind: 'choice', required: true },
        options: headings.map((column) => ({
          value: columnKey(column.heading),
          label: columnWords(column),
        })),
      },
      {
        ...{ name: 'answer', label: 'Holds', kind: 'choice', required: true },
        options: [{ value: TO_UPDATE, label: 'Words for the first update' }, ...fields],
      },
    ],
    'Read the file so',
  );
}

/** The form that puts every row under one expectation. */
export function underForm(id: string, { expectations }: Snapshot): Card {
  const options = expectations.map((one) => ({ value: one.code, label: expectationLine(one) }));
  const field = { name: 'answer', label: 'Expectation', kind: 'choice', required: true, options } as const;
  return formOf('Put all under one expectation', { plan: id, question: `under:${ALL}` }, [field], 'Put all there');
}

type Fields = Extract<Element, { type: 'form' }>['fields'];

function formOf(
  title: string,
  args: Readonly<Record<string, string>>,
  fields: readonly object[],
  submit: string,
): Card {
  const form: Element = { type: 'form', command: 'import', args, fields: fields as unknown as Fields, submit };
  return { title, summary: `${title}.`, body: [form], buttons: [] };
}
