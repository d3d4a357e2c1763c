/** The Home tab: what its person has to do and where the notice stands; drawn again when the record moves on. */
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
/** Changes come in bursts: the tabs are drawn once for all of them. */
const GATHER_MS = 2_000;
/** People whose tab is kept up to date; whoever opened theirs longer ago gets it anew at the next opening. */
const MOST_OPEN = 200;

export interface Home {
  opened(user: string, event: string): Promise<void>;
  /** The record has moved on. */
  changed(): void;
  /** Draws what still waits to be drawn. */
  settled(): Promise<void>;
}

export interface HomeParts {
  readonly ports: Pick<SlackPorts, 'dispatch' | 'newId'>;
  readonly api: Api;
  readonly people: People;
  readonly clock: Clock;
  readonly log: Log;
}

export function createHome({ ports, api, people, clock, log }: HomeParts): Home {
  /** What each of these people sees, as it was last drawn. */
  const open = new LRUCache<string, string>({ max: MOST_OPEN });
  let gathering = false;
  let drawn: Promise<void> = Promise.resolve();

  const draw = async (user: string, id: string, always: boolean): Promise<void> => {
    const heard = { id, user, team: null, place: PLACE, input: ASK };
    const { card } = await ports.dispatch(requestOf(heard, await people.look([user]), clock.now(), null));
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
        // The tabs that are as they should be are not sent again then.
        if (waitMs !== null) return void clock.after(waitMs, changed);
      }
    }
  };
  const changed = (): void => {
    if (gathering || open.size === 0) return;
    gathering = true;
    const gathered = pause(clock, GATHER_MS);
    drawn = Promise.all([drawn, gathered]).then(() => {
      gathering = false;
      return drawAll();
    });
  };
  return { opened: (user, event) => draw(user, event, true), changed, settled: () => drawn };
}

const PLACE = { platform: 'slack', conversation: '', direct: true } as const;

export function homeView(card: Card, again: Ask): types.HomeView {
  const room = { blocks: LIMITS.viewBlocks, characters: LIMITS.viewCharacters };
  return { type: 'home', blocks: [...drawBlocks(card, room, { again })] };
}
