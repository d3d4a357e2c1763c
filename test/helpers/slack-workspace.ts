/** The workspace of a stand-in for Slack: people, conversations, modals and Home tabs, and the methods that reach them. */
import { faultsInView } from './slack-blocks.ts';
import { SlackMessages } from './slack-messages.ts';
import {
  type Answer,
  type Args,
  BOT,
  refused,
  type SlackChannel,
  type SlackUser,
  type SlackView,
  TEAM,
} from './slack-shapes.ts';

export class SlackWorkspace extends SlackMessages {
  readonly users = new Map<string, SlackUser>();
  readonly channels = new Map<string, SlackChannel>();
  readonly views = new Map<string, SlackView>();
  readonly homes = new Map<string, Args>();
  /** The person of each trigger id that still opens a modal. */
  readonly triggers = new Map<string, string>();
  /** The organisation of an Enterprise Grid to which the workspace belongs. */
  enterprise: string | null = null;

  directOf(user: string): string {
    return `D${user}`;
  }

  /** Shows the text of a typed command's acknowledgement to its asker, or to everybody if the text says so. */
  acknowledged(body: string, { channel, user }: { readonly channel: string; readonly user: string }): void {
    const args = JSON.parse(body) as Args;
    this.post({ ...args, channel }, args.response_type === 'in_channel' ? null : user);
  }

  protected answer(method: string, args: Args): Answer {
    const text = (name: string) => String(args[name] ?? '');
    switch (method) {
      case 'auth.test':
        return {
          ok: true,
          team_id: TEAM,
          user_id: BOT.user,
          bot_id: BOT.id,
          url: 'https://ours.slack.com/',
          ...(this.enterprise ? { enterprise_id: this.enterprise } : {}),
        };
      case 'users.info': {
        const user = this.users.get(text('user'));
        return user ? { ok: true, user: described(user) } : refused('user_not_found');
      }
      case 'users.list':
        return paged(
          [...this.users.values()].filter((one) => !one.is_stranger),
          args,
          described,
        );
      case 'conversations.open':
        return this.users.has(text('users'))
          ? { ok: true, channel: { id: this.directOf(text('users')) } }
          : refused('user_not_found');
      case 'views.open':
      case 'views.update':
      case 'views.publish':
        return this.#view(method, args);
      default:
        return this.#inChannel(method, args);
    }
  }

  #inChannel(method: string, args: Args): Answer {
    const id = String(args.channel ?? '');
    const channel = this.channels.get(id) ?? (id.startsWith('DU') ? { id, members: [id.slice(1), BOT.user] } : null);
    const isMember = channel?.members.includes(BOT.user) ?? false;
    if (!channel || (channel.is_private && !isMember)) return refused('channel_not_found');
    if (channel.is_mpim && method.startsWith('conversations.')) return refused('missing_scope');
    switch (method) {
      case 'conversations.info':
        return {
          ok: true,
          channel: {
            is_archived: false,
            is_ext_shared: false,
            is_member: isMember,
            is_shared: channel.is_ext_shared ?? false,
            is_org_shared: false,
            ...channel,
          },
        };
      case 'conversations.members':
        return paged(channel.members, args, (id) => id);
      default:
    }
    if (!isMember) return refused('not_in_channel');
    if (channel.is_archived) return refused('is_archived');
    switch (method) {
      case 'conversations.history':
      case 'conversations.replies':
        return this.history(args);
      case 'chat.postMessage':
        this.pace(id);
        if (args.parse !== 'none' || args.unfurl_links !== false || args.unfurl_media !== false)
          this.violations.push('a message in which Slack looks for links');
        return this.post(args, null);
      case 'chat.postEphemeral':
        return this.post(args, String(args.user));
      case 'chat.update': {
        const message = this.messages.find((one) => one.channel === id && one.ts === args.ts && one.onlyFor === null);
        if (!message) return refused('message_not_found');
        return this.edit(message, args);
      }
      default:
        this.violations.push(`unknown method ${method}`);
        return refused('unknown_method');
    }
  }

  #view(method: string, args: Args): Answer {
    const view = args.view as Args;
    const faults = faultsInView(view);
    this.violations.push(...faults);
    if (faults.length > 0) return refused('invalid_arguments');
    if (method === 'views.publish') {
      this.homes.set(String(args.user_id), view);
      return { ok: true };
    }
    if (method === 'views.update') {
      const shown = this.views.get(String(args.view_id));
      if (!shown) return refused('not_found');
      shown.view = view;
      return { ok: true, view: { ...view, id: shown.id } };
    }
    const user = this.triggers.get(String(args.trigger_id));
    if (!user) return refused('expired_trigger_id');
    this.triggers.delete(String(args.trigger_id));
    const id = `V${this.next()}`;
    this.views.set(id, { id, user, view });
    return { ok: true, view: { ...view, id } };
  }
}

function described(user: SlackUser) {
  const { name, ...rest } = user;
  return { team_id: TEAM, name, real_name: name, profile: { display_name: name }, ...rest };
}

/** A page of a list, as long as asked for. */
function paged<T>(all: readonly T[], { cursor, limit = 1000 }: Args, item: (one: T) => unknown): Answer {
  const [from, most] = [Number(cursor ?? 0), Number(limit)];
  const next_cursor = from + most < all.length ? `${from + most}` : '';
  return { ok: true, members: all.slice(from, from + most).map(item), response_metadata: { next_cursor } };
}
