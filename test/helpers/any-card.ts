/** Cards of every shape for property tests, with texts as awkward as people type them. */
import fc from 'fast-check';
import type { Button, Card, Element, Field, Form, Item } from '../../src/ports/card.ts';

const AWKWARD = [
  '<!channel>',
  '<@U0ALICE01>',
  '<https://evil.example|click>',
  '*bold* _it_ ~no~ `code` ```block```',
  '&amp; & < >',
  'مرحبا بالعالم',
  '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '\u202Ereversed\u202C',
  '\n\n',
  ' ',
  '',
  '\ud83d',
  ':smile: @here #general',
];

/** Short, awkward, or as long as a text may be. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('E2-03 Adopt the rules', 'Monitoring Officer', ...AWKWARD) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('x', '👩‍👧 ', 'قانون ', 'word ').map((part) => part.repeat(3_000 / part.length)),
  },
);

const someArgs = fc.dictionary(fc.constantFrom('action', 'because', 'ask'), anyText, { maxKeys: 3 });

const anyButton: fc.Arbitrary<Button> = fc.oneof(
  fc.record(
    {
      type: fc.constant('command' as const),
      label: anyText,
      command: fc.constantFrom('done', 'due'),
      args: someArgs,
      style: fc.constantFrom('primary' as const, 'danger' as const),
      asks: fc.boolean(),
      confirm: anyText,
    },
    { requiredKeys: ['type', 'label', 'command', 'args'] },
  ),
  fc.record({
    type: fc.constant('link' as const),
    label: anyText,
    url: fc.oneof(fc.webUrl(), anyText, fc.constant('javascript:alert(1)')),
  }),
);

const anyItem: fc.Arbitrary<Item> = fc.record(
  {
    text: anyText,
    details: fc.array(anyText, { maxLength: 4 }),
    link: fc.record({ text: anyText, url: fc.oneof(fc.webUrl(), anyText) }),
    buttons: fc.array(anyButton, { maxLength: 3 }),
  },
  { requiredKeys: ['text'] },
);

const anyField: fc.Arbitrary<Omit<Field, 'name'>> = fc.record(
  {
    label: anyText,
    hint: anyText,
    kind: fc.constantFrom('line', 'text', 'date', 'choice', 'person'),
    value: fc.oneof(anyText, fc.constant('2024-07-30')),
    required: fc.boolean(),
    options: fc
      .tuple(fc.constantFrom(0, 3, 150), anyText)
      .map(([count, label]) => Array.from({ length: count }, (_, n) => ({ value: `p${n}`, label }))),
    fault: anyText,
  },
  { requiredKeys: ['label', 'kind'] },
);

export const anyForm: fc.Arbitrary<Form> = fc.record({
  type: fc.constant('form' as const),
  command: fc.constantFrom('done', 'add action'),
  args: fc.constant({ action: 'E2-03' }),
  fields: fc
    .array(anyField, { minLength: 1, maxLength: 10 })
    .map((fields) => fields.map((field, n) => ({ ...field, name: `f${n}` }))),
  submit: anyText,
});

type AnyElements = { readonly [Type in Element['type']]: fc.Arbitrary<Extract<Element, { readonly type: Type }>> };

/** `longest` is how many items a list may have. A new element that is missing here does not compile. */
function anyElements(longest: number): AnyElements {
  return {
    text: fc.record({
      type: fc.constant('text' as const),
      text: anyText,
      weight: fc.constantFrom('normal' as const, 'strong' as const),
    }),
    note: fc.record({ type: fc.constant('note' as const), text: anyText }),
    facts: fc.record({
      type: fc.constant('facts' as const),
      facts: fc.array(fc.record({ name: anyText, value: anyText }), { maxLength: 12 }),
    }),
    list: fc.record(
      {
        type: fc.constant('list' as const),
        title: anyText,
        items: fc.array(anyItem, { maxLength: longest }),
        more: fc.record({ count: fc.nat(400), command: anyText }),
      },
      { requiredKeys: ['type', 'items'] },
    ),
    divider: fc.constant({ type: 'divider' as const }),
    form: anyForm,
  };
}

export function anyCard(longest: number): fc.Arbitrary<Card> {
  return fc.record(
    {
      title: anyText,
      summary: anyText,
      body: fc.array(fc.oneof(...Object.values<fc.Arbitrary<Element>>(anyElements(longest))), { maxLength: 5 }),
      buttons: fc.array(anyButton, { maxLength: 30 }),
      to: fc.record({
        name: anyText,
        accounts: fc.constantFrom(['slack:U0ALICE01', 'teams:1'], ['slack:<!channel>'], []),
      }),
    },
    { requiredKeys: ['title', 'summary', 'body', 'buttons'] },
  );
}
