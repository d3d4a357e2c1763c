/** What a button carries: the command it runs, as the compact text in its value. */
import { LIMITS } from './limits.ts';

/** What was asked: a command with raw arguments, or a line as typed. */
export type Ask =
  | { readonly kind: 'press'; readonly command: string; readonly args: Readonly<Record<string, string>> }
  | { readonly kind: 'text'; readonly text: string };

/** What a button says when it is pressed; `from` is where a long answer goes on. */
export interface Pressed {
  readonly ask: Ask;
  readonly from: number;
}

/** Null when it does not fit in a button. */
export function encodeAsk(ask: Ask, from = 0): string | null {
  const said = ask.kind === 'press' ? { c: ask.command, a: ask.args } : { t: ask.text };
  const value = JSON.stringify(from === 0 ? said : { ...said, f: from });
  return value.length > LIMITS.buttonValue ? null : value;
}

/** Null for what no button of ours carries. */
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
