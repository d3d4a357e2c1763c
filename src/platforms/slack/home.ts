/** The Home tab: a person's own actions and the state of the notice. A change of the record redraws open tabs. */
import type { types } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import type { Card } from '../../ports/card.ts';
import { type Clock, pause } from '../../ports/clock.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import type { Log } from '../../ports/log.ts';
import type { Api } from './api.ts';
import { LIMITS } from './limits.ts';
import type { People } from './people.ts';
import type { SlackPorts } from './ports.ts';
import { drawBlocks } from './render.ts';
import { requestOf } from './request.ts';
import type { Ask } from './values.ts';

const ASK = { kind: 'press', command: 'home', args: {} } as const satisfies Ask;
/** Changes come in bursts, and the tabs are drawn once for a burst. */
const GATHER_MS = 2_000;
/** Our own limit for tabs that follow the record. An older tab is drawn again at its next opening. */
const MOST_OPEN = 200;

/** Draws Home tabs. */
export interface Home {
  /** Draws the tab of a person who opened it. `event` is Slack's event id. */
  open(user: string, event: string): Promise<void>;
  /** Redraws open tabs within seconds, after a change of the record. */
  redraw(): void;
  /** Resolves when every redraw that was asked for has ended. */
  settled(): Promise<void>;
}

/** The parts that drawing needs. */
export interface HomeParts {
  readonly ports: Pick<SlackPorts, 'dispatch' | 'newId'>;
  readonly api: Api;
  readonly people: People;
  readonly clock: Clock;
  readonly log: Log;
}

/** Makes the Home tabs of one workspace. */
export function createHome({ ports, api, people, clock, log }: HomeParts): Home {
  /** The last drawing of each open tab, as JSON by person. */
  const open = new LRUCache<string, string>({ max: MOST_OPEN });
  let gathering = false;
  let drawn: Promise<void> = Promise.resolve();

  const draw = async (user: string, id: string, always: boolean): Promise<void> => {
    const event = { id, user, team: null, place: PLACE, input: ASK };
    const { card } = await ports.dispatch(requestOf(event, await people.look([user]), clock.now(), null));
    if (!card) return;
    const view = homeView(card, ASK);
    const drawn = JSON.stringify(view);
    if (!always && open.peek(user) === drawn) return;
    await api.call('views.publish', { user_id: user, view }, 'The Home tab');
    open.set(user, drawn);
  };
  const drawAll = async (): Promise<void> => {
    for (const user of [...open.keys()]) {
      try {
        await draw(user, `home:${ports.newId()}`, false);
      } catch (error) {
        log.warn('A Home tab could not be drawn', {}, error);
        const waitMs = error instanceof DeliveryError ? error.retryAfterMs : null;
        // Tabs that are up to date are not sent again then.
        if (waitMs !== null) return void clock.after(waitMs, redraw);
      }
    }
  };
  const redraw = (): void => {
    if (gathering || open.size === 0) return;
    gathering = true;
    const gathered = pause(clock, GATHER_MS);
    drawn = Promise.all([drawn, gathered]).then(() => {
      gathering = false;
      return drawAll();
    });
  };
  return { open: (user, event) => draw(user, event, true), redraw, settled: () => drawn };
}

const PLACE = { platform: 'slack', conversation: '', direct: true } as const;

/** The Home tab's view of a card. `again` is asked by the button for the rest of a long card. */
export function homeView(card: Card, again: Ask): types.HomeView {
  const room = { blocks: LIMITS.viewBlocks, characters: LIMITS.viewCharacters };
  return { type: 'home', blocks: [...drawBlocks(card, room, { again })] };
}
