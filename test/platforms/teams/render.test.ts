/** Cards as Teams gets them: valid, within its limits, opening with the sentence of the lock screen, and nothing of what people wrote as markup. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCardData } from '../../../src/platforms/teams/card-data.ts';
import { LIMITS } from '../../../src/platforms/teams/limits.ts';
import { bytesOf, renderCard } from '../../../src/platforms/teams/render.ts';
import type { Button, Card, Field } from '../../../src/ports/card.ts';
import { oneLine } from '../../../src/views/plain-text.ts';
import { expectValid, nodesOf } from '../../helpers/adaptive-cards.ts';
import { anyCard } from '../../helpers/any-card.ts';
import { elementCards, missingTexts } from '../../helpers/every-element.ts';
import { HOSTILE, LONGEST, worstCards } from '../../helpers/worst-cards.ts';

const plain: Card = { title: 'A title', summary: 'Three open.', body: [], buttons: [] };
const done: Button = { type: 'command', label: 'Mark E2-03 complete', command: 'done', args: { action: 'E2-03' } };

describe('the worst cards', () => {
  it.each(worstCards().map(([name, card]) => ({ name, card })))(
    'the worst card $name is valid and fits',
    ({ card }) => {
      const node = renderCard(card);
      expectValid(node);
      expect(bytesOf(node)).toBeLessThanOrEqual(LIMITS.messageBytes);
      expectNoMarkup(node);
      expectSmallSets(node);
      expectSummaryFirst(node, card);
    },
  );

  it('a rendered card is valid whatever the card is made of', () => {
    fc.assert(
      fc.property(anyCard(40), (card) => {
        const node = renderCard(card, { repeat: true });
        expectValid(node);
        expect(bytesOf(node)).toBeLessThanOrEqual(LIMITS.messageBytes);
        expectNoMarkup(node);
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });
});

describe('elements', () => {
  it.each(elementCards(LONGEST))(
    'an element of type $type is valid and fits with the longest and most awkward texts',
    ({ card }) => {
      const node = renderCard(card);
      expectValid(node);
      expect(bytesOf(node)).toBeLessThanOrEqual(LIMITS.messageBytes);
      expectNoMarkup(node);
    },
  );

  it('a rendered card shows all texts of its elements', () => {
    expect(missingTexts((card) => JSON.stringify(renderCard(card)))).toEqual([]);
  });
});

describe('people’s words', () => {
  it('people’s words stand in text runs as they are, and become no link, mention or bold print', () => {
    const node = renderCard({ ...plain, body: [{ type: 'text', text: HOSTILE }] });
    const runs = nodesOf(node).filter((one) => one.type === 'TextRun');
    expect(runs.at(-1)?.text).toBe(
      '<at>Everyone</at> **bold** [click](javascript:alert(1)) <!channel> & "quoted" { {DATE(2020-01-01T00:00:00Z)}}  evil  # 1. - ~x~ `y`',
    );
  });

  it('people’s links lead only to web addresses', () => {
    const item = (url: string) => ({ text: 'V1', link: { text: 'proof', url } });
    const items = ['https://a.example/x', 'javascript:alert(1)', 'file:///etc/passwd', 'not an address'].map(item);
    const card: Card = {
      ...plain,
      body: [{ type: 'list', items }],
      buttons: [{ type: 'link', label: 'Open', url: 'data:text/html,x' }],
    };
    const urls = nodesOf(renderCard(card)).flatMap((one) => (one.type === 'Action.OpenUrl' ? [one.url] : []));
    expect(urls).toEqual(['https://a.example/x']);
  });

  it('people’s words mention nobody: only the person whom the card is for is mentioned', () => {
    const node = renderCard({
      ...plain,
      to: { name: 'Jo <at>All</at> Smith*', accounts: ['slack:U1', 'teams:aad-1'] },
    });
    expect(node.msteams).toEqual({
      width: 'Full',
      entities: [
        {
          type: 'mention',
          text: '<at>Jo  at All  at  Smith</at>',
          mentioned: { id: 'aad-1', name: 'Jo  at All  at  Smith' },
        },
      ],
    });
    expect(
      nodesOf(node)
        .filter((one) => one.type === 'TextBlock')
        .map((one) => one.text),
    ).toEqual(['<at>Jo  at All  at  Smith</at>']);
  });
});

describe('buttons', () => {
  it('a button is an Action.Execute, and an Action.Submit for older clients', () => {
    const [action] = nodesOf(renderCard({ ...plain, buttons: [done] })).filter((one) => one.type === 'Action.Execute');
    expect(action).toMatchObject({
      verb: 'done',
      associatedInputs: 'none',
      fallback: { type: 'Action.Submit', data: action?.data },
    });
    expect(readCardData(action?.data)?.input).toEqual({ kind: 'press', command: 'done', args: { action: 'E2-03' } });
  });

  it('a button shows its known form in place, and the form’s inputs come back by their names', () => {
    const forms = new Map([[done, formCard([field({ name: 'because', required: true })])]]);
    const node = renderCard({ ...plain, buttons: [done] }, { forms });
    const show = nodesOf(node).find((one) => one.type === 'Action.ShowCard');
    const send = nodesOf(show).find((one) => one.type === 'Action.Execute');
    const input = nodesOf(show).find((one) => one.type === 'Input.Text');
    expect(readCardData({ ...(send?.data as object), [String(input?.id)]: 'late papers' })?.input).toEqual({
      kind: 'form',
      command: 'return',
      args: { because: 'late papers', action: 'E2-03' },
    });
  });

  it('the fixed arguments of a form cannot be replaced by an input', () => {
    const data = { bvn: { kind: 'form', command: 'return', args: { action: 'E2-03' } }, '1.action': 'E9-99' };
    expect(readCardData(data)?.input.args).toEqual({ action: 'E2-03' });
  });

  it('a button that must be confirmed asks first', () => {
    const node = renderCard({ ...plain, buttons: [{ ...done, confirm: 'Really?' }] });
    const show = nodesOf(node).find((one) => one.type === 'Action.ShowCard');
    expect(nodesOf(show).map((one) => one.type)).toContain('Action.Execute');
    expect(JSON.stringify(show)).toContain('Really?');
  });

  it.each([null, 'x', [], {}, { bvn: null }, { bvn: { kind: 'rm', command: 'done' } }, { bvn: { kind: 'press' } }])(
    'data that is not from our buttons is no press: %j',
    (data) => expect(readCardData(data)).toBeNull(),
  );

  it('a button carries only texts', () => {
    const data = { bvn: { kind: 'press', command: 'done', args: { action: 'E2-03', x: { y: 1 }, z: 3 } } };
    expect(readCardData(data)?.input.args).toEqual({ action: 'E2-03' });
  });
});

describe('fields', () => {
  const options = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ value: `p${i}`, label: `Person ${i}` }));
  const inputOf = (one: Partial<Field>) =>
    nodesOf(renderCard(formCard([field(one)]))).find((node) => node.type?.startsWith('Input.'));

  it('people are picked from a list that can be searched', () => {
    const input = inputOf({ kind: 'person', options: options(LIMITS.choices), value: 'p3' });
    expect(input).toMatchObject({ type: 'Input.ChoiceSet', style: 'filtered', value: 'p3' });
  });

  it('a field takes a typed name where there are too many people to list', () => {
    const input = inputOf({ kind: 'person', options: options(LIMITS.choices + 1), value: 'p3' });
    expect(input).toMatchObject({ type: 'Input.Text', value: 'Person 3' });
  });

  it('a field says what was wrong and keeps its value', () => {
    const node = renderCard(formCard([field({ kind: 'line', value: 'somewhen', fault: 'This is no date.' })]));
    expect(JSON.stringify(node)).toContain('Please change this: This is no date.');
    expect(nodesOf(node).find((one) => one.type === 'Input.Text')).toMatchObject({ value: 'somewhen' });
  });

  it('a required field is marked for the client', () => {
    expect(inputOf({ required: true })).toMatchObject({ isRequired: true, label: 'Reason' });
    expect(inputOf({ required: false })).toMatchObject({ label: 'Reason (optional)' });
  });
});

it('a long list says how many items are left out, and the command that shows them', () => {
  const items = Array.from({ length: 150 }, () => ({ text: LONGEST }));
  const node = renderCard({ ...plain, body: [{ type: 'list', items, more: { count: 5, command: 'status overdue' } }] });
  const shown = nodesOf(node).filter((one) => one.type === 'Container').length;
  expect(JSON.stringify(node)).toContain(`and ${155 - shown} more: /bvn status overdue`);
});

it('a card that fits by no size budget shows its beginning, and says that there is more', () => {
  const facts = Array.from({ length: 300 }, () => ({ name: LONGEST, value: LONGEST }));
  const body = [{ type: 'note', text: 'The first.' } as const, { type: 'facts', facts } as const];
  const node = renderCard({ ...plain, body });
  expect(bytesOf(node)).toBeLessThanOrEqual(LIMITS.messageBytes);
  const text = JSON.stringify(node);
  expect(text).toContain('The first.');
  expect(text).toContain('The rest does not fit into one message.');
});

it('a repeated card says that it may be a repeat', () => {
  expect(JSON.stringify(renderCard(plain))).not.toContain('may be a repeat');
  expect(JSON.stringify(renderCard(plain, { repeat: true }))).toContain('This may be a repeat');
});

function field(more: Partial<Field>): Field {
  return { name: 'because', label: 'Reason', kind: 'line', ...more };
}

function formCard(fields: readonly Field[]): Card {
  const form = { type: 'form', command: 'return', args: { action: 'E2-03' }, fields, submit: 'Return it' } as const;
  return { ...plain, body: [form] };
}

/** Markdown is read in TextBlocks only, and there is none but the mention. */
function expectNoMarkup(node: object): void {
  for (const one of nodesOf(node)) {
    if (one.type === 'TextBlock') expect(one.text).toMatch(/^<at>[^<>*_[\]()`#~{}]*<\/at>$/);
    if (one.type === 'TextRun') expect(one.text).not.toContain('{{');
  }
}

function expectSmallSets(node: object): void {
  for (const one of nodesOf(node)) {
    if (one.type === 'ActionSet') expect((one.actions as object[]).length).toBeLessThanOrEqual(LIMITS.actionsInSet);
  }
}

function expectSummaryFirst(node: { readonly [name: string]: unknown }, card: Card): void {
  const [first] = node.body as { inlines: { text: string }[] }[];
  const opening = first?.inlines[0]?.text.replace(/…$/, '') ?? '';
  expect(opening.length).toBeGreaterThan(0);
  expect(renderCard({ ...card, body: [], buttons: [] }).speak).toBe(card.summary);
  expect(cleaned(card.summary).startsWith(opening)).toBe(true);
}

function cleaned(text: string): string {
  return oneLine(text).replaceAll('{{', '{ {');
}
