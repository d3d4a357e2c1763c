/** Reads Slack's markup as the words that a person typed, with mentions as commands read them. */

/** A mention, link or channel in angle brackets. Typed angle brackets come as entities. */
const MARKED = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

/** The typed words of a Slack text. A mention of `botId`, the bot's own user, is left out. */
export function fromSlackMarkup(text: string, botId: string | null): string {
  const read = text.replace(MARKED, (_, kind: string, target: string, label: string | undefined) => {
    switch (kind) {
      case '@':
        if (target === botId) return ' ';
        return `<@slack:${target}${label ? `|${label}` : ''}>`;
      case '#':
        return `#${label ?? target}`;
      case '!':
        return label ?? `@${target}`;
      default:
        return addressOf(target, label);
    }
  });
  return read.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();
}

/**
 * The address of a link, or the label of a mail address, as typed. Slack puts `http://` before an address typed without a
 * scheme; `https://` is what such an address means.
 */
function addressOf(target: string, label: string | undefined): string {
  if (target.startsWith('mailto:')) return label ?? target;
  const rest = target.startsWith('http://') ? target.slice('http://'.length) : null;
  const isBare = rest !== null && (rest === label || rest === `${label}/`);
  return isBare ? `https://${rest}` : target;
}

/** The user groups that a Slack text mentions, as `fromSlackMarkup` writes them; nothing for a text without any. */
export function groupsIn(text: string): { readonly groups?: readonly string[] } {
  const groups = [...text.matchAll(/<!subteam\^[^<>|]*(?:\|[^<>]*)?>/g)].map(([tag]) => fromSlackMarkup(tag, null));
  return groups.length > 0 ? { groups } : {};
}

/** The Slack ids of the accounts that a text mentions, each once. */
export function mentionedIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/<@slack:([UW][A-Z0-9]+)/g)].flatMap(([, id]) => (id ? [id] : [])))];
}
