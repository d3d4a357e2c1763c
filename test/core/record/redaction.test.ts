/** The mark that takes the place of a redacted text in a card, in whatever form the card shows it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactIn, showsAny } from '../../../src/core/record/redaction.ts';

describe('redactIn', () => {
  it.each([
    ['the text in a sentence', 'blocked: Ann Example left by Jo', 'Ann Example left', 'blocked: [redacted] by Jo'],
    ['a text with a capital at its beginning', 'The text. More', 'the text', '[redacted]. More'],
    ['a text of two lines on one line', 'E1 one two', 'one\ntwo', 'E1 [redacted]'],
    [
      'a long text that is cut short',
      'E1-01 Adopt the rules of… · E1-02',
      'Adopt the rules of Ann',
      'E1-01 [redacted] · E1-02',
    ],
    ['a short text that is set off', 'blocked: unwell. More', 'unwell', 'blocked: [redacted]. More'],
    ['a short title behind its code', 'E1-01 Unwell', 'unwell', 'E1-01 [redacted]'],
    ['no short text among other words', 'Owner reported it done today', 'done', 'Owner reported it done today'],
    ['no part of a longer word', 'Yesterday they met', 'yes', 'Yesterday they met'],
    [
      'no other text with the same beginning',
      'Adopt the rules of Bob',
      'Adopt the rules of Ann',
      'Adopt the rules of Bob',
    ],
    ['a text that is the mark’s own word', 'redacted, redacted', 'redacted', '[redacted], [redacted]'],
  ])('finds %s', (_, shown, text, wanted) => {
    expect(redactIn(shown, { texts: [text] })).toBe(wanted);
  });

  it('the type, the command and the kind of a card’s parts stay as they are', () => {
    const card = {
      body: [{ type: 'text', text: 'text' }],
      buttons: [{ type: 'command', command: 'text', label: 'text' }],
    };
    expect(redactIn(card, { texts: ['text'] })).toEqual({
      body: [{ type: 'text', text: '[redacted]' }],
      buttons: [{ type: 'command', command: 'text', label: '[redacted]' }],
    });
  });

  it('a link whose address holds the text is left out', () => {
    const item = { text: 'Minutes', link: { text: 'Open', url: 'https://example.org/ann' } };
    expect(redactIn(item, { texts: ['https://example.org/ann'] })).toEqual({ text: 'Minutes' });
    const buttons = [{ type: 'link', label: 'Open', url: 'https://example.org/ann' }];
    expect(redactIn({ buttons }, { texts: ['https://example.org/ann'] })).toEqual({ buttons: [] });
  });

  it('no text of 12 letters or more is left in a card that showed it between other words', () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 12, maxLength: 40 })
      .filter((text) => text.trim().length >= 12);
    fc.assert(
      fc.property(words, fc.constantFrom('“', ' ', '\n', ': '), (text, edge) => {
        fc.pre(!'[redacted]'.includes(text));
        const card = { title: `Before${edge}${text}${edge}after`, body: [{ type: 'text', text: ` ${text} ` }] };
        const redacted = redactIn(card, { texts: [text] });
        expect(showsAny(redacted, { texts: [text] })).toBe(false);
        expect(redacted.title).not.toContain(`${edge}${text}${edge}`);
      }),
    );
  });
});
