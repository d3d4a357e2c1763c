/** What people type in Slack, out of Slack's own writing of it: mentions as commands read them, everything else as typed. */

/** Slack writes mentions, links and channels in angle brackets, and those characters themselves as entities. */
const MARKED = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

/** `botId` is the bot's own user, whose mention only says that it is spoken to. */
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
 * The address of a link; of a mail address, the label is what was typed. Where somebody typed no scheme, Slack puts
 * `http://` in front, which nobody meant.
 */
function addressOf(target: string, label: string | undefined): string {
  if (target.startsWith('mailto:')) return label ?? target;
  const rest = target.startsWith('http://') ? target.slice('http://'.length) : null;
  const isBare = rest !== null && (rest === label || rest === `${label}/`);
  return isBare ? `https://${rest}` : target;
}

/** The accounts that a text mentions. */
export function mentionedIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/<@slack:([UW][A-Z0-9]+)/g)].flatMap(([, id]) => (id ? [id] : [])))];
}
