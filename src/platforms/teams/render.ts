/**
 * Draws a card as an Adaptive Card 1.5. The card opens with its summary, the sentence that a lock screen shows. A card too
 * large for one message is drawn with a smaller size budget, and says how much it leaves out.
 */
import { assertNever } from '../../core/record/errors.ts';
import type { Input } from '../../dispatch/command.ts';
import {
  type Button,
  type Card,
  type Element,
  type Fact,
  type Item,
  isWebAddress,
  type More,
} from '../../ports/card.ts';
import { MAY_BE_REPEAT, REST_LEFT_OUT } from '../../views/platform-lines.ts';
import { type CardMarks, submitData } from './card-data.ts';
import { block, executeAction, linkRun, type Node, run, type SizeBudget } from './elements.ts';
import { LIMITS } from './limits.ts';
import { addressee, mentionOf, opening } from './opening.ts';
import { formNodes } from './render-form.ts';

/** The choices besides the card itself. */
export interface Drawing {
  /** The forms behind buttons, as far as they are drawn beforehand; other buttons ask for their form at the press. */
  readonly forms?: ReadonlyMap<Button, Card>;
  /** The question that gave this card. */
  readonly again?: Input | null;
  /** An earlier attempt at this message may have arrived. */
  readonly repeat?: boolean;
  /** The card's message is for one person alone. */
  readonly privately?: boolean;
}

/** Size budgets from comfortable to smallest (our own). */
const SIZE_BUDGETS: readonly SizeBudget[] = [
  { text: 2_000, items: 100, choices: LIMITS.choices, forms: true },
  { text: 2_000, items: 100, choices: LIMITS.choices, forms: false },
  { text: 500, items: 60, choices: 75, forms: false },
  { text: 250, items: 30, choices: 30, forms: false },
  { text: 120, items: 12, choices: 12, forms: false },
  { text: 60, items: 4, choices: 4, forms: false },
];

/** The content of an attachment `application/vnd.microsoft.card.adaptive`. */
export function renderCard(card: Card, drawing: Drawing = {}): Node {
  for (const budget of SIZE_BUDGETS) {
    const node = draw(card, drawing, budget);
    if (bytesOf(node) <= LIMITS.messageBytes) return node;
  }
  return drawBeginning(card, drawing);
}

/** Draws as many elements from the beginning as fit, and says that there is more. */
function drawBeginning(card: Card, drawing: Drawing): Node {
  const budget = SIZE_BUDGETS.at(-1) as SizeBudget;
  for (let elements = card.body.length - 1; elements > 0; elements -= 1) {
    const node = draw({ ...card, body: [...card.body.slice(0, elements), LEFT_OUT] }, drawing, budget);
    if (bytesOf(node) <= LIMITS.messageBytes) return node;
  }
  return draw({ ...card, body: [LEFT_OUT], buttons: [] }, drawing, budget);
}

const LEFT_OUT: Element = { type: 'note', text: REST_LEFT_OUT };

/** The size of a card as Teams counts it: bytes of its JSON in UTF-16. */
export function bytesOf(node: Node): number {
  return JSON.stringify(node).length * 2;
}

interface DrawContext {
  readonly budget: SizeBudget;
  readonly forms: ReadonlyMap<Button, Card>;
  readonly marks: CardMarks;
  /** The form being drawn opens at a press of a button. */
  readonly behindButton: boolean;
  /** Numbers the forms of a card, so that no two inputs have the same id. */
  nextForm(): number;
}

function draw(
  card: Card,
  { forms = new Map(), again, repeat = false, privately = false }: Drawing,
  budget: SizeBudget,
): Node {
  let drawnForms = 0;
  const context: DrawContext = {
    budget,
    forms,
    marks: { ...(again ? { again } : {}), ...(privately ? { privately } : {}) },
    behindButton: false,
    nextForm: () => ++drawnForms,
  };
  const mention = mentionOf(card);
  const repeated = repeat ? [block([run(MAY_BE_REPEAT, budget, { weight: 'Bolder' })])] : [];
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    speak: card.summary,
    fallbackText: card.summary,
    msteams: { width: 'Full', ...(mention ? { entities: [mention.entity] } : {}) },
    body: [
      ...opening(card, [...repeated, ...addressee(card, mention, budget)], budget),
      ...card.body.flatMap((element) => elementNodes(element, context)),
      ...actionRows(card.buttons, context),
    ],
  };
}

function elementNodes(element: Element, context: DrawContext): readonly Node[] {
  const { budget } = context;
  switch (element.type) {
    case 'text':
      return [block([run(element.text, budget, element.weight === 'strong' ? { weight: 'Bolder' } : {})])];
    case 'note':
      return [block([run(element.text, budget, { isSubtle: true })])];
    case 'facts':
      return element.facts.length === 0 ? [] : [factTable(element.facts, budget)];
    case 'list':
      return listNodes(element, context);
    case 'divider':
      return [{ type: 'Container', separator: true, spacing: 'Medium', items: [] }];
    case 'form':
      return formNodes(element, context.nextForm(), budget, { ...context.marks, alone: !context.behindButton });
    default:
      return assertNever(element);
  }
}

/** A table with names on the left and values on the right, which screen readers read row by row. */
function factTable(facts: readonly Fact[], budget: SizeBudget): Node {
  const cell = (node: Node): Node => ({ type: 'TableCell', items: [node] });
  const rows = facts.map(({ name, value }) => ({
    type: 'TableRow',
    cells: [cell(block([run(name, budget, { weight: 'Bolder' })])), cell(block([run(value, budget)]))],
  }));
  return {
    type: 'Table',
    columns: [{ width: 1 }, { width: 2 }],
    showGridLines: false,
    // The schema has one of these names and Microsoft's renderer reads the other.
    firstRowAsHeader: false,
    firstRowAsHeaders: false,
    rows,
  };
}

function listNodes(list: Extract<Element, { type: 'list' }>, context: DrawContext): readonly Node[] {
  const { budget } = context;
  const shown = list.items.slice(0, budget.items);
  const left = list.items.length - shown.length + (list.more?.count ?? 0);
  return [
    ...(list.title === undefined ? [] : [block([run(list.title, budget, { weight: 'Bolder' })], { separator: true })]),
    ...shown.map((item) => itemNode(item, context)),
    ...(left > 0 ? [block([run(moreWords(left, list.more), budget, { isSubtle: true })])] : []),
  ];
}

function moreWords(count: number, more: More | undefined): string {
  return more ? `and ${count} more: /bvn ${more.command}` : `and ${count} more, which do not fit into one message`;
}

function itemNode({ text, details = [], link, buttons = [] }: Item, context: DrawContext): Node {
  const { budget } = context;
  const items = [
    block([run(text, budget)]),
    ...details.map((detail) => block([run(detail, budget, { isSubtle: true })], { spacing: 'None' })),
    ...(link ? [block([linkRun(link.text, link.url, budget)], { spacing: 'None' })] : []),
    ...actionRows(buttons, context),
  ];
  return { type: 'Container', items, spacing: 'Medium' };
}

/**
 * Rows of buttons, each with as many as fit beside each other on a phone. A client cuts the words of a button that is too narrow,
 * so that words too long for a row are a line to press, which wraps.
 */
function actionRows(buttons: readonly Button[], context: DrawContext): readonly Node[] {
  const rows: { row: Node[]; left: number }[] = [];
  for (const button of buttons) {
    const action = buttonAction(button, context);
    if (!action) continue;
    const { length } = button.label;
    const last = rows.at(-1);
    if (last && length <= last.left && last.row.length < LIMITS.actionsInSet) {
      last.row.push(action);
      last.left -= length;
    } else rows.push({ row: [action], left: LIMITS.buttonsBeside - length });
  }
  return rows.map(({ row }) => lineToPress(row, context.budget) ?? { type: 'ActionSet', actions: row });
}

/** A button whose words are too long for a row, as a line; null for other rows, and for a form that opens under its button. */
function lineToPress([action]: readonly Node[], budget: SizeBudget): Node | null {
  const words = String(action?.title);
  if (!action || words.length <= LIMITS.buttonRow || action.type === 'Action.ShowCard') return null;
  return block([{ ...run(words, budget, { weight: 'Bolder' }), selectAction: action }]);
}

function buttonAction(button: Button, context: DrawContext): Node | null {
  const title = button.label.slice(0, LIMITS.label);
  switch (button.type) {
    case 'link':
      return isWebAddress(button.url) ? { type: 'Action.OpenUrl', title, url: button.url } : null;
    case 'command': {
      const { command, args, confirm } = button;
      const style = STYLES[button.style ?? 'default'];
      const form = context.budget.forms && title.length <= LIMITS.buttonRow ? context.forms.get(button) : undefined;
      if (form) return { type: 'Action.ShowCard', title, style, card: inner(form, context) };
      const press = executeAction(title, style, command, submitData('press', command, args, context.marks));
      if (confirm === undefined) return { ...press, associatedInputs: 'none' };
      return { type: 'Action.ShowCard', title, style, card: question(confirm, press, context.budget) };
    }
    default:
      return assertNever(button);
  }
}

const STYLES = { default: 'default', primary: 'positive', danger: 'destructive' } as const;

function inner(form: Card, context: DrawContext): Node {
  return {
    type: 'AdaptiveCard',
    body: form.body.flatMap((element) => elementNodes(element, { ...context, behindButton: true })),
  };
}

function question(words: string, press: Node, budget: SizeBudget): Node {
  return { type: 'AdaptiveCard', body: [block([run(words, budget)])], actions: [press] };
}
