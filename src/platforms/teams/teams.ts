/** Microsoft Teams: its endpoint for the HTTP server, and the deliverer for the outbox. Loads the SDK, so only a configured Teams costs its memory. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { UserError } from '../../core/record/errors.ts';
import type { Deliverer } from '../../ports/deliverer.ts';
import { BackgroundWork } from '../background-work.ts';
import { createTeamsApi } from './api.ts';
import type { Policy } from './authentication.ts';
import { createDeliverer } from './deliver.ts';
import { answerRequest } from './endpoint.ts';
import { createOfferedFiles } from './files.ts';
import { createActivityHandler } from './inbound.ts';
import { createPacing } from './pacing.ts';
import { createPeople } from './people.ts';
import type { TeamsConfig, TeamsPorts } from './ports.ts';
import { createReferences } from './references.ts';
import { createRepeats } from './repeats.ts';
import { createRetries } from './retries.ts';

export type { TeamsPorts } from './ports.ts';

/** Teams as the composition uses it. */
export interface Teams extends AsyncDisposable {
  /** Serves `/api/messages`. */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly deliverer: Deliverer;
  /** Carries out the requests that were acknowledged and not carried out before the service last stopped. */
  start(): Promise<void>;
  /** Resolves when every request that has arrived is carried out and answered. */
  answered(): Promise<void>;
}

/** Makes Teams for one bot. Rejects with `UserError` when its settings would let it serve everybody who asks. */
export async function createTeams(ports: TeamsPorts): Promise<Teams> {
  const { config, clock, log, dispatch } = ports;
  const policy = policyOf(config);
  const { createAdapter } = await import('./adapter.ts');
  const adapter = createAdapter(config, clock);
  const references = createReferences(ports.references, clock);
  const api = createTeamsApi({ adapter, references, pacing: createPacing(clock), policy });
  const people = createPeople(api, clock, policy);
  const retries = createRetries(clock);
  const background = new BackgroundWork(log, 'Something from Teams was not carried out');
  const repeats = createRepeats(clock);
  const offered = createOfferedFiles();
  const activities = createActivityHandler({ ports, api, people, references, retries, repeats, offered, background });
  return {
    handler(request, response) {
      const work = answerRequest(request, response, { adapter, policy, log, activities });
      background.track(work.catch(() => {}));
      return work;
    },
    deliverer: createDeliverer({ api, people, references, dispatch, clock }),
    start: activities.resume,
    answered: () => background.settled(),
    async [Symbol.asyncDispose]() {
      retries.close();
      await background.settled();
    },
  };
}

function policyOf({ auth, credentials, serviceHosts }: TeamsConfig): Policy {
  if (auth === 'none') return { appId: null, tenantId: null, serviceHosts };
  if (!credentials)
    throw new UserError(
      'Teams needs TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID, or nobody could be told from anybody.',
    );
  return { appId: credentials.appId, tenantId: credentials.tenantId, serviceHosts };
}
