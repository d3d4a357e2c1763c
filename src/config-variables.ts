/** Every variable of the environment that is read: what it must be, what it is when unset, and whether it is a secret. */
import { z } from 'zod';
import { didYouMean } from './commands/fault.ts';
import { nearest } from './commands/nearest.ts';
import { isDate } from './core/calendar.ts';

const MAX_NAME = 100;
const MIN_SECRET = 32;

/** Whether only this machine can reach what listens on `host`. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/.test(host);
}

/** Text that must fit; `expected` completes the sentence "… must be". */
const text = (expected: string, fits: (value: string) => boolean) => z.string().refine(fits, expected);
const guid = (whose: string) =>
  text(`${whose}, such as 00000000-1111-2222-3333-444444444444`, (value) => z.guid().safeParse(value).success);
const url = text('an https address (http only on this machine)', isSafeUrl);

/** Every variable that is read: what it must be, and what it is when unset. */
export const VARIABLES = z.object({
  PORT: text('a whole number from 0 to 65535', (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535)
    .transform(Number)
    .default(3978),
  HOST: text('a host name or address to listen on', (value) => /^[\w.:[\]-]+$/.test(value)).default('127.0.0.1'),
  DATABASE_URL: text('file: and a path, such as file:data/bvn.db', (value) => /^file:[^?#]*[^?#/]$/.test(value))
    .transform(pathOf)
    .default('data/bvn.db'),
  BVN_TIME_ZONE: z.string().refine(isTimeZone, { error: expectedZone }).default('Europe/London'),
  BVN_AUTHORITY: text(
    `a name of at most ${MAX_NAME} characters`,
    (value) => value.length <= MAX_NAME && /^\P{Cc}+$/u.test(value),
  ).optional(),
  BVN_FIRST_LEAD: text('an account such as slack:U0123 or teams:…', (value) =>
    /^(slack|teams|local):\S+$/.test(value),
  ).optional(),
  BVN_SECRET: text(`at least ${MIN_SECRET} characters`, (value) => value.length >= MIN_SECRET).optional(),
  BVN_BACKUP_DIR: text('a folder, such as /var/backups/bvn', (value) => /^\P{Cc}+$/u.test(value)).optional(),
  BVN_BACKUP_KEEP: text('a whole number from 1 to 999', (value) => /^[1-9]\d{0,2}$/.test(value))
    .transform(Number)
    .default(14),
  BVN_HEARTBEAT_URL: url.optional(),
  BVN_DEMO_NOW: text('a date and time such as 2024-06-24 08:55', isLocalTime).optional(),
  LOCAL_CHAT: text('auto or off', (value) => value === 'auto' || value === 'off').default('auto'),
  SLACK_BOT_TOKEN: text('a bot token, which begins with xoxb-', (value) => value.startsWith('xoxb-')).optional(),
  SLACK_SIGNING_SECRET: text('the signing secret of the app, without spaces', (value) =>
    /^\S+$/.test(value),
  ).optional(),
  SLACK_APP_TOKEN: text('an app-level token, which begins with xapp-', (value) => value.startsWith('xapp-')).optional(),
  SLACK_API_URL: url.default('https://slack.com/api/'),
  TEAMS_APP_ID: guid('the id of the bot’s app registration').optional(),
  TEAMS_APP_PASSWORD: text('a client secret, without spaces', (value) => /^\S+$/.test(value)).optional(),
  TEAMS_TENANT_ID: guid('the id of the council’s tenant').optional(),
  TEAMS_AUTH: z.enum(['required', 'none'], 'required or none').default('required'),
  TEAMS_OPENID_URL: url.optional(),
  TEAMS_TOKEN_URL: url.optional(),
  TEAMS_SERVICE_HOSTS: text('host names parted by commas', (value) =>
    /^[\w.-]+(:\d+)?(\s*,\s*[\w.-]+(:\d+)?)*$/.test(value),
  )
    .transform((value) => value.split(',').map((host) => host.trim()))
    .optional(),
});
export type Values = z.infer<typeof VARIABLES>;
export type Name = keyof Values;

/** Their values are never shown. */
export const SECRETS: readonly Name[] = [
  'BVN_SECRET',
  'BVN_HEARTBEAT_URL',
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'TEAMS_APP_PASSWORD',
];
export const NAMES = Object.keys(VARIABLES.shape) as readonly Name[];

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

function expectedZone(issue: { readonly input?: unknown }): string {
  const near = didYouMean(nearest(String(issue.input), Intl.supportedValuesOf('timeZone'), 1)).trim();
  return `an IANA time zone such as Europe/London${near ? ` (${near.replace('Did', 'did')})` : ''}`;
}

function isLocalTime(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}[ T]([01]\d|2[0-3]):[0-5]\d$/.test(value) && isDate(value.slice(0, 10));
}
