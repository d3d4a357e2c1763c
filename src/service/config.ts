/** Reads and checks the configuration. All faults are reported together. */
import * as v from 'valibot';
import { type Instant, PLATFORMS, type Platform } from '../core/record/model.ts';
import type { Retention } from '../core/record/retention.ts';
import { instantOf } from '../core/time/instants.ts';
import { didYouMean, orList } from '../dispatch/fault.ts';
import { nearest } from '../dispatch/nearest.ts';
import { listOf, platformName } from '../views/words.ts';
import {
  isLoopback,
  retentionOf,
  SECRETS,
  VARIABLE_NAMES,
  VARIABLES,
  type VariableName,
  type VariableValues,
} from './config-variables.ts';

/** The checked configuration of one installation. */
export interface Config {
  /**
   * `demonstration`: nothing is configured, so a fresh database with the worked example and a clock that stands still.
   */
  readonly mode: 'demonstration' | 'configured';
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Path of the SQLite file, relative to the working folder. */
  readonly databasePath: string;
  /** IANA name, such as `Europe/London`. */
  readonly timeZone: string;
  /** The authority's name until the first notice is entered. */
  readonly authority: string | null;
  /** The account that is entered as programme lead while the record has none, as `platform:accountId`. */
  readonly firstLead: string | null;
  /** The secret that signs keys and tokens; null to use the secret file beside the database. */
  readonly secret: string | null;
  readonly localChat: boolean;
  /** The folder of the nightly copies and the number kept; null when no copies are made. */
  readonly backup: { readonly folder: string; readonly keep: number } | null;
  readonly retention: Retention;
  /** The monitor's address, called after every good tick; null for none. */
  readonly heartbeatUrl: string | null;
  /** Addresses and ranges, besides this machine, that may read the metrics. */
  readonly metricsFrom: readonly string[];
  /** The proxy of calls to the outside, and the hosts reached without it, parted by commas; null when all go directly. */
  readonly proxy: { readonly url: string; readonly except: string } | null;
  /** A file with certificate authorities that are trusted besides the usual ones; null for none. */
  readonly caFile: string | null;
  /** True when systemd started the service and expects notifications (`NOTIFY_SOCKET` is set). */
  readonly systemd: boolean;
  /** The first time of the demonstration's clock. */
  readonly demoNow: Instant;
  /** Null when Slack is not configured. An app token means Socket Mode. */
  readonly slack: {
    readonly botToken: string;
    /** The signing secret, and the one before it while it is renewed. Either makes a request Slack's. */
    readonly signingSecrets: readonly string[];
    readonly appToken: string | null;
    readonly apiUrl: string;
  } | null;
  /** Null when Teams is not configured. Credentials are null only when `auth` is `none`. */
  readonly teams: {
    readonly auth: 'required' | 'none';
    readonly credentials: { readonly appId: string; readonly appPassword: string; readonly tenantId: string } | null;
    readonly openIdUrl: string | null;
    readonly tokenUrl: string | null;
    readonly serviceHosts: readonly string[];
  } | null;
}

/** The configuration cannot be used. `faults` holds a sentence for each fault. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings of one platform: the prefix of their names, and those that must be set together. */
interface PlatformSettings {
  readonly prefix: string;
  readonly needs: readonly VariableName[];
}

/** The platforms that need settings. The chat page needs none; it is shown while no other platform is configured. */
const PLATFORM_SETTINGS: Readonly<Record<Exclude<Platform, 'local'>, PlatformSettings>> = {
  slack: { prefix: 'SLACK_', needs: ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'] },
  teams: { prefix: 'TEAMS_', needs: ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_TENANT_ID'] },
};
const PREFIXES = Object.values(PLATFORM_SETTINGS).map(({ prefix }) => prefix);

/**
 * Reads the configuration; a variable that is empty counts as unset.
 * Throws `ConfigError` with every fault. The value of a secret is never part of a fault.
 */
export function readConfig(environment: Environment = process.env): Config {
  const set = Object.entries(environment).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const given: Given = Object.fromEntries(set);
  const read = v.safeParse(VARIABLES, given);
  const faults = [
    ...unknownSettings(given),
    ...(read.issues ?? []).map((issue) => faultOf(issue, given)),
    ...missingSettings(given),
    ...contradictions(given),
  ];
  if (!read.success || faults.length > 0) throw new ConfigError(faults);
  return buildConfig(read.output, given);
}

/** The configured secrets, for the log to black out. */
export function secretsOf(config: Config): readonly string[] {
  const { secret, heartbeatUrl, proxy, slack, teams } = config;
  return [
    secret,
    heartbeatUrl,
    proxy?.url,
    slack?.botToken,
    ...(slack?.signingSecrets ?? []),
    slack?.appToken,
    teams?.credentials?.appPassword,
  ].filter((value) => value != null);
}

type Given = Readonly<Record<string, string>>;

function buildConfig(values: VariableValues, given: Given): Config {
  const demonstration = !isConfigured(given);
  return {
    mode: demonstration ? 'demonstration' : 'configured',
    host: values.HOST,
    port: values.PORT,
    databasePath: demonstration ? 'data/demo.db' : values.DATABASE_URL,
    timeZone: values.BVN_TIME_ZONE,
    authority: values.BVN_AUTHORITY ?? null,
    firstLead: values.BVN_FIRST_LEAD ?? null,
    secret: values.BVN_SECRET ?? null,
    backup: values.BVN_BACKUP_DIR ? { folder: values.BVN_BACKUP_DIR, keep: values.BVN_BACKUP_KEEP } : null,
    retention: retentionOf(values),
    heartbeatUrl: values.BVN_HEARTBEAT_URL ?? null,
    metricsFrom: values.BVN_METRICS_FROM ?? [],
    proxy: values.HTTPS_PROXY ? { url: values.HTTPS_PROXY, except: values.NO_PROXY ?? '' } : null,
    caFile: values.NODE_EXTRA_CA_CERTS ?? null,
    systemd: 'NOTIFY_SOCKET' in given,
    localChat: !hasPlatform(given) && values.LOCAL_CHAT === 'auto',
    // Computed on first use: reading a zone's clock changes takes as long as everything else here.
    get demoNow() {
      return localInstant(values.BVN_DEMO_NOW ?? '2024-06-24 08:55', values.BVN_TIME_ZONE);
    },
    slack: buildSlack(values),
    teams: buildTeams(values, given),
  };
}

function buildSlack(values: VariableValues): Config['slack'] {
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret } = values;
  if (botToken === undefined || signingSecret === undefined) return null;
  return {
    botToken,
    signingSecrets: [signingSecret, values.SLACK_SIGNING_SECRET_OLD].filter((secret) => secret !== undefined),
    appToken: values.SLACK_APP_TOKEN ?? null,
    apiUrl: values.SLACK_API_URL,
  };
}

function buildTeams(values: VariableValues, given: Given): Config['teams'] {
  if (!hasAny(given, 'TEAMS_')) return null;
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: appPassword, TEAMS_TENANT_ID: tenantId } = values;
  return {
    auth: values.TEAMS_AUTH,
    credentials: appId && appPassword && tenantId ? { appId, appPassword, tenantId } : null,
    openIdUrl: values.TEAMS_OPENID_URL ?? null,
    tokenUrl: values.TEAMS_TOKEN_URL ?? null,
    serviceHosts: values.TEAMS_SERVICE_HOSTS ?? [],
  };
}

function isConfigured(given: Given): boolean {
  return hasPlatform(given) || ['DATABASE_URL', 'BVN_FIRST_LEAD', 'BVN_AUTHORITY'].some((name) => name in given);
}

function hasPlatform(given: Given): boolean {
  return PREFIXES.some((prefix) => hasAny(given, prefix));
}

function hasAny(given: Given, prefix: string): boolean {
  return VARIABLE_NAMES.some((name) => name.startsWith(prefix) && name in given);
}

function faultOf(issue: v.InferIssue<typeof VARIABLES>, given: Given): string {
  const name = v.getDotPath(issue) as VariableName;
  if (SECRETS.includes(name)) return `${name} must be ${issue.message}; its value is not shown.`;
  // An address may contain a password: postgres://user:password@host.
  const shown = JSON.stringify(given[name]).replace(/\/\/[^/]*@/, '//…@');
  return `${name} is ${shown} but must be ${issue.message}.`;
}

/** Shorter names resemble too many variables of other programs. */
const SHORTEST_MISSPELT = 8;

/** Names that other programs read proxies from: they resemble ours and are no misspelling. */
const OTHER_PROXIES = /_proxy$/i;

/** Faults for unknown names with one of our prefixes, and for names that resemble one of ours. */
function unknownSettings(given: Given): string[] {
  const known: readonly string[] = VARIABLE_NAMES;
  const meant = (name: string) =>
    ['BVN_', 'LOCAL_', ...PREFIXES].some((prefix) => name.startsWith(prefix)) ||
    (name.length >= SHORTEST_MISSPELT && nearest(name, VARIABLE_NAMES, 1).length > 0);
  const unknown = Object.keys(given).filter(
    (name) => !known.includes(name) && !OTHER_PROXIES.test(name) && meant(name),
  );
  return unknown.map((name) => {
    const suggestion = didYouMean(nearest(name, VARIABLE_NAMES, 2));
    const family = VARIABLE_NAMES.filter((other) => other.startsWith(name.slice(0, name.indexOf('_') + 1)));
    return `${name} is no setting of this program.${suggestion || ` There is ${orList(family)}.`}`;
  });
}

function missingSettings(given: Given): string[] {
  return PLATFORMS.flatMap((platform) => {
    if (platform === 'local') return [];
    const { prefix, needs } = PLATFORM_SETTINGS[platform];
    const needsNone = platform === 'teams' && given.TEAMS_AUTH === 'none' && !needs.some((name) => name in given);
    if (!hasAny(given, prefix) || needsNone) return [];
    const because = VARIABLE_NAMES.find((name) => name.startsWith(prefix) && name in given);
    return needs
      .filter((name) => !(name in given))
      .map((name) => `${name} is not set although ${because} is: ${platformName(platform)} needs ${listOf(needs)}.`);
  });
}

function contradictions(given: Given): string[] {
  const host = given.HOST ?? '127.0.0.1';
  const faults: string[] = [];
  if (given.TEAMS_AUTH === 'none' && !isLoopback(host))
    faults.push(`TEAMS_AUTH is "none", which needs HOST to be this machine (127.0.0.1), and HOST is "${host}".`);
  if (given.TEAMS_AUTH === 'none' && given.NODE_ENV === 'production')
    faults.push('TEAMS_AUTH is "none", which is not allowed when NODE_ENV is "production": set it to "required".');
  if (!hasPlatform(given) && !isLoopback(host))
    faults.push(
      `HOST is "${host}" and neither Slack nor Teams is configured: the local chat page is served on 127.0.0.1 only.`,
    );
  if (!hasPlatform(given) && given.LOCAL_CHAT === 'off')
    faults.push('LOCAL_CHAT is "off" and neither Slack nor Teams is configured, so nobody could reach the bot.');
  if (given.BVN_DEMO_NOW !== undefined && isConfigured(given))
    faults.push('BVN_DEMO_NOW is for the demonstration only: unset it, since other settings name a real installation.');
  return faults;
}

function localInstant(value: string, zone: string): Instant {
  return instantOf(value.slice(0, 10), value.slice(11), zone);
}
