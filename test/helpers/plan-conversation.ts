/** A conversation about a file that somebody sends: the card of the moment, and presses of its buttons. */
import type { Card, CommandButton, Field, Raw } from '../../src/ports/card.ts';
import { plainText } from '../../src/views/plain-text.ts';
import type { Bot } from './bot.ts';

/** Starts a conversation of one person about one file at a time. */
export function conversation(bot: Bot, who = 'Lead') {
  let card: Card | null = null;
  const buttons = () => {
    const items = card?.body.flatMap((one) => (one.type === 'list' ? one.items : [])) ?? [];
    return [...(card?.buttons ?? []), ...items.flatMap((item) => item.buttons ?? [])].filter(
      (button): button is CommandButton => button.type === 'command',
    );
  };
  const text = () => (card ? plainText(card) : '');
  return {
    text,
    async sends(content: string | Uint8Array, line = 'import', name = 'plan.csv') {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      card = (await bot.ask(who, line, { file: { name, bytes } })).card;
      return text();
    },
    /** The button with this label on the card. */
    button(label: string): CommandButton {
      const button = buttons().find((one) => one.label === label);
      if (button) return button;
      throw new Error(`There is no button “${label}” on: ${text()}`);
    },
    async presses(label: string) {
      const { command, args } = this.button(label);
      card = (await bot.ask(who, { kind: 'press', command, args })).card;
      return text();
    },
    /** The fields of the form on the card. */
    fields(): readonly Field[] {
      return card?.body.flatMap((one) => (one.type === 'form' ? one.fields : [])) ?? [];
    },
    /** Fills in the form on the card and sends it. */
    async fills(values: Raw) {
      const form = card?.body.find((one) => one.type === 'form');
      if (form?.type !== 'form') throw new Error(`There is no form on: ${text()}`);
      card = (await bot.ask(who, { kind: 'form', command: form.command, args: { ...form.args, ...values } })).card;
      return text();
    },
  };
}
