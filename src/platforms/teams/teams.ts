/** Microsoft Teams: its endpoint for the one HTTP server, and the deliverer for the outbox. The SDK is loaded only here, when Teams is configured. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { UserError } from '../../core/record/errors.ts';
import type { Deliverer } from '../../ports/deliverer.ts';
import { createTalk } from './api.ts';
import type { Policy } from './authentication.ts';
import { createDeliverer } from './deliver.ts';
import { createEndpoint } from './endpoint.ts';
import { createDeal } from './inbound.ts';
import { createPacing } from './pacing.ts';
import { createPeople } from './people.ts';
import type { TeamsConfig, TeamsPorts } from './ports.ts';
import { createReferences } from './references.ts';

export type { TeamsPorts } from './ports.ts';

export interface Teams extends AsyncDisposable {
  /** For `/api/messages`. */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly deliverer: Deliverer;
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
  const deal = createDeal({ ports, talk, people, references });
  const endpoint = createEndpoint({ adapter, policy, log, deal });
  const underWay = new Set<Promise<void>>();
  return {
    async handler(request, response) {
      const work = endpoint(request, response);
      underWay.add(work);
      await work.finally(() => underWay.delete(work));
    },
    deliverer: createDeliverer({ talk, people, references, dispatch, clock }),
    async [Symbol.asyncDispose]() {
      await Promise.allSettled(underWay);
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
