/** Microsoft Teams: its endpoint for the one HTTP server, and the deliverer for the outbox. The SDK is loaded only here, when Teams is configured. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { UserError } from '../../core/record/errors.ts';
import type { Deliverer } from '../../ports/deliverer.ts';
import { BackgroundWork } from '../background-work.ts';
import { createTalk } from './api.ts';
import type { Policy } from './authentication.ts';
import { createDeliverer } from './deliver.ts';
import { createEndpoint } from './endpoint.ts';
import { createDeal } from './inbound.ts';
import { createPacing } from './pacing.ts';
import { createPeople } from './people.ts';
import type { TeamsConfig, TeamsPorts } from './ports.ts';
import { createReferences } from './references.ts';
import { createRepeats } from './repeats.ts';
import { createRetries } from './retries.ts';

export type { TeamsPorts } from './ports.ts';

export interface Teams extends AsyncDisposable {
  /** For `/api/messages`. */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly deliverer: Deliverer;
  /** Carries out what was acknowledged and not carried out before the last end. */
  start(): Promise<void>;
  /** Resolves when everything that was heard is carried out and answered. */
  answered(): Promise<void>;
}

/** Throws `UserError` when it would have to serve everybody who asks. */
export async function createTeams(ports: TeamsPorts): Promise<Teams> {
  const { config, clock, log, dispatch } = ports;
  const policy = policyOf(config);
  const { createAdapter } = await import('./adapter.ts');
  const adapter = createAdapter(config, clock);
  const references = createReferences(ports.references);
  const talk = createTalk({ adapter, references, pacing: createPacing(clock), policy });
  const people = createPeople(talk, clock, policy);
  const retries = createRetries(clock);
  const background = new BackgroundWork(log, 'Something from Teams was not carried out');
  const parts = { ports, talk, people, references, retries, repeats: createRepeats(clock), background };
  const { take, resume } = createDeal(parts);
  const endpoint = createEndpoint({ adapter, policy, log, take });
  return {
    async handler(request, response) {
      const work = endpoint(request, response);
      background.track(work.catch(() => {}));
      await work;
    },
    deliverer: createDeliverer({ talk, people, references, dispatch, clock }),
    start: resume,
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
