/** Templates of HTML and SVG that escape every inserted text. */
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Markup that can be put into another template without escaping. */
export type Markup = HtmlEscapedString;

type Value = Markup | readonly Markup[] | string | number | false | null | undefined;

/** Escapes every value but markup made by this function. Values of attributes must stand in double quotes. */
export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  // Hono returns a promise only where a value is one.
  return html(strings, ...values) as Markup;
}
