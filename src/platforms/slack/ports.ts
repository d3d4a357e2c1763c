/** The parts of the program that Slack uses. */
import type { Dispatch, Input } from '../../dispatch/command.ts';
import type { Understood } from '../../dispatch/understand.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Place } from '../../ports/post.ts';

/** The settings, dispatch, inbox and clock that Slack is connected to. */
export interface SlackPorts {
  readonly config: {
    readonly botToken: string;
    /** The signing secret, and the one before it while it is renewed. Either makes a request Slack's. */
    readonly signingSecrets: readonly string[];
    /** With it Slack is reached by Socket Mode. */
    readonly appToken: string | null;
    readonly apiUrl: string;
    /** The proxy for Socket Mode, and the hosts reached without it; null for none. Other calls follow the process. */
    readonly proxy: { readonly url: string; readonly except: string } | null;
  };
  readonly dispatch: Dispatch;
  /** Reads an input. A change is acknowledged after its commit, and a secret is not kept in the inbox. */
  understand(input: Input): Understood;
  /** Whether one of our posts started this thread; in others the bot reads nothing. */
  isOwnThread(place: Place): Promise<boolean>;
  /** Keeps events that are acknowledged before they are carried out. `request` is a `SlackEvent`. */
  readonly inbox: {
    put(id: string, request: unknown): Promise<void>;
    open(): Promise<readonly unknown[]>;
    done(id: string): Promise<void>;
  };
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
}
