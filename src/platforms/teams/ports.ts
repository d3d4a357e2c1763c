/** What Teams needs from the rest of the program. */
import type { Dispatch, Input } from '../../dispatch/command.ts';
import type { Understood } from '../../dispatch/understand.ts';
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
  /** What an input says, and whether it can change the record. */
  understand(input: Input): Understood;
  /** Whether one of our posts started this thread; in others the bot reads nothing but what speaks to it. */
  isOwnThread(place: Place): Promise<boolean>;
  /** How conversations are reached again; kept across restarts. */
  readonly references: {
    keep(conversation: string, reference: unknown): Promise<void>;
    of(conversation: string): Promise<unknown>;
  };
  readonly clock: Clock;
  readonly log: Log;
}
