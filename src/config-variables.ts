/** Every variable of the environment that is read: what it must be, what it is when unset, and whether it is a secret. */
import { didYouMean } from './commands/fault.ts';
import { nearest } from './commands/nearest.ts';
import { isDate } from './core/calendar.ts';

const MAX_NAME = 100;
const MIN_SECRET = 32;

/** Whether only this machine can reach what listens on `host`. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/.test(host);
}

interface Variable<Value> {
  /** Completes the sentence "… must be". */
  readonly expected: string | ((given: string) => string);
  /** The value of what is given, or null when that is not what is expected. */
  readonly read: (given: string) => Value | null;
  readonly unset: Value;
}

const optional = <Value>(
  expected: Variable<Value>['expected'],
  read: (given: string) => Value | null,
): Variable<Value | undefined> => ({ expected, read, unset: undefined });

const text = (expected: Variable<string>['expected'], fits: (given: string) => boolean) =>
  optional(expected, (given) => (fits(given) ? given : null));

const or = <Value>(variable: Variable<Value | undefined>, unset: Value) => ({ ...variable, unset }) as Variable<Value>;

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const guid = (whose: string) =>
  text(`${whose}, such as 00000000-1111-2222-3333-444444444444`, (given) => GUID.test(given));
const url = text('an https address (http only on this machine)', isSafeUrl);

/** Every variable that is read: what it must be, and what it is when unset. */
const VARIABLES = {
  PORT: or(
    optional('a whole number from 0 to 65535', (given) =>
      /^\d{1,5}$/.test(given) && Number(given) <= 65_535 ? Number(given) : null,
    ),
    3978,
  ),
  HOST: or(
    text('a host name or address to listen on', (given) => /^[\w.:[\]-]+$/.test(given)),
    '127.0.0.1',
  ),
  DATABASE_URL: or(
    optional('file: and a path, such as file:data/bvn.db', (given) =>
      /^file:[^?#]*[^?#/]$/.test(given) ? pathOf(given) : null,
    ),
    'data/bvn.db',
  ),
  BVN_TIME_ZONE: or(text(expectedZone, isTimeZone), 'Europe/London'),
  BVN_AUTHORITY: text(
    `a name of at most ${MAX_NAME} characters`,
    (given) => given.length <= MAX_NAME && /^\P{Cc}+$/u.test(given),
  ),
  BVN_FIRST_LEAD: text('an account such as slack:U0123 or teams:…', (given) => /^(slack|teams|local):\S+$/.test(given)),
  BVN_SECRET: text(`at least ${MIN_SECRET} characters`, (given) => given.length >= MIN_SECRET),
  BVN_BACKUP_DIR: text('a folder, such as /var/backups/bvn', (given) => /^\P{Cc}+$/u.test(given)),
  BVN_BACKUP_KEEP: or(
    optional('a whole number from 1 to 999', (given) => (/^[1-9]\d{0,2}$/.test(given) ? Number(given) : null)),
    14,
  ),
  BVN_HEARTBEAT_URL: url,
  BVN_DEMO_NOW: text('a date and time such as 2024-06-24 08:55', isLocalTime),
  LOCAL_CHAT: or(
    text('auto or off', (given) => given === 'auto' || given === 'off'),
    'auto',
  ),
  SLACK_BOT_TOKEN: text('a bot token, which begins with xoxb-', (given) => given.startsWith('xoxb-')),
  SLACK_SIGNING_SECRET: text('the signing secret of the app, without spaces', (given) => /^\S+$/.test(given)),
  SLACK_APP_TOKEN: text('an app-level token, which begins with xapp-', (given) => given.startsWith('xapp-')),
  SLACK_API_URL: or(url, 'https://slack.com/api/'),
  TEAMS_APP_ID: guid('the id of the bot’s app registration'),
  TEAMS_APP_PASSWORD: text('a client secret, without spaces', (given) => /^\S+$/.test(given)),
  TEAMS_TENANT_ID: guid('the id of the council’s tenant'),
  TEAMS_AUTH: or<'required' | 'none'>(
    optional('required or none', (given) => (given === 'required' || given === 'none' ? given : null)),
    'required',
  ),
  TEAMS_OPENID_URL: url,
  TEAMS_TOKEN_URL: url,
  TEAMS_SERVICE_HOSTS: optional('host names parted by commas', (given) =>
    /^[\w.-]+(:\d+)?(\s*,\s*[\w.-]+(:\d+)?)*$/.test(given) ? given.split(',').map((host) => host.trim()) : null,
  ),
};

export type Name = keyof typeof VARIABLES;
export type Values = { readonly [N in Name]: (typeof VARIABLES)[N]['unset'] };

/** Every value; `misfit` is told of each variable that is not what is `expected`, which then is as if unset. */
export function readVariables(
  given: Readonly<Record<string, string>>,
  misfit: (name: Name, expected: string) => void,
): Values {
  const value = (name: Name): unknown => {
    const { expected, read, unset }: Variable<unknown> = VARIABLES[name];
    const text = given[name];
    if (text === undefined) return unset;
    const found = read(text);
    if (found === null) misfit(name, typeof expected === 'string' ? expected : expected(text));
    return found ?? unset;
  };
  return Object.fromEntries(NAMES.map((name) => [name, value(name)])) as Values;
}

/** Their values are never shown. */
export const SECRETS: readonly Name[] = [
  'BVN_SECRET',
  'BVN_HEARTBEAT_URL',
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'TEAMS_APP_PASSWORD',
];
export const NAMES = Object.keys(VARIABLES) as readonly Name[];

function isSafeUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** `file:data/bvn.db` → `data/bvn.db`, `file:///var/lib/bvn.db` → `/var/lib/bvn.db` */
function pathOf(value: string): string {
  return value.slice('file:'.length).replace(/^\/\/(?=\/)/, '');
}

function isTimeZone(value: string): boolean {
  // An offset such as +01:00 is taken by Intl, too, but keeps no summer time.
  if (!/^[A-Z]/.test(value)) return false;
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: value });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function expectedZone(given: string): string {
  const near = didYouMean(nearest(given, Intl.supportedValuesOf('timeZone'), 1)).trim();
  return `an IANA time zone such as Europe/London${near ? ` (${near.replace('Did', 'did')})` : ''}`;
}

function isLocalTime(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}[ T]([01]\d|2[0-3]):[0-5]\d$/.test(value) && isDate(value.slice(0, 10));
}
