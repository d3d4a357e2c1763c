/** A letter on its way into the record: what is sent, pressed and filled in, and the card that is in sight. */
import { readFileSync } from 'node:fs';
import type { Button, Card, Item } from '../../../src/ports/card.ts';
import { plainText } from '../../../src/views/plain-text.ts';
import type { Bot } from '../../helpers/bot.ts';
import { DIRECT } from '../../helpers/programme.ts';

/** The bot of the present test, and the card that its lead looks at. */
export const scene = {} as { bot: Bot; card: Card };

export const letter = (name: string) => readFileSync(new URL(`../../core/notice/letters/${name}.txt`, import.meta.url));
export const shown = () => plainText(scene.card);

/** Sends a file with some words, or presses or fills in something; the answer becomes the card in sight. */
export async function sends(bytes: Uint8Array, name = 'letter.txt', words = 'notice letter', who = 'Lead') {
  const reply = await scene.bot.ask(who, words, { file: { name, bytes }, place: place() });
  scene.card = reply.card as Card;
  return shown();
}

export const place = () => ({ platform: 'local', ...DIRECT }) as const;

export async function presses(label: string, who = 'Lead') {
  const buttons: Button[] = [
    ...scene.card.buttons,
    ...scene.card.body.flatMap((one) => itemsOf(one).flatMap((item) => item.buttons ?? [])),
  ];
  const button = buttons.find((one) => one.label === label);
  if (button?.type !== 'command') throw new Error(`No button “${label}” on:\n${shown()}`);
  const { command, args } = button;
  const reply = await scene.bot.ask(who, { kind: 'press', command, args }, { place: place() });
  scene.card = reply.card as Card;
  return shown();
}

export const itemsOf = (element: Card['body'][number]): readonly Item[] =>
  element.type === 'list' ? element.items : [];

/** Sends the form in sight with these values in place of those that it shows. */
export async function fills(values: Record<string, string>) {
  const form = scene.card.body.find((one) => one.type === 'form');
  if (form?.type !== 'form') throw new Error(`No form in:\n${shown()}`);
  const starts = Object.fromEntries(form.fields.map(({ name, value = '' }) => [name, value]));
  const input = { kind: 'form', command: form.command, args: { ...form.args, ...starts, ...values } } as const;
  const reply = await scene.bot.ask('Lead', input, { place: place() });
  scene.card = reply.card as Card;
  return shown();
}
