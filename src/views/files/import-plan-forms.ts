/** The forms of the import of a plan: another answer to a question, another meaning of a column, expectations for groups of actions. */
import { columnKey, type ImportQuestion, markOf, TO_UPDATE, UNDER_EACH } from '../../core/files/import-answers.ts';
import type { PlanColumn } from '../../core/files/plan-column.ts';
import { EACH } from '../../core/files/plan-groups.ts';
import { choiceKey } from '../../core/files/plan-headings.ts';
import { PLAN_FIELD_NAMES, PLAN_FIELDS } from '../../core/files/plan-row.ts';
import type { Snapshot } from '../../core/record/model.ts';
import type { Card, Element } from '../../ports/card.ts';
import { capitalise } from '../plan/action-words.ts';
import { expectationLine } from '../words.ts';
import { columnWords } from './import-plan.ts';
import { shortened } from './import-plan-questions.ts';

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

/** The names of the fields of groups, of which a form shows as many as there are groups. */
export const GROUP_FIELDS = Array.from({ length: 20 }, (_, index) => `group${index + 1}`);

/** The form that puts groups of actions under expectations: all of them under one, or each under its own. */
export function underForm(id: string, groups: readonly ImportQuestion[], { expectations }: Snapshot): Card {
  const named = expectations.map(({ code, title }) => ({ value: code, label: expectationLine({ code, title }) }));
  const all = { name: 'answer', label: 'All groups that you leave empty below', kind: 'choice', options: named };
  const each = groups.slice(0, GROUP_FIELDS.length).map(({ key, rows, about = '' }, index) => ({
    name: GROUP_FIELDS[index],
    label: about === '' ? 'Actions without a theme' : shortened(about),
    kind: 'choice',
    options: [...named, ...(rows.length > 1 ? [{ value: EACH, label: EACH }] : [])].map(({ value, label }) => ({
      value: `${markOf(key)} ${value}`,
      label,
    })),
  }));
  return formOf(
    'Under which expectations the actions belong',
    { plan: id, question: UNDER_EACH },
    [all, ...each],
    'Put them there',
  );
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
