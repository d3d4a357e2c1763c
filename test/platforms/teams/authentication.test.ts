/** Nobody but the Bot Framework, for this bot and this council, gets anything done: every forged token, over real HTTP. */
import { describe, expect, it } from 'vitest';
import { readActivity } from '../../../src/platforms/teams/activity.ts';
import { checkRequest, ISSUER } from '../../../src/platforms/teams/authentication.ts';
import { createTeams } from '../../../src/platforms/teams/teams.ts';
import { readConfig } from '../../../src/service/config.ts';
import { chatOf, envelope, LEAD, startTeamsBot, type TeamsBot } from '../../helpers/teams-bot.ts';
import { TENANT } from '../../helpers/teams-connector.ts';
import { APP_ID, type Forge } from '../../helpers/teams-stand-in.ts';
import { encoded, signed, signedWithSecret } from '../../helpers/tokens.ts';

type Forgery = (bot: TeamsBot) => Forge;
const claim =
  (changed: (bot: TeamsBot, nowS: number) => object): Forgery =>
  (bot) =>
  ({ header, claims }) =>
    `Bearer ${signed(header, { ...claims, ...changed(bot, Math.floor(Date.now() / 1000)) }, bot.cloud.keys.own)}`;
const head =
  (changed: object): Forgery =>
  (bot) =>
  ({ header, claims }) =>
    `Bearer ${signed({ ...header, ...changed }, claims, bot.cloud.keys.own)}`;

const EMULATOR = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';

const FORGED: Readonly<Record<string, Forgery>> = {
  'no token': () => () => undefined,
  garbage: () => () => 'Bearer not.a.token',
  'another scheme': (bot) => () => `Basic ${bot.cloud.authorization()?.slice(7)}`,
  'the algorithm "none"':
    () =>
    ({ header, claims }) =>
      `Bearer ${encoded({ ...header, alg: 'none' })}.${encoded(claims)}.`,
  'the algorithm "none" with a signature':
    () =>
    ({ header, claims }) =>
      `Bearer ${encoded({ ...header, alg: 'none' })}.${encoded(claims)}.AAAA`,
  'HS256 with our public key as the secret':
    (bot) =>
    ({ header, claims }) =>
      `Bearer ${signedWithSecret({ ...header, alg: 'HS256' }, claims, bot.cloud.keys.publicPem)}`,
  'HS256 that calls itself RS256':
    (bot) =>
    ({ header, claims }) =>
      `Bearer ${signedWithSecret(header, claims, bot.cloud.keys.publicPem)}`,
  'a signature by another key':
    (bot) =>
    ({ header, claims }) =>
      `Bearer ${signed(header, claims, bot.cloud.keys.foreign)}`,
  'claims changed after signing':
    (bot) =>
    ({ header, claims }) => {
      const [first, , last] = signed(header, claims, bot.cloud.keys.own).split('.');
      return `Bearer ${first}.${encoded({ ...claims, extra: 1 })}.${last}`;
    },
  'an unknown key': head({ kid: 'key-9' }),
  'no key id': head({ kid: undefined }),
  expired: claim((_, nowS) => ({ exp: nowS - 600 })),
  'not yet valid': claim((_, nowS) => ({ nbf: nowS + 600 })),
  'no expiry': claim(() => ({ exp: undefined })),
  'an expiry in words': claim(() => ({ exp: 'never' })),
  'another audience': claim(() => ({ aud: '99999999-2222-3333-4444-555555555555' })),
  'no audience': claim(() => ({ aud: undefined })),
  'another issuer': claim(() => ({ iss: 'https://api.botframework.us' })),
  'the Emulator': claim(() => ({ iss: EMULATOR, ver: '1.0', appid: '11111111-2222-3333-4444-555555555555' })),
  'the Emulator of version 2': claim(() => ({
    iss: EMULATOR,
    ver: '2.0',
    azp: '11111111-2222-3333-4444-555555555555',
  })),
  'another bot as a skill': claim(() => ({ ver: '1.0', appid: '99999999-2222-3333-4444-555555555555', iss: EMULATOR })),
  'another serviceUrl': claim(() => ({ serviceurl: 'https://smba.trafficmanager.net/uk/' })),
  'no serviceUrl in the token': claim(() => ({ serviceurl: undefined })),
};

describe('a forged token', () => {
  it('a forged token gets nothing done, whatever is forged', async () => {
    const bot = await startTeamsBot();
    await bot.says(LEAD, 'help');
    const [answered, called] = [bot.cloud.messages.length, bot.cloud.calls.length];
    const statuses: Record<string, number> = {};
    for (const [name, forgery] of Object.entries(FORGED)) {
      const authorization = bot.cloud.authorization(forgery(bot)) ?? null;
      const activity = { ...envelope(bot.cloud, LEAD, 'chat', `forged ${name}`), type: 'message', text: 'help' };
      statuses[name] = (await bot.send(activity, authorization)).status;
    }
    await bot.settled();
    expect(Object.entries(statuses).filter(([, status]) => status !== 401 && status !== 403)).toEqual([]);
    expect(bot.cloud.messages).toHaveLength(answered);
    expect(bot.cloud.calls).toHaveLength(called);
  });

  it('a token that differs from the forged ones in the forgery alone is served', async () => {
    const bot = await startTeamsBot();
    await bot.says(LEAD, 'help');
    expect(bot.last(chatOf(LEAD)).activity.summary).toBe('What you can say to this bot.');
  });
});

describe('a genuine token', () => {
  const activities: Readonly<Record<string, (bot: TeamsBot) => readonly [object, number]>> = {
    'for a foreign host': (bot) => [{ ...message(bot), serviceUrl: 'https://evil.example/uk/' }, 403],
    'without a serviceUrl': (bot) => [{ ...message(bot), serviceUrl: undefined }, 400],
    'with an empty serviceUrl': (bot) => [{ ...message(bot), serviceUrl: '' }, 400],
    'with another serviceUrl': (bot) => [{ ...message(bot), serviceUrl: `${bot.cloud.serviceUrl}x` }, 403],
    'for another channel': (bot) => [{ ...message(bot), channelId: 'emulator' }, 403],
    'for the channel of a skill': (bot) => [{ ...message(bot), channelId: 'AseChannel' }, 403],
    'of another tenant': (bot) => [{ ...message(bot), conversation: { id: 'a:1', tenantId: 'other' } }, 403],
    'of no tenant': (bot) => [{ ...message(bot), conversation: { id: 'a:1' }, channelData: {} }, 403],
    'without a conversation': (bot) => [{ ...message(bot), conversation: undefined }, 400],
    'that is no object': () => [[], 400],
  };
  it('a genuine token for a foreign host that it names itself gets nothing done', async () => {
    const bot = await startTeamsBot();
    const serviceUrl = 'https://evil.example/uk/';
    const authorization = bot.cloud.authorization(claim(() => ({ serviceurl: serviceUrl }))(bot));
    expect((await bot.send({ ...message(bot), serviceUrl }, authorization)).status).toBe(403);
    expect(bot.cloud.tokenCalls).toBe(0);
  });

  it.each(Object.entries(activities))('a genuinely signed activity %s gets nothing done', async (_, make) => {
    const bot = await startTeamsBot();
    const [activity, status] = make(bot);
    expect((await bot.send(activity)).status).toBe(status);
    await bot.settled();
    expect(bot.cloud.messages).toEqual([]);
    expect(bot.cloud.calls).toEqual([]);
    expect(bot.cloud.tokenCalls).toBe(0);
  });
});

describe('checks before the signature', () => {
  const activity = readActivity({
    type: 'message',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/uk/',
    conversation: { id: 'a:1', tenantId: TENANT },
    from: { id: '29:1' },
    recipient: { id: '28:1' },
  });
  const policy = { appId: APP_ID, tenantId: TENANT, serviceHosts: [] };
  const claims = { iss: ISSUER, aud: APP_ID, exp: 2_000_000_000, serviceurl: 'https://smba.trafficmanager.net/uk/' };
  const check = (changed: object, header: object = { alg: 'RS256' }) => {
    if (!activity) throw new Error('The activity cannot be read');
    return () => checkRequest(`Bearer ${encoded(header)}.${encoded({ ...claims, ...changed })}.AAAA`, activity, policy);
  };

  it('a request passes the checks before its signature is verified', () => expect(check({})).not.toThrow());

  it.each([
    [{ iss: 'https://sts.windows.net/x/' }, 'not one of the Bot Framework'],
    [{ aud: 'another' }, 'for another bot'],
    [{ exp: undefined }, 'no expiry'],
    [{ serviceurl: undefined }, 'another serviceUrl'],
    [{ serviceurl: 'https://smba.trafficmanager.net/fr/' }, 'another serviceUrl'],
  ])('a token with the claims %j is refused', (changed, told) => expect(check(changed)).toThrow(told));

  it.each([
    ['no scheme', ''],
    ['another scheme', 'Basic '],
    ['two schemes', 'Bearer Bearer '],
  ])('a token with %s does not count as a token', (_, scheme) => {
    if (!activity) throw new Error('The activity cannot be read');
    const token = `${encoded({ alg: 'RS256' })}.${encoded(claims)}.AAAA`;
    expect(() => checkRequest(`${scheme}${token}`, activity, policy)).toThrow('There is no token.');
  });

  it.each(['', '.', '.!', '.AAAA.BBBB'])('a token that ends in "%s" does not count as a token', (end) => {
    if (!activity) throw new Error('The activity cannot be read');
    const token = `Bearer ${encoded({ alg: 'RS256' })}.${encoded(claims)}${end}`;
    expect(() => checkRequest(token, activity, policy)).toThrow('There is no token.');
  });

  it.each(['none', 'HS256', 'RS512', undefined])('a token with the algorithm %s is refused', (alg) =>
    expect(check({}, { alg })).toThrow('not signed with RS256'),
  );
});

describe('a signing key', () => {
  it.each([
    ['says nothing of any channel', null],
    ['is endorsed for no channel', []],
    ['is endorsed for other channels only', ['webchat', 'emulator']],
  ])('a signing key that %s is refused', async (_, channels) => {
    const bot = await startTeamsBot();
    bot.cloud.endorse(channels);
    expect((await bot.send(message(bot))).status).toBe(401);
    expect(bot.cloud.messages).toEqual([]);
  });

  it('a signing key that is endorsed for Teams among other channels is accepted', async () => {
    const bot = await startTeamsBot();
    bot.cloud.endorse(['webchat', 'msteams']);
    expect((await bot.send(message(bot))).status).toBe(200);
  });
});

describe('the endpoint', () => {
  it('the endpoint answers 503 while the keys cannot be fetched, and serves again afterwards', async () => {
    const bot = await startTeamsBot();
    bot.cloud.keysAnswer(500);
    expect((await bot.send(message(bot))).status).toBe(503);
    bot.cloud.keysAnswer(200);
    expect((await bot.send(message(bot))).status).toBe(200);
  });

  it('the endpoint answers 503 when the keys do not come in time', async () => {
    const bot = await startTeamsBot();
    bot.cloud.keysAnswer('no answer');
    expect((await bot.send(message(bot))).status).toBe(503);
  });

  it('the endpoint takes JSON by POST only, and no more than a mebibyte', async () => {
    const bot = await startTeamsBot();
    const url = `${bot.app.url}/api/messages`;
    const post = (type: string, body: string) =>
      fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
    expect((await fetch(url)).status).toBe(405);
    expect((await post('text/plain', '{}')).status).toBe(415);
    expect((await post('application/json', '{')).status).toBe(400);
    expect((await post('application/json', `"${'x'.repeat(1024 * 1024)}"`)).status).toBe(413);
  });
});

describe('credentials', () => {
  it('Teams does not start without credentials', async () => {
    const config = { auth: 'required', credentials: null, openIdUrl: null, tokenUrl: null, serviceHosts: [] } as const;
    await expect(createTeams({ config } as never)).rejects.toThrow('Teams needs TEAMS_APP_ID');
  });

  it.each([
    [{ TEAMS_AUTH: 'required' }, 'TEAMS_APP_ID is not set'],
    [{ TEAMS_AUTH: 'none', HOST: '0.0.0.0' }, 'needs HOST to be this machine'],
    [{ TEAMS_AUTH: 'none', NODE_ENV: 'production' }, 'not allowed when NODE_ENV is "production"'],
  ])('the settings %j do not replace the credentials of Teams', (settings, told) =>
    expect(() => readConfig(settings)).toThrow(told),
  );
});

function message(bot: TeamsBot) {
  return { ...envelope(bot.cloud, LEAD, 'chat', 'm1'), type: 'message', text: 'help' };
}
