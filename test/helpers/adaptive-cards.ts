/** Judges Adaptive Cards by Microsoft's own parser, and by rules that the parser does not check. */
import { createRequire } from 'node:module';
import { expect } from 'vitest';

interface AdaptiveCardsLibrary {
  readonly AdaptiveCard: new () => {
    parse(source: unknown, context: unknown): void;
    validateProperties(): { validationEvents: readonly { message: string }[] };
  };
  readonly SerializationContext: new (
    version: unknown,
  ) => { eventCount: number; getEventAt(i: number): { message: string } };
  readonly Version: new (major: number, minor: number) => unknown;
}

const { AdaptiveCard, SerializationContext, Version } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as AdaptiveCardsLibrary;

/** Everything that is wrong with a card of version 1.5. */
function faultsOf(card: object): string[] {
  const context = new SerializationContext(new Version(1, 5));
  const parsed = new AdaptiveCard();
  parsed.parse(structuredClone(card), context);
  const parsing = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
  const validating = parsed.validateProperties().validationEvents.map((event) => event.message);
  return [...new Set([...parsing, ...validating]), ...passedOver(card)];
}

export function expectValid(card: object): void {
  expect(faultsOf(card)).toEqual([]);
}

interface Node {
  readonly type?: string;
  readonly [name: string]: unknown;
}

/** Faults that the parser ignores: empty texts, unknown properties, and inputs that share an id. */
function passedOver(card: object): string[] {
  const ids = new Set<string>();
  return nodesOf(card).flatMap((node) => {
    const faults = unknownProperties(node);
    if (node.type === 'TextRun' && node.text === '') faults.push('an empty TextRun');
    if (typeof node.id === 'string' && ids.has(node.id)) faults.push(`the id ${node.id} twice`);
    if (typeof node.id === 'string') ids.add(node.id);
    return faults;
  });
}

const ACTION = ['type', 'title', 'style'];
const INPUT = ['type', 'id', 'label', 'isRequired', 'errorMessage', 'value'];
/** The properties we use, of those that version 1.5 of the schema and Teams define. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ['type', '$schema', 'version', 'speak', 'fallbackText', 'msteams', 'body', 'actions'],
  TextBlock: ['type', 'text', 'wrap'],
  RichTextBlock: ['type', 'inlines', 'spacing', 'separator'],
  TextRun: ['type', 'text', 'size', 'weight', 'isSubtle', 'selectAction'],
  Container: ['type', 'id', 'isVisible', 'items', 'spacing', 'separator'],
  Table: ['type', 'columns', 'rows', 'showGridLines', 'firstRowAsHeader', 'firstRowAsHeaders'],
  TableRow: ['type', 'cells'],
  TableCell: ['type', 'items'],
  ActionSet: ['type', 'actions'],
  'Action.OpenUrl': [...ACTION, 'url'],
  'Action.ShowCard': [...ACTION, 'card'],
  'Action.Execute': [...ACTION, 'verb', 'data', 'associatedInputs', 'fallback'],
  'Action.ToggleVisibility': [...ACTION, 'targetElements'],
  'Action.Submit': [...ACTION, 'data'],
  'Input.Text': [...INPUT, 'isMultiline'],
  'Input.Date': INPUT,
  'Input.ChoiceSet': [...INPUT, 'style', 'choices'],
};

function unknownProperties(node: Node): string[] {
  const known = KNOWN[node.type ?? ''];
  if (!known) return [`the type ${node.type}`];
  return Object.keys(node).flatMap((name) => (known.includes(name) ? [] : [`${node.type} with ${name}`]));
}

/** Every element, action and card inside a card, without the contents of `data` and `msteams`. */
export function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  const { data: _, msteams: __, ...node } = value as Node;
  return [...('type' in node ? [value as Node] : []), ...Object.values(node).flatMap(nodesOf)];
}
