/** Prepares texts for Slack: cleaned, escaped where Slack reads markup, and cut to Slack's limits. */
import { stripUnseen } from '../../views/plain-text.ts';

/** Stands for an empty text, because Slack refuses a text object without a visible character. */
const NOTHING = '–';

/** A text fit for a `plain_text` object: without control and bidi characters, and never empty. */
export function shown(text: string): string {
  const fit = stripUnseen(text).toWellFormed().trim();
  return fit === '' ? NOTHING : fit;
}

/** A cleaned text of at most `most` UTF-16 code units, with an ellipsis where it was cut; never half a character. */
export function clip(text: string, most: number): string {
  const fit = shown(text);
  return fit.length <= most ? fit : `${head(fit, most - 1).trimEnd()}…`;
}

/** The whole text in pieces of at most `most` code units, each cut at a line end or a space near its end where there is one. */
export function pieces(text: string, most: number): readonly string[] {
  const found: string[] = [];
  let rest = shown(text);
  while (rest.length > most) {
    const full = head(rest, most);
    const end = Math.max(full.lastIndexOf('\n'), full.lastIndexOf(' '));
    const piece = end > most / 2 ? full.slice(0, end) : full;
    found.push(shown(piece));
    rest = rest.slice(piece.length).trimStart();
  }
  return rest === '' ? found : [...found, rest];
}

function head(text: string, most: number): string {
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(most - 1));
  return text.slice(0, splitsPair ? most - 1 : most);
}

/** A text for a field in which Slack reads markup: the three characters that open mentions and links are escaped. */
export function escaped(text: string): string {
  return shown(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * The web address of a message, as chat.getPermalink answers (docs.slack.dev/reference/methods/chat.getPermalink). No call
 * is needed, so that this works in conversations without the bot, too. `address` is the workspace's.
 */
export function linkTo(address: string, channel: string, ts: string, thread: string = ts): string {
  const link = new URL(`archives/${channel}/p${ts.replace('.', '')}`, address);
  if (thread !== ts) link.search = `thread_ts=${thread}&cid=${channel}`;
  return link.href;
}
