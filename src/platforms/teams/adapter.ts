/**
 * Microsoft's adapter, hardened. It verifies signatures and makes our calls to Teams. It never retries a call by itself,
 * follows no redirect and waits no longer for an answer than the limit.
 */
import { type Clock, within } from '../../ports/clock.ts';
import { CHANNEL, ISSUER, Refused } from './authentication.ts';
import { TIMES } from './limits.ts';
import type { TeamsConfig } from './ports.ts';
import { JwtTokenExtractor, TeamsAdapter } from './sdk.ts';
import { type ClientPolicy, targetedTo } from './targeted.ts';
import { createTokens } from './tokens.ts';

/** The part of the SDK's client that we use: the calls to the service of one conversation. */
export interface Connector {
  readonly conversations: {
    sendToConversation(conversation: string, activity: object): Promise<{ readonly id?: string }>;
    updateActivity(conversation: string, activity: string, changed: object): Promise<unknown>;
    deleteActivity(conversation: string, activity: string): Promise<unknown>;
    createConversation(parameters: object): Promise<{ readonly id?: string }>;
    getConversationMember(conversation: string, member: string): Promise<unknown>;
    getConversationPagedMembers(
      conversation: string,
      options: { pageSize: number; continuationToken?: string },
    ): Promise<{ readonly members?: readonly unknown[]; readonly continuationToken?: string }>;
  };
}

/** The two things that Microsoft's SDK does for us. */
export interface Adapter {
  /** Resolves when the token's signature and times hold; rejects with `Refused`. `keyId`: the key that the token names. */
  verify(body: object, authorization: string, keyId: string): Promise<void>;
  /**
   * Runs `work` with a client for this service, whose host the caller has checked. With `reader`, Teams' own id of a person, its
   * messages are for them alone.
   */
  call<T>(serviceUrl: string, work: (connector: Connector) => Promise<T>, reader?: string): Promise<T>;
}

const OPENID_URL = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

/** Makes the adapter for one bot. Without credentials it authenticates nobody and sends no token. */
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
      // The SDK takes all of these literally as soon as one is set, so all are set.
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
  return {
    verify: (body, authorization, keyId) =>
      within(clock, TIMES.keysMs, adapter.verify(body, authorization, keyId, openIdUrl), keysTooLate),
    async call(serviceUrl, work, reader) {
      const done = Promise.withResolvers<Awaited<ReturnType<typeof work>>>();
      const reference = { serviceUrl, channelId: 'msteams', conversation: { id: 'none' }, bot: { id: appId } };
      await adapter.continueConversationAsync(appId, reference as never, async (context) => {
        const connector = context.turnState.get(adapter.ConnectorClientKey);
        harden(connector, reader);
        done.resolve(await work(connector));
      });
      return done.promise;
    },
  };
}

class HardenedAdapter extends TeamsAdapter {
  async verify(body: object, authorization: string, keyId: string, openIdUrl: string): Promise<void> {
    try {
      await this.botFrameworkAuthentication.authenticateRequest(body as never, authorization);
    } catch (error) {
      throw refusalOf(error);
    }
    // The SDK takes a key that is endorsed for nothing as good for every channel.
    const key = await JwtTokenExtractor.getOrAddOpenIdMetadata(openIdUrl).getKey(keyId);
    if (!key?.endorsements?.includes(CHANNEL))
      throw new Refused(401, 'The key of the token is not endorsed for Teams.');
  }
}

/** Some of the SDK's errors are about the token. Any other error means that the signing keys are out of reach. */
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
  addPolicy(policy: ClientPolicy): void;
}

/** Changes the SDK's client, which ignores its own options for retries and redirects and cannot send targeted messages. */
function harden(connector: unknown, reader?: string): void {
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
  if (reader) pipeline.addPolicy(targetedTo(reader));
}
