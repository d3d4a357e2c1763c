import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderCard } from '../../../src/platforms/local/render.ts';
import type { Card } from '../../../src/ports/card.ts';
import { cardOfEveryElement, missingTexts } from '../../helpers/every-element.ts';
import { dateForm, plainCard, reminderCard, statusCard } from '../../helpers/example-cards.ts';

const setting = { prefix: 'c-1', viewer: 'monitoring-officer', closable: true };
const draw = (card: Card) => renderCard(card, setting).toString().replaceAll(/\s+/g, ' ');

/** The tags and the names of their attributes, without any text or value. */
function skeleton(card: Card): string[] {
  const text = renderCard(card, setting).toString();
  return [...text.matchAll(/<\/?[a-z][^>]*>/gi)].map(([tag]) =>
    tag.replaceAll(/"[^"]*"/g, '""').replaceAll(/\s+/g, ' '),
  );
}

describe('a card as HTML', () => {
  test('no text of any place can become a tag or an attribute', () => {
    const everywhere = (text: string) => cardOfEveryElement(() => text);
    const plain = skeleton(everywhere('x'));
    const nasty = fc.string({ unit: fc.constantFrom(...'<>"\'&= /x`\n') });
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'grapheme' })), (text) => {
        expect(skeleton(everywhere(`x${text}x`))).toEqual(plain);
      }),
    );
    expect(skeleton(everywhere('"><script>alert(1)</script>'))).toEqual(plain);
  });

  test('every element shows all its texts', () => {
    expect(missingTexts(draw)).toEqual([]);
  });

  test('only web addresses become links', () => {
    const link = (url: string) => draw({ ...plainCard('Links'), buttons: [{ type: 'link', label: 'Evidence', url }] });
    expect(link('https://example.org/a?b=1&c=2')).toContain(
      '<a class="button" href="https://example.org/a?b=1&amp;c=2"',
    );
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'not an address']) {
      expect(link(url)).not.toContain('<a ');
      expect(link(url)).toContain(`Evidence (${url})`);
    }
  });

  test('a card has real headings, facts and lists', () => {
    const text = draw(statusCard);
    expect(text).toContain('<h3 dir="auto">Best Value Notice: 36 days left</h3>');
    expect(text).toContain('<div><dt dir="auto">Overdue</dt><dd dir="auto">3</dd></div>');
    expect(text.match(/<li /g)).toHaveLength(11);
  });

  test('a list that leaves items out has a button with the command that shows them', () => {
    expect(draw(statusCard)).toMatch(
      /<button [^>]*data-run="\/bvn status overdue">and 12 more: .*\/bvn status overdue/,
    );
  });

  test('a card tells its addressee, and nobody else, that it is for them', () => {
    expect(draw(reminderCard)).toContain('@Monitoring Officer</span> (you)');
    expect(renderCard(reminderCard, { ...setting, viewer: 'chief-executive' }).toString()).not.toContain('(you)');
  });

  test('a button carries its command, its arguments and the question to ask first', () => {
    const args = { action: 'E2-03', said: '"quoted"' };
    const card = {
      ...plainCard('Sure?'),
      buttons: [
        {
          type: 'command',
          label: 'Withdraw E2-03',
          command: 'withdraw',
          args,
          style: 'danger',
          confirm: 'Withdraw it?',
        },
      ],
    } as const;
    const text = draw(card);
    expect(text).toContain('class="danger"');
    expect(text).toContain('data-command="withdraw"');
    expect(text).toContain(`data-args="${JSON.stringify(args).replaceAll('"', '&quot;')}"`);
    expect(text).toContain('data-confirm="Withdraw it?"');
  });
});

describe('a form as HTML', () => {
  test('every field is tied to its label, its hint and its fault', () => {
    const text = draw(dateForm('E2-03', { date: '31 June' }, true));
    expect(text).toContain('<label for="c-1-1-date"');
    expect(text).toContain(
      'aria-describedby="c-1-1-date-hint c-1-1-date-fault" aria-invalid="true" aria-required="true" value="31 June"',
    );
    expect(text).toContain('id="c-1-1-date-hint" dir="auto">For example, 14 July');
    expect(text).toContain(
      'id="c-1-1-date-fault" dir="auto"><b>Please change this:</b> &quot;31 June&quot; does not exist',
    );
  });

  test('a field without hint and fault says nothing of either, and says when it may stay empty', () => {
    const text = draw(dateForm('E2-03'));
    expect(text).toMatch(/<textarea rows="3" id="c-1-1-because" name="because" dir="auto" aria-required="true">/);
    expect(text).toContain('Who knows of it already <span class="optional">(optional)</span>');
    expect(text).not.toContain('aria-invalid');
  });

  test('a date is written out in full, and one that does not exist stays as it was typed', () => {
    expect(draw(dateForm('E2-03', { date: '2024-07-14' }))).toContain('value="14 July 2024"');
    expect(draw(dateForm('E2-03', { date: '2024-06-31' }))).toContain('value="2024-06-31"');
  });

  test('a chosen value stays chosen, also when it is none of the options', () => {
    expect(draw(dateForm('E2-03', { agreed: 'chief-executive' }))).toContain(
      '<option value="chief-executive" selected>',
    );
    expect(draw(dateForm('E2-03', { agreed: 'somebody' }))).toContain(
      '<option value="somebody" selected>somebody</option>',
    );
    expect(draw(dateForm('E2-03'))).toContain('<option value="">Choose</option>');
  });

  test('a form can be left only where its reader can close the card', () => {
    expect(draw(dateForm('E2-03'))).toContain('data-dismiss>Cancel');
    expect(renderCard(dateForm('E2-03'), { ...setting, closable: false }).toString()).not.toContain('Cancel');
  });
});
