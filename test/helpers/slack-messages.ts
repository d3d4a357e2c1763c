/** The messages of a stand-in for Slack: posted, edited, judged and listed as Slack does it, by Slack's own clock. */
import { faultsInBlocks } from './slack-blocks.ts';
import { type Answer, type Args, refused, type SlackMessage } from './slack-shapes.ts';

export class SlackMessages {
  readonly messages: SlackMessage[] = [];
  readonly violations: string[] = [];
  /** Milliseconds until a new message appears in the history. */
  lagMs = 0;
  readonly #machineMs: () => number;
  #behindMs = 0;
  #number = 0;

  constructor(nowMs: () => number) {
    this.#machineMs = nowMs;
  }

  /** Makes the machine's clock wrong by this much from now on, but not Slack's. */
  fallBehind(ms: number): void {
    this.#behindMs += ms;
    for (const message of this.messages) message.atMs -= ms;
  }

  protected nowMs(): number {
    return this.#machineMs() - this.#behindMs;
  }

  next(): number {
    this.#number += 1;
    return this.#number;
  }

  /** The messages that a person sees in a conversation, oldest first. */
  seen(channel: string, user?: string): SlackMessage[] {
    return this.messages.filter((one) => one.channel === channel && (one.onlyFor === null || one.onlyFor === user));
  }

  protected pace(channel: string): void {
    const last = this.messages.findLast((one) => one.channel === channel && one.onlyFor === null);
    if (last && this.nowMs() - last.atMs < 1000) this.violations.push(`two messages within a second in ${channel}`);
  }

  protected post(args: Args, onlyFor: string | null): Answer {
    const faults = this.#judge(args);
    if (faults) return faults;
    const atMs = this.nowMs();
    const ts = `${Math.floor(atMs / 1000)}.${String(this.next()).padStart(6, '0')}`;
    const { channel, thread_ts, text, blocks, metadata } = args as Args & {
      channel: string;
      thread_ts?: string;
      text: string;
    };
    this.messages.push({
      channel,
      ts,
      thread_ts: thread_ts || undefined,
      text,
      blocks,
      metadata,
      onlyFor,
      atMs,
      edits: 0,
    });
    return { ok: true, channel, ts, message_ts: ts };
  }

  protected edit(message: SlackMessage, args: Args): Answer {
    const faults = this.#judge(args);
    if (faults) return faults;
    Object.assign(message, { text: args.text, blocks: args.blocks, edits: message.edits + 1 });
    return { ok: true, channel: message.channel, ts: message.ts };
  }

  #judge({ text, blocks }: Args): Answer | null {
    const faults = faultsInBlocks(blocks, 'message');
    if (typeof text !== 'string' || text === '') faults.push('no text beside the blocks');
    if (String(text).length > 4000) faults.push('the text is too long');
    this.violations.push(...faults);
    return faults.length > 0 ? refused('invalid_blocks') : null;
  }

  protected history(args: Args): Answer {
    const oldest = Number(args.oldest ?? 0);
    const all = args.include_all_metadata === true || args.include_all_metadata === 'true';
    const messages = this.messages
      .filter((one) => one.channel === args.channel && one.onlyFor === null && Number(one.ts) >= oldest)
      .filter((one) => one.atMs + this.lagMs <= this.nowMs())
      .filter((one) => (args.ts ? one.thread_ts === args.ts || one.ts === args.ts : !one.thread_ts))
      .map(({ ts, thread_ts, text, metadata }) => ({ ts, thread_ts, text, ...(all ? { metadata } : {}) }));
    // Slack lists a thread from its beginning, a channel from its end.
    const listed = args.ts ? messages : messages.reverse();
    const [from, limit] = [Number(args.cursor ?? 0), Number(args.limit ?? 100)];
    const next_cursor = from + limit < listed.length ? `${from + limit}` : '';
    return { ok: true, messages: listed.slice(from, from + limit), response_metadata: { next_cursor } };
  }
}
