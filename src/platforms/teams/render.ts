/**
 * Card → Adaptive Card 1.5: one switch over the elements. It opens with the card's summary, the same sentence that a
 * lock screen shows. A card too large for a message is drawn tighter, and says how much it leaves out.
 */
import { accountIdOf, accountOn } from '../../core/people/person.ts';
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
import { type Carried, submitData } from './card-data.ts';
import { block, executeAction, linkRun, type Node, run, type Tightness } from './elements.ts';
import { LIMITS } from './limits.ts';
import { formNodes } from './render-form.ts';

export interface Drawing {
  /** The form behind each button that asks, as far as it is known beforehand. */
  readonly forms?: ReadonlyMap<Button, Card>;
  /** What was asked to get this card. */
  readonly again?: Input | null;
  /** An earlier attempt at this message may have arrived. */
  readonly repeat?: boolean;
}

/** From the comfortable to what always fits. */
const TIGHTNESS: readonly Tightness[] = [
  { text: 2_000, items: 100, choices: LIMITS.choices, forms: true },
  { text: 2_000, items: 100, choices: LIMITS.choices, forms: false },
  { text: 500, items: 60, choices: 75, forms: false },
  { text: 250, items: 30, choices: 30, forms: false },
  { text: 120, items: 12, choices: 12, forms: false },
  { text: 60, items: 4, choices: 4, forms: false },
];

/** The content of an attachment `application/vnd.microsoft.card.adaptive`. */
export function renderCard(card: Card, drawing: Drawing = {}): Node {
  for (const tight of TIGHTNESS) {
    const node = draw(card, drawing, tight);
    if (bytesOf(node) <= LIMITS.messageBytes) return node;
  }
  return drawBeginning(card, drawing);
}

/** As much from the beginning as fits, and that there is more. */
function drawBeginning(card: Card, drawing: Drawing): Node {
  const tight = TIGHTNESS.at(-1) as Tightness;
  for (let elements = card.body.length - 1; elements > 0; elements -= 1) {
    const node = draw({ ...card, body: [...card.body.slice(0, elements), LEFT_OUT] }, drawing, tight);
    if (bytesOf(node) <= LIMITS.messageBytes) return node;
  }
  return draw({ ...card, body: [LEFT_OUT], buttons: [] }, drawing, tight);
}

const LEFT_OUT: Element = { type: 'note', text: REST_LEFT_OUT };

/** What Teams counts: the JSON in UTF-16. */
export function bytesOf(node: Node): number {
  return JSON.stringify(node).length * 2;
}

interface Pen {
  readonly tight: Tightness;
  readonly forms: ReadonlyMap<Button, Card>;
  readonly carried: Carried;
  /** Draws what opens at a press. */
  readonly behindButton: boolean;
  /** Numbers the forms of a card, so that no two inputs have the same id. */
  nextForm(): number;
}

function draw(card: Card, { forms = new Map(), again, repeat = false }: Drawing, tight: Tightness): Node {
  let drawnForms = 0;
  const pen: Pen = { tight, forms, carried: again ? { again } : {}, behindButton: false, nextForm: () => ++drawnForms };
  const mention = mentionOf(card);
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    speak: card.summary,
    fallbackText: card.summary,
    msteams: { width: 'Full', ...(mention ? { entities: [mention.entity] } : {}) },
    body: [
      ...opening(card, tight),
      ...(repeat ? [block([run(MAY_BE_REPEAT, tight, { weight: 'Bolder' })])] : []),
      ...addressee(card, mention, tight),
      ...(saysItsSummary(card) ? [] : [block([run(card.title, tight, HEADING)])]),
      ...card.body.flatMap((element) => elementNodes(element, pen)),
      ...actionSets(card.buttons, pen),
    ],
  };
}

const HEADING = { size: 'Medium', weight: 'Bolder' } as const;

/** The sentence of the lock screen; where the title says the same, it is the heading. */
function opening(card: Card, tight: Tightness): readonly Node[] {
  return [block([run(card.summary, tight, saysItsSummary(card) ? HEADING : { isSubtle: true })])];
}

function saysItsSummary({ title, summary }: Card): boolean {
  return summary === title || summary === `${title}.`;
}

function elementNodes(element: Element, pen: Pen): readonly Node[] {
  const { tight } = pen;
  switch (element.type) {
    case 'text':
      return [block([run(element.text, tight, element.weight === 'strong' ? { weight: 'Bolder' } : {})])];
    case 'note':
      return [block([run(element.text, tight, { isSubtle: true })])];
    case 'facts':
      return element.facts.length === 0 ? [] : [factTable(element.facts, tight)];
    case 'list':
      return listNodes(element, pen);
    case 'divider':
      return [{ type: 'Container', separator: true, spacing: 'Medium', items: [] }];
    case 'form':
      return formNodes(element, pen.nextForm(), tight, { ...pen.carried, alone: !pen.behindButton });
    default:
      return assertNever(element);
  }
}

/** Names on the left and values on the right; read out row by row. */
function factTable(facts: readonly Fact[], tight: Tightness): Node {
  const cell = (node: Node): Node => ({ type: 'TableCell', items: [node] });
  const rows = facts.map(({ name, value }) => ({
    type: 'TableRow',
    cells: [cell(block([run(name, tight, { weight: 'Bolder' })])), cell(block([run(value, tight)]))],
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

function listNodes(list: Extract<Element, { type: 'list' }>, pen: Pen): readonly Node[] {
  const { tight } = pen;
  const shown = list.items.slice(0, tight.items);
  const left = list.items.length - shown.length + (list.more?.count ?? 0);
  return [
    ...(list.title === undefined ? [] : [block([run(list.title, tight, { weight: 'Bolder' })], { separator: true })]),
    ...shown.map((item) => itemNode(item, pen)),
    ...(left > 0 ? [block([run(moreWords(left, list.more), tight, { isSubtle: true })])] : []),
  ];
}

function moreWords(count: number, more: More | undefined): string {
  return more ? `and ${count} more: /bvn ${more.command}` : `and ${count} more, which do not fit into one message`;
}

function itemNode({ text, details = [], link, buttons = [] }: Item, pen: Pen): Node {
  const { tight } = pen;
  const items = [
    block([run(text, tight)]),
    ...details.map((detail) => block([run(detail, tight, { isSubtle: true })], { spacing: 'None' })),
    ...(link ? [block([linkRun(link.text, link.url, tight)], { spacing: 'None' })] : []),
    ...actionSets(buttons, pen),
  ];
  return { type: 'Container', items, spacing: 'Medium' };
}

/** Teams hides what a set has beyond its limit, so there are several. */
function actionSets(buttons: readonly Button[], pen: Pen): readonly Node[] {
  const actions = buttons.flatMap((button) => buttonAction(button, pen) ?? []);
  const sets = Math.ceil(actions.length / LIMITS.actionsInSet);
  return Array.from({ length: sets }, (_, i) => ({
    type: 'ActionSet',
    actions: actions.slice(i * LIMITS.actionsInSet, (i + 1) * LIMITS.actionsInSet),
  }));
}

function buttonAction(button: Button, pen: Pen): Node | null {
  const title = button.label.slice(0, LIMITS.label);
  switch (button.type) {
    case 'link':
      return isWebAddress(button.url) ? { type: 'Action.OpenUrl', title, url: button.url } : null;
    case 'command': {
      const { command, args, confirm } = button;
      const style = STYLES[button.style ?? 'default'];
      const form = pen.tight.forms ? pen.forms.get(button) : undefined;
      if (form) return { type: 'Action.ShowCard', title, style, card: inner(form, pen) };
      const press = executeAction(title, style, command, submitData('press', command, args, pen.carried));
      if (confirm === undefined) return { ...press, associatedInputs: 'none' };
      return { type: 'Action.ShowCard', title, style, card: question(confirm, press, pen.tight) };
    }
    default:
      return assertNever(button);
  }
}

const STYLES = { default: 'default', primary: 'positive', danger: 'destructive' } as const;

function inner(form: Card, pen: Pen): Node {
  return {
    type: 'AdaptiveCard',
    body: form.body.flatMap((element) => elementNodes(element, { ...pen, behindButton: true })),
  };
}

function question(words: string, press: Node, tight: Tightness): Node {
  return { type: 'AdaptiveCard', body: [block([run(words, tight)])], actions: [press] };
}

interface Mention {
  readonly text: string;
  readonly entity: object;
}

/** Teams notifies somebody only through an entity whose text stands in the card; a name cannot write anything but itself. */
function mentionOf({ to }: Card): Mention | null {
  const account = to ? accountOn(to.accounts, 'teams') : null;
  if (!to || !account) return null;
  const name = to.name.replaceAll(/[^\p{L}\p{N} .,'’-]/gu, ' ').trim() || 'you';
  const text = `<at>${name}</at>`;
  return { text, entity: { type: 'mention', text, mentioned: { id: accountIdOf(account), name } } };
}

function addressee({ to }: Card, mention: Mention | null, tight: Tightness): readonly Node[] {
  if (mention) return [{ type: 'TextBlock', text: mention.text, wrap: true }];
  return to ? [block([run(`To: ${to.name}`, tight)])] : [];
}
