/**
 * Who may send us activities: only the Bot Framework, with a token of its own for this bot, for our organisation, and only
 * while replies would go to a host of Teams. The signature is judged by the SDK; everything it passes over is judged here.
 */
import type { Activity } from './activity.ts';
import { isObject } from './card-data.ts';

/** A request that is not served; `status` is HTTP's. */
export class Refused extends Error {
  override name = 'Refused';
  readonly status: 400 | 401 | 403 | 405 | 413 | 415 | 503;
  constructor(status: Refused['status'], message: string, cause?: unknown) {
    super(message, { cause });
    this.status = status;
  }
}

export const ISSUER = 'https://api.botframework.com';
/** The Bot Framework's name for Teams, among the channels that it carries. */
export const CHANNEL = 'msteams';
/** Where Teams takes replies in the public cloud; other clouds are configured. */
const SERVICE_HOSTS: readonly string[] = ['smba.trafficmanager.net'];

export interface Policy {
  /** Null where nobody is authenticated: the Agents Playground on this machine. */
  readonly appId: string | null;
  readonly tenantId: string | null;
  readonly serviceHosts: readonly string[];
}

/** Throws `Refused`. What the token says counts only once its signature has been judged as well. */
export function checkRequest(authorization: string, activity: Activity, policy: Policy): void {
  if (policy.appId !== null) checkClaims(claimsOf(authorization), activity, policy.appId);
  if (activity.channelId !== CHANNEL)
    throw new Refused(403, `The channel is "${activity.channelId.slice(0, 40)}", and only "${CHANNEL}" is served.`);
  if (!mayReplyTo(activity.serviceUrl, policy))
    throw new Refused(403, 'The serviceUrl of the activity is no host of Teams that replies may go to.');
  const [tenant] = activity.tenants;
  if (policy.tenantId !== null && tenant !== policy.tenantId)
    throw new Refused(403, 'The conversation belongs to another tenant than the one that is served.');
}

/** Only https, except to a host of this machine that was configured for tests and trials. */
export function mayReplyTo(serviceUrl: string, { appId, serviceHosts }: Policy): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, host, hostname, username, password, href } = new URL(serviceUrl);
  // Whoever reads an address that is written in another way (backslash, escape, space) may be led to another host.
  if ((href !== serviceUrl && href !== `${serviceUrl}/`) || /[%?#]/.test(serviceUrl)) return false;
  if (username !== '' || password !== '') return false;
  const local = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  if (local && (appId === null || serviceHosts.includes(host))) return protocol === 'http:' || protocol === 'https:';
  return protocol === 'https:' && [...SERVICE_HOSTS, ...serviceHosts].includes(host);
}

interface Claims {
  readonly iss?: unknown;
  readonly aud?: unknown;
  readonly exp?: unknown;
  readonly serviceurl?: unknown;
}

function checkClaims({ iss, aud, exp, serviceurl }: Claims, activity: Activity, appId: string): void {
  // The SDK would look up tokens of other issuers (the Emulator's, other bots') by other rules.
  if (iss !== ISSUER) throw new Refused(401, 'The token is not one of the Bot Framework.');
  if (aud !== appId) throw new Refused(401, 'The token is for another bot.');
  if (typeof exp !== 'number') throw new Refused(401, 'The token has no expiry.');
  if (serviceurl !== activity.serviceUrl)
    throw new Refused(403, 'The token is for another serviceUrl than the one of the activity.');
}

/** The claims as the token states them, unverified. */
function claimsOf(authorization: string): Claims {
  const { header, claims } = tokenIn(authorization);
  if (header.alg !== 'RS256') throw new Refused(401, 'The token is not signed with RS256.');
  return claims;
}

/** The id of the key that the token says it is signed with, unverified. */
export function keyIdOf(authorization: string): string {
  return String(tokenIn(authorization).header.kid);
}

function tokenIn(authorization: string) {
  const [, head, payload] = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(authorization) ?? [];
  const header = decoded(head);
  const claims: Claims | null = decoded(payload);
  if (!header || !claims) throw new Refused(401, 'There is no token.');
  return { header, claims };
}

function decoded(part: string | undefined): Readonly<Record<string, unknown>> | null {
  if (part === undefined) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
