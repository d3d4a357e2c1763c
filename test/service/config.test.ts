/** The configuration read from the environment; all faults are reported at once, without secrets. */
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig, secretsOf } from '../../src/service/config.ts';
import { SECRETS, VARIABLE_NAMES } from '../../src/service/config-variables.ts';

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1-secret', SLACK_SIGNING_SECRET: 'signing-secret' };
const TEAMS = {
  TEAMS_APP_ID: '11111111-2222-3333-4444-555555555555',
  TEAMS_APP_PASSWORD: 'client-secret',
  TEAMS_TENANT_ID: '66666666-7777-8888-9999-000000000000',
};

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('valid settings', () => {
  test('an environment without settings means the demonstration', () => {
    expect(readConfig({ PATH: '/bin', SLACK_BOT_TOKEN: '' })).toEqual({
      mode: 'demonstration',
      host: '127.0.0.1',
      port: 3978,
      databasePath: 'data/demo.db',
      timeZone: 'Europe/London',
      authority: null,
      firstLead: null,
      secret: null,
      backup: null,
      retention: { answerDays: 30, previewDays: 1, postMonths: 12 },
      heartbeatUrl: null,
      metricsFrom: [],
      systemd: false,
      localChat: true,
      demoNow: '2024-06-24T07:55:00.000Z',
      slack: null,
      teams: null,
    });
  });

  test('the retention of answers, previews and messages is configured, within limits', () => {
    const set = { BVN_KEEP_ANSWERS_DAYS: '90', BVN_KEEP_PREVIEWS_DAYS: '2', BVN_KEEP_MESSAGES_MONTHS: '24' };
    expect(readConfig(set).retention).toEqual({ answerDays: 90, previewDays: 2, postMonths: 24 });
    expect(() => readConfig({ BVN_KEEP_ANSWERS_DAYS: '6' })).toThrow('must be a whole number from 7 to 3,650');
  });

  test.each([
    ['DATABASE_URL', 'file:data/bvn.db'],
    ['BVN_FIRST_LEAD', 'local:U1'],
    ['BVN_AUTHORITY', 'Northbridge'],
  ])('%s alone is a real installation with the local chat page and its own database', (name, value) => {
    expect(readConfig({ [name]: value })).toMatchObject({
      mode: 'configured',
      localChat: true,
      databasePath: 'data/bvn.db',
    });
  });

  test('the signing secret from before its renewal is taken beside the new one, and blacked out as well', () => {
    const config = readConfig({ ...SLACK, SLACK_SIGNING_SECRET_OLD: 'the-one-before' });
    expect(config.slack?.signingSecrets).toEqual([SLACK.SLACK_SIGNING_SECRET, 'the-one-before']);
    expect(secretsOf(config)).toEqual(expect.arrayContaining([SLACK.SLACK_SIGNING_SECRET, 'the-one-before']));
  });

  test('a list of addresses and ranges that may read the metrics is split at commas', () => {
    const { metricsFrom } = readConfig({ BVN_METRICS_FROM: '192.0.2.7, 10.0.0.0/8,2001:db8::/32' });
    expect(metricsFrom).toEqual(['192.0.2.7', '10.0.0.0/8', '2001:db8::/32']);
  });

  test.each(['monitor', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '192.0.2.7,', '*'])(
    'the metrics for "%s" are refused in the settings',
    (value) => {
      expect(faultsOf({ BVN_METRICS_FROM: value })).toEqual([
        `BVN_METRICS_FROM is "${value}" but must be addresses or ranges parted by commas, such as 192.0.2.7, 10.0.0.0/8.`,
      ]);
    },
  );

  test('the local chat page is off while Slack and Teams are configured', () => {
    const config = readConfig({
      ...SLACK,
      ...TEAMS,
      HOST: '0.0.0.0',
      PORT: '80',
      DATABASE_URL: 'file:///var/lib/b.db',
    });
    expect(config).toMatchObject({
      mode: 'configured',
      host: '0.0.0.0',
      port: 80,
      databasePath: '/var/lib/b.db',
      localChat: false,
      slack: { botToken: 'xoxb-1-secret', appToken: null, apiUrl: 'https://slack.com/api/' },
      teams: { auth: 'required', credentials: { appPassword: 'client-secret' }, serviceHosts: [] },
    });
    expect(secretsOf(config)).toEqual(['xoxb-1-secret', 'signing-secret', 'client-secret']);
  });

  test('the demonstration starts at the configured time', () => {
    expect(readConfig({ BVN_DEMO_NOW: '2024-12-02T09:00' }).demoNow).toBe('2024-12-02T09:00:00.000Z');
  });

  test('Teams without credentials is accepted on a loopback address', () => {
    expect(readConfig({ TEAMS_AUTH: 'none' }).teams).toMatchObject({ auth: 'none', credentials: null });
  });

  test('a list of host names is split at commas', () => {
    const { teams } = readConfig({ ...TEAMS, TEAMS_SERVICE_HOSTS: 'smba.example , other.example:444' });
    expect(teams?.serviceHosts).toEqual(['smba.example', 'other.example:444']);
  });
});

describe('secrets', () => {
  const values: Readonly<Record<string, string>> = {
    BVN_SECRET: 'x'.repeat(32),
    BVN_HEARTBEAT_URL: 'https://monitor.example/token',
    SLACK_BOT_TOKEN: 'xoxb-1-secret',
    SLACK_SIGNING_SECRET: 'signing-secret',
    SLACK_SIGNING_SECRET_OLD: 'signing-secret-before',
    SLACK_APP_TOKEN: 'xapp-1-secret',
    TEAMS_APP_PASSWORD: 'client-secret',
  };

  test('every secret setting is blacked out in the log', () => {
    expect(Object.keys(values)).toEqual(SECRETS);
    expect(secretsOf(readConfig({ ...TEAMS, ...values }))).toEqual(Object.values(values));
  });

  test('every setting with the name of a token, a secret or a password is a secret', () => {
    const named = VARIABLE_NAMES.filter((name) => /_(?:TOKEN|SECRET|PASSWORD)$/.test(name));
    expect(named.filter((name) => !SECRETS.includes(name))).toEqual([]);
  });
});

describe('refused settings', () => {
  test('all faults are reported together, without secrets and passwords', () => {
    const faults = faultsOf({
      PORT: '70000',
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgres://bvn:hunter2@db/bvn',
      BVN_TIME_ZONE: 'Europe/Lodnon',
      BVN_SECRET: 'canary',
      SLACK_BOT_TOKEN: 'canary',
      SLACK_API_URL: 'http://slack.example/api/',
      TEAMS_AUTH: 'none',
      BVN_FIRST_LED: 'slack:U1',
      NODE_ENV: 'production',
    });
    expect(faults).toMatchInlineSnapshot(`
      [
        "BVN_FIRST_LED is no setting of this program. Did you mean BVN_FIRST_LEAD?",
        "PORT is "70000" but must be a whole number from 0 to 65535.",
        "DATABASE_URL is "postgres://…@db/bvn" but must be file: and a path, such as file:data/bvn.db.",
        "BVN_TIME_ZONE is "Europe/Lodnon" but must be an IANA time zone such as Europe/London (did you mean Europe/London?).",
        "BVN_SECRET must be at least 32 characters; its value is not shown.",
        "SLACK_BOT_TOKEN must be a bot token, which begins with xoxb-; its value is not shown.",
        "SLACK_API_URL is "http://slack.example/api/" but must be an https address (http only on this machine).",
        "SLACK_SIGNING_SECRET is not set although SLACK_BOT_TOKEN is: Slack needs SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET.",
        "TEAMS_AUTH is "none", which needs HOST to be this machine (127.0.0.1), and HOST is "0.0.0.0".",
        "TEAMS_AUTH is "none", which is not allowed when NODE_ENV is "production": set it to "required".",
      ]
    `);
    expect(faults.join()).not.toMatch(/canary|hunter2/);
  });

  test.each([
    ['BVN_TIME_ZONE', '+01:00', 'keeps no summer time'],
    ['BVN_TIME_ZONE', 'Mars/Base', 'no such zone'],
    ['BVN_FIRST_LEAD', 'U1', 'without its platform'],
    ['BVN_AUTHORITY', 'a\nb', 'two lines'],
    ['LOCAL_CHAT', 'on', 'no such choice'],
    ['BVN_DEMO_NOW', '2024-02-30 09:00', 'no such day'],
    ['BVN_DEMO_NOW', '2024-06-24 25:00', 'no such hour'],
    ['DATABASE_URL', 'file:', 'no path'],
    ['DATABASE_URL', 'data/bvn.db', 'no file: in front'],
    ['PORT', '-1', 'not a port'],
  ])('%s=%s is refused: %s', (name, value) => {
    const [fault] = faultsOf({ [name]: value });
    expect(fault).toContain(`${name} is ${JSON.stringify(value)} but must be `);
  });

  test.each(Object.keys(SLACK))('settings of Slack without %s are refused', (missing) => {
    const { [missing as keyof typeof SLACK]: _, ...rest } = SLACK;
    expect(faultsOf(rest)).toEqual([
      `${missing} is not set although ${Object.keys(rest)[0]} is: Slack needs SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET.`,
    ]);
  });

  test.each(Object.keys(TEAMS))('settings of Teams without %s are refused', (missing) => {
    const { [missing as keyof typeof TEAMS]: _, ...rest } = TEAMS;
    expect(faultsOf(rest)).toHaveLength(1);
    expect(faultsOf(rest)[0]).toMatch(new RegExp(`^${missing} is not set`));
    expect(faultsOf({ ...rest, TEAMS_AUTH: 'none' })).toHaveLength(1);
  });

  test.each([
    [{ TEAMS_AUTH: 'none', HOST: '0.0.0.0' }, /^TEAMS_AUTH is "none", which needs HOST/],
    [{ TEAMS_AUTH: 'none', NODE_ENV: 'production' }, /^TEAMS_AUTH is "none", which is not allowed/],
    [{ HOST: '0.0.0.0' }, /^HOST is "0.0.0.0" and neither/],
    [{ DATABASE_URL: 'file:x.db', HOST: '192.168.0.4' }, /^HOST is "192.168.0.4" and neither/],
    [{ LOCAL_CHAT: 'off' }, /^LOCAL_CHAT is "off" and neither/],
    [{ BVN_DEMO_NOW: '2024-06-24 09:00', DATABASE_URL: 'file:x.db' }, /^BVN_DEMO_NOW is for the demonstration only/],
  ])('the contradictory settings %o are refused', (environment, expected) => {
    expect(faultsOf(environment)).toEqual([expect.stringMatching(expected)]);
  });

  test.each([
    ['BVN_TIMEZONE', 'BVN_TIMEZONE is no setting of this program. Did you mean BVN_TIME_ZONE?'],
    ['SLACK_SIGNING_SECERT', 'SLACK_SIGNING_SECERT is no setting of this program. Did you mean SLACK_SIGNING_SECRET?'],
    ['SLAK_BOT_TOKEN', 'SLAK_BOT_TOKEN is no setting of this program. Did you mean SLACK_BOT_TOKEN?'],
    ['DATABASE_URI', 'DATABASE_URI is no setting of this program. Did you mean DATABASE_URL?'],
    ['LOCAL_CAHT', 'LOCAL_CAHT is no setting of this program. Did you mean LOCAL_CHAT?'],
    [
      'SLACK_WORKSPACE',
      'SLACK_WORKSPACE is no setting of this program. There is SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_SIGNING_SECRET_OLD, SLACK_APP_TOKEN or SLACK_API_URL.',
    ],
  ])('the misspelt setting %s is refused with a suggestion', (name, expected) => {
    expect(faultsOf({ [name]: 'x' })).toEqual([expected]);
  });
});

test('.env.example names exactly the variables that are read, each empty and with a line of explanation', () => {
  const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
  const variables = parseEnv(example);
  expect(Object.keys(variables).sort()).toEqual([...VARIABLE_NAMES].sort());
  expect(new Set(Object.values(variables))).toEqual(new Set(['']));
  for (const name of VARIABLE_NAMES) expect(example).toMatch(new RegExp(`^# .+\\.\\n${name}=$`, 'm'));
});
