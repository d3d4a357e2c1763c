/** Slack accepts every card: nothing is left out without a word, and no text becomes markup. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atomsOf } from '../../../src/platforms/slack/atoms.ts';
import { homeView } from '../../../src/platforms/slack/home.ts';
import { loadingView, viewOf } from '../../../src/platforms/slack/modal.ts';
import { type Message, renderMessage } from '../../../src/platforms/slack/render.ts';
import { clip, escaped, pieces } from '../../../src/platforms/slack/text.ts';
import { decodeAsk, encodeAsk } from '../../../src/platforms/slack/values.ts';
import type { Card } from '../../../src/ports/card.ts';
import { anyCard, anyForm, anyText } from '../../helpers/any-card.ts';
import { elementCards, missingTexts } from '../../helpers/every-element.ts';
import { statusCard } from '../../helpers/example-cards.ts';
import { faultsInBlocks, faultsInView, markupIn, textsOf } from '../../helpers/slack-blocks.ts';
import { LONGEST, worstCards } from '../../helpers/worst-cards.ts';

const AGAIN = { kind: 'press', command: 'mine', args: {} } as const;
const PLACE = { platform: 'slack', conversation: 'C1' } as const;

/** Every page of a card, by pressing what shows the next one. */
function pagesOf(card: Card): Message[] {
  const pages: Message[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const page = renderMessage(card, { again: AGAIN, from });
    pages.push(page);
    from = nextFrom(page);
  }
  return pages;
}

function nextFrom({ blocks }: Message): number | null {
  const values = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  const next = values.find((one) => one.type === 'button' && one.text.text === 'Show what comes next');
  return next && 'value' in next ? (decodeAsk(next.value)?.from ?? null) : null;
}

function listOf(count: number, title: string, buttons: Card['buttons']): Card {
  const items = Array.from({ length: count }, (_, n) => ({ text: `E1-${n} ${title}`, details: [title], buttons }));
  return { title: 'Your actions', summary: 'Your actions.', body: [{ type: 'list', items }], buttons: [] };
}

const TWO_BUTTONS: Card['buttons'] = [
  { type: 'command', label: 'Mark E2-03 complete', command: 'done', args: { action: 'E2-03' }, style: 'primary' },
  { type: 'command', label: 'Propose a date', command: 'due', args: { action: 'E2-03', ask: 'yes' }, asks: true },
];

describe('a message', () => {
  it('a message stays inside every limit, whatever the card holds', () => {
    fc.assert(
      fc.property(anyCard(40), (card) => {
        for (const page of pagesOf(card)) {
          expect(faultsInBlocks(page.blocks, 'message')).toEqual([]);
          expect(page.text.length).toBeLessThanOrEqual(4000);
          expect(page.text).not.toBe('');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('a message reads no markup in typed words', () => {
    fc.assert(
      fc.property(anyCard(5), (card) => {
        const { text, blocks } = renderMessage(card);
        for (const markup of markupIn(blocks)) expect(markup).toBe('<@U0ALICE01>');
        expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['plain words', 'word '],
    ['emoji', '👩‍👧‍👦'],
    ['right to left', 'مرحبا '],
  ])('a message shows each of 400 actions once over its pages, with titles of 3,000 characters of %s', (_, part) => {
    const card = listOf(400, part.repeat(3000 / part.length), TWO_BUTTONS);
    const pages = pagesOf(card);
    for (const { blocks } of pages) expect(faultsInBlocks(blocks, 'message')).toEqual([]);
    const codes = pages.flatMap(({ blocks }) => textsOf(blocks).flatMap((text) => /^E1-(\d+) /.exec(text)?.[1] ?? []));
    expect(codes).toEqual(Array.from({ length: 400 }, (_, n) => `${n}`));
    const [first] = pages;
    const shown = textsOf(first?.blocks).filter((text) => /^E1-/.test(text)).length;
    expect(textsOf(first?.blocks)).toContain(`and ${400 - shown} more`);
  });

  it('a message that leaves items out offers the command that shows them', () => {
    const { blocks } = renderMessage(listOf(100, 'Adopt the rules', TWO_BUTTONS));
    expect(JSON.stringify(blocks)).toContain('"value":"{\\"c\\":\\"status\\",\\"a\\":{}}"');
  });

  it('a message names the buttons that have no room', () => {
    const args = { action: 'E2-03', because: 'x'.repeat(3000) };
    const card = {
      ...statusCard,
      buttons: [{ type: 'command' as const, label: 'Block E2-03', command: 'block', args }],
    };
    expect(textsOf(renderMessage(card).blocks)).toContain('No room for a button here: “Block E2-03”. Please type it.');
  });

  it('a message draws an unsafe address as words', () => {
    const body = [
      { type: 'list' as const, items: [{ text: 'V1 Link', link: { text: 'x', url: 'javascript:alert(1)' } }] },
    ];
    expect(JSON.stringify(renderMessage({ ...statusCard, body }).blocks)).not.toContain('javascript');
  });

  it('a message mentions its addressee by account, and nobody else', () => {
    const to = { name: '<!channel>', accounts: ['slack:U0ALICE01', 'teams:29:1', 'slack:<!here>'] };
    expect(markupIn(renderMessage({ ...statusCard, to }).blocks)).toEqual(['<@U0ALICE01>']);
  });
});

describe('a view', () => {
  it('a view stays inside every limit as a form, an answer and the Home tab', () => {
    fc.assert(
      fc.property(anyCard(60), anyForm, (card, form) => {
        expect(faultsInView({ ...viewOf({ ...card, body: [form, ...card.body] }, PLACE) })).toEqual([]);
        expect(faultsInView({ ...viewOf(card, PLACE) })).toEqual([]);
        expect(faultsInView({ ...homeView(card, AGAIN) })).toEqual([]);
      }),
      { numRuns: 100 },
    );
    expect(faultsInView({ ...loadingView(PLACE) })).toEqual([]);
  });

  it('a view keeps a date typed in words, and offers the picker for every other date', () => {
    const field = { name: 'on', label: 'New date', kind: 'date' as const };
    const elementOf = (value: string) => {
      const form = { type: 'form' as const, command: 'due', args: {}, fields: [{ ...field, value }], submit: 'Set' };
      const view = viewOf({ title: 'Date', summary: '', body: [form], buttons: [] }, PLACE);
      return view.blocks.flatMap((block) => ('element' in block ? [block.element] : []))[0];
    };
    expect(elementOf('next Fri')).toMatchObject({ type: 'plain_text_input', initial_value: 'next Fri' });
    expect(elementOf('2024-05-14')).toMatchObject({ type: 'datepicker', initial_date: '2024-05-14' });
  });
});

describe('every card at its worst', () => {
  it.each(worstCards().map(([name, card]) => ({ name, card })))('$name is taken by Slack', ({ card }) => {
    for (const page of pagesOf(card)) expect(faultsInBlocks(page.blocks, 'message')).toEqual([]);
    expect(faultsInView({ ...viewOf(card, PLACE) })).toEqual([]);
  });
});

describe('every element', () => {
  it.each(elementCards(LONGEST))(
    'of type $type is taken by Slack with the longest and most awkward texts',
    ({ card }) => {
      for (const page of pagesOf(card)) {
        expect(faultsInBlocks(page.blocks, 'message')).toEqual([]);
        expect(markupIn(page.blocks)).toEqual([]);
      }
      expect(faultsInView({ ...viewOf(card, PLACE) })).toEqual([]);
      expect(faultsInView({ ...homeView(card, AGAIN) })).toEqual([]);
    },
  );

  it('every element shows all its texts, in a message or in the modal of its form', () => {
    const draw = (card: Card) => JSON.stringify([renderMessage(card), viewOf(card, PLACE)]);
    expect(missingTexts(draw)).toEqual([]);
  });
});

describe('texts and values', () => {
  it('texts lose nothing in pieces, and end in an ellipsis where they are cut', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 10, max: 500 }), (text, most) => {
        const parts = pieces(text, most);
        expect(parts.every((part) => part.length <= most && part.isWellFormed())).toBe(true);
        expect(parts.join('').replaceAll(/\s/g, '')).toBe(pieces(text, 1e6).join('').replaceAll(/\s/g, ''));
        expect(clip(text, most).length).toBeLessThanOrEqual(most);
        expect(escaped(text)).not.toMatch(/[<>]/);
      }),
    );
    expect(clip('abcdefghijkl', 10)).toBe('abcdefghi…');
  });

  it('values come back from a button as they were put in', () => {
    const ask = { kind: 'press', command: 'due', args: { action: 'E2-03' } } as const;
    expect(decodeAsk(encodeAsk(ask, 7) ?? undefined)).toEqual({ ask, from: 7 });
    expect(decodeAsk(encodeAsk({ kind: 'text', text: 'status' }) ?? undefined)).toEqual({
      ask: { kind: 'text', text: 'status' },
      from: 0,
    });
  });

  it.each([undefined, '', 'x', 'null', '7', '{"c":1}', '{"c":"done","a":[]}', '{"c":"done","a":{"action":1}}'])(
    'of another make are no command: %s',
    (value) => expect(decodeAsk(value)).toBeNull(),
  );

  it('an element that shows something makes at least one atom', () => {
    expect(atomsOf(statusCard).length).toBeGreaterThan(statusCard.body.length - 1);
  });
});
