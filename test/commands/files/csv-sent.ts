/** Exports the record as CSV and sends a file for import, as a person does it in chat. */
import type { Button, Card } from '../../../src/ports/card.ts';
import { plainText } from '../../../src/views/plain-text.ts';
import type { Bot } from '../../helpers/bot.ts';
import { textOf } from '../../helpers/file-out.ts';

export async function exported(bot: Bot, line = 'export csv', who = 'Lead'): Promise<string> {
  const reply = await bot.ask(who, line);
  return textOf(reply.file);
}

export async function sent(bot: Bot, content: string | Uint8Array, line = 'import', who = 'Lead') {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const reply = await bot.ask(who, line, { file: { name: 'plan.csv', bytes } });
  const card = reply.card as Card;
  return { text: plainText(card), save: card.buttons[0], file: reply.file };
}

export async function pressed(bot: Bot, button: Button | undefined, who = 'Lead') {
  if (button?.type !== 'command') throw new Error('There is no button to press');
  const reply = await bot.ask(who, { kind: 'press', command: button.command, args: button.args });
  return { ...reply, text: reply.card ? plainText(reply.card) : '', save: reply.card?.buttons[0] };
}
