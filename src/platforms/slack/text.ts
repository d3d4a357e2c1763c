/** Texts on their way to Slack: cleaned, escaped where Slack would read markup, and cut where it would refuse them. */
import { stripUnseen } from '../../views/plain-text.ts';

/** Slack refuses a text object without a character that shows. */
const NOTHING = '–';

/** Fit for a `plain_text` object: no characters that drive or reorder a line, and never empty. */
export function shown(text: string): string {
  const fit = stripUnseen(text).toWellFormed().trim();
  return fit === '' ? NOTHING : fit;
}

/** At most `most` code units, with an ellipsis when something is missing; never half a character. */
export function clip(text: string, most: number): string {
  const fit = shown(text);
  return fit.length <= most ? fit : `${head(fit, most - 1).trimEnd()}…`;
}

/** The whole text in pieces of at most `most` code units, broken at a line, else a space, where there is one near the end. */
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

/** Where Slack reads markup, these three characters are all that opens a mention or a link. */
export function escaped(text: string): string {
  return shown(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * As chat.getPermalink would answer (docs.slack.dev/reference/methods/chat.getPermalink), without a call for every message,
 * and for the messages of conversations, too, that the bot is not in. `address` is the workspace's.
 */
export function linkTo(address: string, channel: string, ts: string, thread: string = ts): string {
  const link = new URL(`archives/${channel}/p${ts.replace('.', '')}`, address);
  if (thread !== ts) link.search = `thread_ts=${thread}&cid=${channel}`;
  return link.href;
}
