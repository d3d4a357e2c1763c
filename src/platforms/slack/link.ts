/** Where a message is on the web. */

/**
 * As chat.getPermalink would answer (docs.slack.dev/reference/methods/chat.getPermalink), without a call for every message,
 * and for the messages of conversations, too, that the bot is not in. `address` is the workspace's.
 */
export function linkTo(address: string, channel: string, ts: string, thread: string = ts): string {
  const link = new URL(`archives/${channel}/p${ts.replace('.', '')}`, address);
  if (thread !== ts) link.search = `thread_ts=${thread}&cid=${channel}`;
  return link.href;
}
