/** What Teams needs from the rest of the program. */
import type { Dispatch, Input } from '../../dispatch/command.ts';
import type { Understood } from '../../dispatch/understand.ts';
import type { Card } from '../../ports/card.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Place } from '../../ports/post.ts';

export interface TeamsConfig {
  readonly auth: 'required' | 'none';
  readonly credentials: { readonly appId: string; readonly appPassword: string; readonly tenantId: string } | null;
  /** Null for the public cloud's own. */
  readonly openIdUrl: string | null;
  readonly tokenUrl: string | null;
  /** Hosts, with a port where it is not the usual one, to which replies may go beside the public cloud's. */
  readonly serviceHosts: readonly string[];
}

export interface TeamsPorts {
  readonly config: TeamsConfig;
  readonly dispatch: Dispatch;
  /** What an input says, whether it can change the record, and whether nobody else is to read it, even in the database. */
  understand(input: Input): Understood;
  /** The line by which everybody is told of a change that was asked for in a conversation; null when there is none. */
  lineOf(requestId: string): Promise<Card | null>;
  /** Whether one of our posts started this thread; in others the bot reads nothing but what speaks to it. */
  isOwnThread(place: Place): Promise<boolean>;
  /** How conversations are reached again; kept across restarts. */
  readonly references: {
    keep(conversation: string, reference: unknown): Promise<void>;
    of(conversation: string): Promise<unknown>;
  };
  /** Changes that are acknowledged before they are carried out, kept until then. */
  readonly inbox: {
    put(id: string, activity: unknown): Promise<void>;
    open(): Promise<readonly unknown[]>;
    done(id: string): Promise<void>;
  };
  readonly clock: Clock;
  readonly log: Log;
}
