/** Draws a card as plain text in one fixed layout, for the shell, for platforms' fallback texts and for the tests. */
import { assertNever } from '../core/record/errors.ts';
import type { Button, Card, Element, Field, Form, Item } from '../ports/card.ts';

/**
 * The whole card as text. Empty lines separate blocks, and no line end follows the last line.
 * A button shows its label in square brackets; a link shows its address as well.
 */
export function plainText(card: Card): string {
  const blocks = [
    [oneLine(card.title)],
    card.to ? [`To: ${oneLine(card.to.name)}`] : [],
    ...card.body.map(elementLines),
    card.buttons.map(buttonText),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function elementLines(element: Element): string[] {
  switch (element.type) {
    case 'text':
    case 'note':
      return [stripUnseen(element.text)];
    case 'facts':
      return element.facts.map((fact) => `${oneLine(fact.name)}: ${oneLine(fact.value)}`);
    case 'list':
      return [
        ...(element.title ? [oneLine(element.title)] : []),
        ...element.items.flatMap(itemLines),
        ...(element.more ? [`and ${element.more.count} more: /bvn ${oneLine(element.more.command)}`] : []),
      ];
    case 'divider':
      return ['---'];
    case 'form':
      return formLines(element);
    default:
      return assertNever(element);
  }
}

function itemLines(item: Item): string[] {
  const under = [
    ...(item.details ?? []).map(oneLine),
    ...(item.link ? [linkText(item.link.text, item.link.url)] : []),
    ...(item.buttons ?? []).map(buttonText),
  ];
  return [`- ${oneLine(item.text)}`, ...under.map((line) => `  ${line}`)];
}

function formLines(form: Form): string[] {
  return [...form.fields.flatMap(fieldLines), `[${oneLine(form.submit)}]`];
}

function fieldLines(field: Field): string[] {
  const wanted = field.required ? ' (needed)' : field.neededFor ? ` (needed for ${field.neededFor})` : '';
  const offered = field.options?.map((option) => oneLine(option.label)).join(', ');
  const under = [
    ...(field.hint ? [oneLine(field.hint)] : []),
    ...(offered ? [`One of: ${offered}`] : []),
    ...(field.fault ? [`Please change this: ${oneLine(field.fault)}`] : []),
  ];
  const chosen = field.options?.find((option) => option.value === field.value)?.label ?? field.value;
  const value = chosen ? ` ${oneLine(chosen)}` : '';
  return [`${oneLine(field.label)}${wanted}:${value}`, ...under.map((line) => `  ${line}`)];
}

function buttonText(button: Button): string {
  switch (button.type) {
    case 'command':
      return `[${oneLine(button.label)}]`;
    case 'link':
      return linkText(button.label, button.url);
    default:
      return assertNever(button);
  }
}

function linkText(text: string, url: string): string {
  return `[${oneLine(text)}] ${oneLine(url)}`;
}

/** Control characters can drive a terminal, and direction marks can reorder a line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are removed
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Texts in which there is nothing to replace, as nearly all. */
const PLAIN = /^[ -~\n]*$/;

/** Replaces each invisible control character and direction mark with a space. Every kind of line end becomes `\n`. */
export function stripUnseen(text: string): string {
  return PLAIN.test(text) ? text : text.replaceAll(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll(UNSEEN, ' ');
}

/** Joins the lines of a text, so that a text with line ends cannot imitate further lines of the layout. */
export function oneLine(text: string): string {
  return stripUnseen(text)
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
}
