/** Types for the settings of Teams, and for the services of the rest of the program that Teams uses. */
import type { Dispatch, Input } from '../../dispatch/command.ts';
import type { Understood } from '../../dispatch/understand.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Place } from '../../ports/post.ts';
import type { ReferenceStore } from './references.ts';

/** The settings of Teams, as `config` read them. */
export interface TeamsConfig {
  /** `none` authenticates nobody: for the Agents Playground on this machine. */
  readonly auth: 'required' | 'none';
  readonly credentials: { readonly appId: string; readonly appPassword: string; readonly tenantId: string } | null;
  /** The address of the Bot Framework's signing keys; null for the public cloud's. */
  readonly openIdUrl: string | null;
  /** The address of Microsoft's token service; null for the public cloud's. */
  readonly tokenUrl: string | null;
  /** Hosts, with a port where it is not the usual one, to which replies may go besides the public cloud's. */
  readonly serviceHosts: readonly string[];
  /** The hosts of the council's SharePoint and OneDrive; empty for any host of `sharepoint.com`. */
  readonly fileHosts: readonly string[];
}

/** The services that Teams is given by the composition. */
export interface TeamsPorts {
  readonly config: TeamsConfig;
  readonly dispatch: Dispatch;
  /** Parses an input, and says whether it can change the record and whether it holds a secret that is never kept. */
  understand(input: Input): Understood;
  /** Whether one of our posts started this thread. In other threads the bot reads only words that speak to it. */
  isOwnThread(place: Place): Promise<boolean>;
  readonly references: ReferenceStore;
  /** Changes that are acknowledged before they are carried out, kept until then. */
  readonly inbox: {
    put(id: string, activity: unknown): Promise<void>;
    open(): Promise<readonly unknown[]>;
    done(id: string): Promise<void>;
  };
  readonly clock: Clock;
  readonly log: Log;
}
