/**
 * Decides who may send us activities: only the Bot Framework, with its own token for this bot, for our organisation, and
 * only while replies go to a host of Teams. The SDK checks the signature; this file checks everything that it passes over.
 */
import type { Activity } from './activity.ts';
import { isObject } from './card-data.ts';

/** The error for a request that is not served; `status` is the HTTP status of its answer. */
export class Refused extends Error {
  override name = 'Refused';
  readonly status: 400 | 401 | 403 | 405 | 413 | 415 | 503;
  constructor(status: Refused['status'], message: string, cause?: unknown) {
    super(message, { cause });
    this.status = status;
  }
}

/** The issuer of the Bot Framework's tokens (learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication). */
export const ISSUER = 'https://api.botframework.com';
/** The Bot Framework's name for Teams among the chat services that it calls channels. */
export const CHANNEL = 'msteams';
/** Where Teams takes replies in the public cloud; other clouds are configured. */
const SERVICE_HOSTS: readonly string[] = ['smba.trafficmanager.net'];

/** The bot and organisation that are served, and the hosts that replies may go to. */
export interface Policy {
  /** The bot's id at Microsoft; null where nobody is authenticated: the Agents Playground on this machine. */
  readonly appId: string | null;
  /** The organisation that is served; null where nobody is authenticated. */
  readonly tenantId: string | null;
  /** Hosts, with a port where it is not the usual one, besides the public cloud's. */
  readonly serviceHosts: readonly string[];
}

/**
 * Checks all but the signature, which must be verified as well. Gives the id of the key that the token names, null where
 * nobody is authenticated. Throws `Refused`.
 */
export function checkRequest(authorization: string, activity: Activity, policy: Policy): string | null {
  const keyId = policy.appId === null ? null : checkToken(authorization, activity, policy.appId);
  if (activity.channelId !== CHANNEL)
    throw new Refused(403, `The channel is "${activity.channelId.slice(0, 40)}", and only "${CHANNEL}" is served.`);
  if (!mayReplyTo(activity.serviceUrl, policy))
    throw new Refused(403, 'The serviceUrl of the activity is no host of Teams that replies may go to.');
  const [tenant] = activity.tenants;
  if (policy.tenantId !== null && tenant !== policy.tenantId)
    throw new Refused(403, 'The conversation belongs to another tenant than the one that is served.');
  return keyId;
}

/**
 * Whether replies may go to this address: a host of Teams over https. Plain http is for a host of this machine that is
 * configured for tests and trials.
 */
export function mayReplyTo(serviceUrl: string, { appId, serviceHosts }: Policy): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, host, hostname, username, password, href } = new URL(serviceUrl);
  // Programs read an address with a backslash, an escape or a space in different ways, and may reach another host.
  if ((href !== serviceUrl && href !== `${serviceUrl}/`) || /[%?#]/.test(serviceUrl)) return false;
  if (username !== '' || password !== '') return false;
  const local = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  if (local && (appId === null || serviceHosts.includes(host))) return protocol === 'http:' || protocol === 'https:';
  return protocol === 'https:' && [...SERVICE_HOSTS, ...serviceHosts].includes(host);
}

/** Gives the id of the key that the token says it is signed with. */
function checkToken(authorization: string, activity: Activity, appId: string): string {
  const [, head, payload] = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(authorization) ?? [];
  const header = decoded(head);
  const claims = decoded(payload);
  if (!header || !claims) throw new Refused(401, 'There is no token.');
  if (header.alg !== 'RS256') throw new Refused(401, 'The token is not signed with RS256.');
  // The SDK would look up tokens of other issuers (the Emulator's, other bots') by other rules.
  if (claims.iss !== ISSUER) throw new Refused(401, 'The token is not one of the Bot Framework.');
  if (claims.aud !== appId) throw new Refused(401, 'The token is for another bot.');
  if (typeof claims.exp !== 'number') throw new Refused(401, 'The token has no expiry.');
  if (claims.serviceurl !== activity.serviceUrl)
    throw new Refused(403, 'The token is for another serviceUrl than the one of the activity.');
  return String(header.kid);
}

/** One part of the token, unverified; null when it is no object in JSON. */
function decoded(part: string | undefined): Readonly<Record<string, unknown>> | null {
  if (part === undefined) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
