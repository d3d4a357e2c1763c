/** Reads a pressed button of a message, a modal or the Home tab. */
import type { Place } from '../../ports/post.ts';
import { FORM, openedBy, submitted } from './modal.ts';
import { named, placeIn, type ReplyRoutes, type SlackEvent } from './request.ts';
import { type Ask, decodeAsk } from './values.ts';

/** Slack's payload for a pressed button. */
export interface PressBody {
  readonly trigger_id: string;
  readonly user: { readonly id: string };
  readonly team?: { readonly id: string } | null;
  readonly channel?: { readonly id: string; readonly name?: string };
  readonly message?: { readonly ts: string; readonly thread_ts?: string };
  readonly container?: { readonly message_ts?: string; readonly thread_ts?: string; readonly is_ephemeral?: boolean };
  readonly view?: {
    readonly id: string;
    readonly type: string;
    readonly callback_id?: string;
    readonly private_metadata: string;
    readonly state?: { readonly values: Parameters<typeof submitted>[0] };
  };
  readonly response_url?: string;
  readonly actions: readonly { readonly action_id: string; readonly value?: string }[];
}

/** The event of a press; null for a link, which Slack opens by itself. */
export function pressedIn(body: PressBody): { event: SlackEvent; routes: ReplyRoutes } | null {
  const [action] = body.actions;
  if (!action || action.action_id.startsWith('link.')) return null;
  const pressed = decodeAsk(action.value);
  const input = withEntered(pressed?.ask ?? { kind: 'press', command: action.action_id, args: {} }, body);
  const { trigger_id: id, user, team, view, response_url: responseUrl } = body;
  const event: SlackEvent = {
    id,
    user: user.id,
    team: team?.id ?? null,
    place: placePressed(body),
    input,
    from: pressed?.from ?? 0,
    ...named(body.channel?.name),
  };
  const routes: ReplyRoutes = {
    trigger: id,
    ...(responseUrl ? { responseUrl } : {}),
    ...(view?.type === 'modal' ? { view: view.id } : {}),
    ...(body.container?.is_ephemeral ? { privately: true } : {}),
  };
  return { event, routes };
}

/** A button on a form asks with everything that was entered in the form until then. */
function withEntered(ask: Ask, { view }: PressBody): Ask {
  if (ask.kind !== 'press' || view?.callback_id !== FORM || !view.state) return ask;
  return { ...ask, args: { ...ask.args, ...submitted(view.state.values) } };
}

function placePressed({ channel, message, container, view }: PressBody): Place {
  if (view?.type === 'modal') return openedBy(view.private_metadata).place;
  if (!channel) return NOWHERE;
  if (container?.is_ephemeral) return placeIn(channel.id, container.thread_ts);
  const ts = message?.ts ?? container?.message_ts;
  // Answers to a card's buttons stand in the thread under the card.
  return { ...placeIn(channel.id, message?.thread_ts ?? container?.thread_ts ?? ts), ...(ts ? { message: ts } : {}) };
}

/** The place of the Home tab, whose answers go to the presser directly. */
const NOWHERE: Place = { platform: 'slack', conversation: '', direct: true };
