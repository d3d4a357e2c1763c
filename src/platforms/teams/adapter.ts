/**
 * Microsoft's adapter, hardened. It judges signatures and carries our calls to Teams; it never repeats a call by itself,
 * follows no redirect and waits for no answer longer than the limit.
 */
import { type Clock, within } from '../../ports/clock.ts';
import { CHANNEL, ISSUER, keyIdOf, Refused } from './authentication.ts';
import { TIMES } from './limits.ts';
import type { TeamsConfig } from './ports.ts';
import { signingKey, TeamsAdapter } from './sdk.ts';
import { createTokens } from './tokens.ts';

/** What we use of the SDK's client for a conversation's service. */
export interface Connector {
  readonly conversations: {
    sendToConversation(conversation: string, activity: object): Promise<{ readonly id?: string }>;
    updateActivity(conversation: string, activity: string, changed: object): Promise<unknown>;
    createConversation(parameters: object): Promise<{ readonly id?: string }>;
    getConversationMember(conversation: string, member: string): Promise<unknown>;
    getConversationPagedMembers(
      conversation: string,
      options: { pageSize: number; continuationToken?: string },
    ): Promise<{ readonly members?: readonly unknown[]; readonly continuationToken?: string }>;
  };
}

export interface Adapter {
  /** Resolves when the token's signature and times hold; rejects with `Refused`. */
  verify(body: object, authorization: string): Promise<void>;
  /** Runs `work` with a client for this service. Its host must have been checked. */
  call<T>(serviceUrl: string, work: (connector: Connector) => Promise<T>): Promise<T>;
}

const OPENID_URL = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

export function createAdapter(config: TeamsConfig, clock: Clock): Adapter {
  const { credentials, tokenUrl, auth } = config;
  const appId = auth === 'none' ? '' : (credentials?.appId ?? '');
  const loginUrl = `https://login.microsoftonline.com/${credentials?.tenantId ?? 'botframework.com'}`;
  const token = credentials
    ? createTokens({ ...credentials, url: tokenUrl ?? `${loginUrl}/oauth2/v2.0/token` }, clock)
    : null;
  const openIdUrl = config.openIdUrl ?? OPENID_URL;
  const adapter = new HardenedAdapter(
    {
      // As soon as one of these is set the SDK takes all of them literally, so all are.
      ToChannelFromBotLoginUrl: loginUrl,
      ToChannelFromBotOAuthScope: ISSUER,
      ToBotFromChannelTokenIssuer: ISSUER,
      OAuthUrl: ISSUER,
      ToBotFromChannelOpenIdMetadataUrl: openIdUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: openIdUrl,
      CallerId: 'urn:botframework:azure',
      ValidateAuthority: 'true',
    } as never,
    {
      isValidAppId: async (id) => id === appId,
      isAuthenticationDisabled: async () => appId === '',
      // The SDK's own factories reach only Microsoft's login service.
      createCredentials: async () => ({
        async signRequest(request) {
          if (token) request.headers.set('authorization', `Bearer ${await token()}`);
          return request;
        },
      }),
    },
  );
  adapter.use(async (context, next) => {
    harden(context.turnState.get(adapter.ConnectorClientKey));
    await next();
  });
  return {
    verify: (body, authorization) =>
      within(clock, TIMES.keysMs, adapter.verify(body, authorization, openIdUrl), keysTooLate),
    async call(serviceUrl, work) {
      const done = Promise.withResolvers<Awaited<ReturnType<typeof work>>>();
      const reference = { serviceUrl, channelId: 'msteams', conversation: { id: 'none' }, bot: { id: appId } };
      await adapter.continueConversationAsync(appId, reference as never, async (context) => {
        done.resolve(await work(context.turnState.get(adapter.ConnectorClientKey)));
      });
      return done.promise;
    },
  };
}

class HardenedAdapter extends TeamsAdapter {
  async verify(body: object, authorization: string, openIdUrl: string): Promise<void> {
    try {
      await this.botFrameworkAuthentication.authenticateRequest(body as never, authorization);
    } catch (error) {
      throw refusalOf(error);
    }
    // The SDK takes a key that is endorsed for nothing as good for every channel.
    const key = await signingKey(openIdUrl, keyIdOf(authorization));
    if (!key?.endorsements?.includes(CHANNEL))
      throw new Refused(401, 'The key of the token is not endorsed for Teams.');
  }
}

/** Of the SDK's errors some are about the token; whatever else goes wrong, its keys could not be had. */
function refusalOf(error: unknown): Refused {
  const { name, statusCode } = error as { name?: string; statusCode?: number };
  const token =
    statusCode === 401 || statusCode === 403 || /^(JsonWebToken|NotBefore|TokenExpired)Error$/.test(name ?? '');
  if (token) return new Refused(401, 'The token does not hold.', error);
  return new Refused(503, 'The keys of the Bot Framework cannot be had at present.', error);
}

function keysTooLate(): never {
  throw new Refused(503, 'The keys of the Bot Framework did not come in time.');
}

interface Pipeline {
  removePolicy(policy: { name: string }): unknown;
  addPolicy(policy: {
    name: string;
    sendRequest(request: { timeout: number }, next: (request: unknown) => unknown): unknown;
  }): void;
}

/** The SDK's own options for both are ignored by it, so its client is changed. */
function harden(connector: unknown): void {
  const { pipeline } = (connector as { client: { pipeline: Pipeline } }).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.removePolicy({ name: 'redirectPolicy' });
  pipeline.addPolicy({
    name: 'timeLimit',
    sendRequest: (request, next) => {
      request.timeout = TIMES.callMs;
      return next(request);
    },
  });
}
