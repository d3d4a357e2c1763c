/** Button values: a command with its arguments, or a typed line, as compact JSON. */
import { LIMITS } from './limits.ts';

/** A question to the bot: a command with raw arguments, or a line as typed. */
export type Ask =
  | { readonly kind: 'press'; readonly command: string; readonly args: Readonly<Record<string, string>> }
  | { readonly kind: 'text'; readonly text: string };

/** The content of a pressed button. `from` is the number of the first element to show of a long answer. */
export interface Pressed {
  readonly ask: Ask;
  readonly from: number;
}

/** The value of a button; null when the value is longer than Slack takes. */
export function encodeAsk(ask: Ask, from = 0): string | null {
  const said = ask.kind === 'press' ? { c: ask.command, a: ask.args } : { t: ask.text };
  const value = JSON.stringify(from === 0 ? said : { ...said, f: from });
  return value.length > LIMITS.buttonValue ? null : value;
}

/** The content of a button's value; null for a value that is not ours. */
export function decodeAsk(value: string | undefined): Pressed | null {
  const said = parsed(value);
  if (said === null) return null;
  const from = typeof said.f === 'number' && Number.isSafeInteger(said.f) && said.f > 0 ? said.f : 0;
  if (typeof said.t === 'string') return { ask: { kind: 'text', text: said.t }, from };
  if (typeof said.c !== 'string' || !isTexts(said.a)) return null;
  return { ask: { kind: 'press', command: said.c, args: said.a }, from };
}

function parsed(value: string | undefined): Record<string, unknown> | null {
  try {
    const said: unknown = JSON.parse(value ?? '');
    return typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isTexts(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => typeof one === 'string')
  );
}
