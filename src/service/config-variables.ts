/** The environment variables that the service reads, with their formats, defaults and secrecy. */
import { isIP } from 'node:net';
import * as v from 'valibot';
import { PLATFORMS } from '../core/record/model.ts';
import { DEFAULT_RETENTION, type Retention } from '../core/record/retention.ts';
import { isDate } from '../core/time/dates.ts';
import { didYouMean } from '../dispatch/fault.ts';
import { nearest } from '../dispatch/nearest.ts';

const MAX_NAME = 100;
const MIN_SECRET = 32;

/** True if a server that listens on `host` can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/.test(host);
}

/** A text that `fits` accepts; `expected` completes the fault "… must be". */
const text = (expected: string, fits: (value: string) => boolean) => v.pipe(v.string(), v.check(fits, expected));
const guid = (whose: string) => v.pipe(v.string(), v.uuid(`${whose}, such as 00000000-1111-2222-3333-444444444444`));
const url = text('an https address (http only on this machine)', isSafeUrl);

function wholeNumber(least: number, most: number, unset: number) {
  const fits = (value: string) => /^\d{1,5}$/.test(value) && Number(value) >= least && Number(value) <= most;
  const figure = text(`a whole number from ${least} to ${most.toLocaleString('en-GB')}`, fits);
  return v.optional(v.pipe(figure, v.transform(Number)), `${unset}`);
}

/** The schema of every variable, with its default. */
export const VARIABLES = v.object({
  PORT: v.optional(
    v.pipe(
      text('a whole number from 0 to 65535', (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535),
      v.transform(Number),
    ),
    '3978',
  ),
  HOST: v.optional(
    text('a host name or address to listen on', (value) => /^[\w.:[\]-]+$/.test(value)),
    '127.0.0.1',
  ),
  DATABASE_URL: v.optional(
    v.pipe(
      text('file: and a path, such as file:data/bvn.db', (value) => /^file:[^?#]*[^?#/]$/.test(value)),
      v.transform(pathOf),
    ),
    'file:data/bvn.db',
  ),
  BVN_TIME_ZONE: v.optional(v.pipe(v.string(), v.check(isTimeZone, expectedZone)), 'Europe/London'),
  BVN_AUTHORITY: v.optional(
    text(`a name of at most ${MAX_NAME} characters`, (value) => value.length <= MAX_NAME && /^\P{Cc}+$/u.test(value)),
  ),
  BVN_FIRST_LEAD: v.optional(text('an account such as slack:U0123 or teams:…', isAccount)),
  BVN_SECRET: v.optional(text(`at least ${MIN_SECRET} characters`, (value) => value.length >= MIN_SECRET)),
  BVN_BACKUP_DIR: v.optional(text('a folder, such as /var/backups/bvn', (value) => /^\P{Cc}+$/u.test(value))),
  BVN_BACKUP_KEEP: v.optional(
    v.pipe(
      text('a whole number from 1 to 999', (value) => /^[1-9]\d{0,2}$/.test(value)),
      v.transform(Number),
    ),
    '14',
  ),
  BVN_KEEP_ANSWERS_DAYS: wholeNumber(7, 3_650, DEFAULT_RETENTION.answerDays),
  BVN_KEEP_PREVIEWS_DAYS: wholeNumber(1, 365, DEFAULT_RETENTION.previewDays),
  BVN_KEEP_MESSAGES_MONTHS: wholeNumber(1, 1_200, DEFAULT_RETENTION.postMonths),
  BVN_HEARTBEAT_URL: v.optional(url),
  BVN_METRICS_FROM: v.optional(
    v.pipe(
      text('addresses or ranges parted by commas, such as 192.0.2.7, 10.0.0.0/8', isAddressList),
      v.transform(addressesIn),
    ),
  ),
  HTTPS_PROXY: v.optional(text('the address of a proxy, such as http://proxy.example:8080', isProxy)),
  NO_PROXY: v.optional(text('host names parted by commas', (value) => /^\P{Cc}+$/u.test(value))),
  NODE_EXTRA_CA_CERTS: v.optional(text('a file, such as /etc/bvn/ca.pem', (value) => /^\P{Cc}+$/u.test(value))),
  BVN_DEMO_NOW: v.optional(text('a date and time such as 2024-06-24 08:55', isLocalTime)),
  LOCAL_CHAT: v.optional(v.picklist(['auto', 'off'], 'auto or off'), 'auto'),
  SLACK_BOT_TOKEN: v.optional(text('a bot token, which begins with xoxb-', (value) => value.startsWith('xoxb-'))),
  SLACK_SIGNING_SECRET: v.optional(
    text('the signing secret of the app, without spaces', (value) => /^\S+$/.test(value)),
  ),
  SLACK_SIGNING_SECRET_OLD: v.optional(
    text('the signing secret from before its renewal, without spaces', (value) => /^\S+$/.test(value)),
  ),
  SLACK_APP_TOKEN: v.optional(
    text('an app-level token, which begins with xapp-', (value) => value.startsWith('xapp-')),
  ),
  SLACK_API_URL: v.optional(url, 'https://slack.com/api/'),
  TEAMS_APP_ID: v.optional(guid('the id of the bot’s app registration')),
  TEAMS_APP_PASSWORD: v.optional(text('a client secret, without spaces', (value) => /^\S+$/.test(value))),
  TEAMS_TENANT_ID: v.optional(guid('the id of the council’s tenant')),
  TEAMS_AUTH: v.optional(v.picklist(['required', 'none'], 'required or none'), 'required'),
  TEAMS_OPENID_URL: v.optional(url),
  TEAMS_TOKEN_URL: v.optional(url),
  TEAMS_SERVICE_HOSTS: v.optional(
    v.pipe(
      text('host names parted by commas', (value) => /^[\w.-]+(:\d+)?(\s*,\s*[\w.-]+(:\d+)?)*$/.test(value)),
      v.transform((value) => value.split(',').map((host) => host.trim())),
    ),
  ),
});
/** The parsed variables, with defaults filled in. */
export type VariableValues = v.InferOutput<typeof VARIABLES>;
/** A variable's name, such as `BVN_TIME_ZONE`. */
export type VariableName = keyof VariableValues;

/** For how long the texts beside the record are kept. */
export function retentionOf(values: VariableValues): Retention {
  return {
    answerDays: values.BVN_KEEP_ANSWERS_DAYS,
    previewDays: values.BVN_KEEP_PREVIEWS_DAYS,
    postMonths: values.BVN_KEEP_MESSAGES_MONTHS,
  };
}

/** The variables whose values are never shown. */
export const SECRETS: readonly VariableName[] = [
  'BVN_SECRET',
  'BVN_HEARTBEAT_URL',
  'HTTPS_PROXY',
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_SIGNING_SECRET_OLD',
  'SLACK_APP_TOKEN',
  'TEAMS_APP_PASSWORD',
];
/** The names of all variables. Another name with the same beginning, such as `BVN_` or `SLACK_`, is a fault at the start. */
export const VARIABLE_NAMES = Object.keys(VARIABLES.entries) as readonly VariableName[];

function addressesIn(value: string): string[] {
  return value.split(',').map((address) => address.trim());
}

function isAddressList(value: string): boolean {
  return addressesIn(value).every((one) => {
    const [address = '', bits, ...more] = one.split('/');
    const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
    return most > 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
  });
}

/** True for an account in the form of the record, `slack:U0123`. */
function isAccount(value: string): boolean {
  return PLATFORMS.some((platform) => value.startsWith(`${platform}:`)) && /^\w+:\S+$/.test(value);
}

function isSafeUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

function isProxy(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/** `file:data/bvn.db` → `data/bvn.db`, `file:///var/lib/bvn.db` → `/var/lib/bvn.db` */
function pathOf(value: string): string {
  return value.slice('file:'.length).replace(/^\/\/(?=\/)/, '');
}

function isTimeZone(value: string): boolean {
  // Intl also accepts an offset such as +01:00, which has no summer time.
  if (!/^[A-Z]/.test(value)) return false;
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: value });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function expectedZone(issue: { readonly input?: unknown }): string {
  const near = didYouMean(nearest(String(issue.input), Intl.supportedValuesOf('timeZone'), 1)).trim();
  return `an IANA time zone such as Europe/London${near ? ` (${near.replace('Did', 'did')})` : ''}`;
}

function isLocalTime(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}[ T]([01]\d|2[0-3]):[0-5]\d$/.test(value) && isDate(value.slice(0, 10));
}
