/** A request has an effect only when Slack signed it, as a whole and in the last five minutes. */
import { request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { casesOf } from '../../helpers/cases.ts';
import { LEAD, type SlackBot, startSlackBot } from '../../helpers/slack-bot.ts';
import { signature, written } from '../../helpers/slack-people.ts';
import { BOT, TEAM } from '../../helpers/slack-shapes.ts';

let bot: SlackBot;
beforeEach(async () => {
  bot = await startSlackBot();
});

interface Sent {
  readonly body: string | Buffer;
  readonly headers: Record<string, string>;
}

/** `role @"Name" officer` of the lead: whether it had an effect is seen in the record. */
function genuine(name: string, skewSeconds = 0): Sent {
  const stamp = String(Math.floor(Date.parse(bot.clock.now()) / 1000) + skewSeconds);
  const payload = {
    ...{ command: '/bvn', text: `role "${name}" officer`, user_id: LEAD, team_id: TEAM },
    ...{ channel_id: bot.slack.directOf(LEAD), channel_name: 'directmessage', trigger_id: `t-${name}` },
  };
  const { type, body } = written('slash_commands', payload);
  return {
    body,
    headers: { 'content-type': type, 'x-slack-request-timestamp': stamp, 'x-slack-signature': signature(stamp, body) },
  };
}

async function post({ body, headers }: Sent, path = ''): Promise<number> {
  return (await fetch(bot.url() + path, { method: 'POST', headers, body })).status;
}

async function people(): Promise<string> {
  await bot.settle();
  return bot.types(LEAD, 'people', bot.slack.directOf(LEAD));
}

const without = ({ body, headers }: Sent, name: string): Sent => ({
  body,
  headers: Object.fromEntries(Object.entries(headers).filter(([one]) => one !== name)),
});
const withHeader = (sent: Sent, name: string, value: string): Sent => ({
  ...sent,
  headers: { ...sent.headers, [name]: value },
});
const signedWith = (name: string, secret: string): Sent => {
  const { body, headers } = genuine(name);
  return withHeader(
    { body, headers },
    'x-slack-signature',
    signature(headers['x-slack-request-timestamp'] ?? '', String(body), secret),
  );
};

/** With the genuine secret, over a time as it stands. */
const signedAt = (name: string, stamp: string): Sent => {
  const { body, headers } = genuine(name);
  const mac = signature(stamp, String(body));
  return { body, headers: { ...headers, 'x-slack-request-timestamp': stamp, 'x-slack-signature': mac } };
};

describe('the guard', () => {
  it('the guard lets requests through that are signed with either secret while the secret is renewed', async () => {
    expect(await post(signedWith('Before', BOT.oldSecret))).toBe(200);
    expect(await post(signedWith('After', BOT.secret))).toBe(200);
    const entered = await people();
    expect(['Before', 'After'].map((name) => entered.includes(name))).toEqual([true, true]);
  });

  it('the guard lets a signed request through, in any spelling of its type', async () => {
    expect(await post(genuine('Genuine'))).toBe(200);
    expect(
      await post(withHeader(genuine('Charset'), 'content-type', 'Application/X-WWW-Form-Urlencoded; charset=utf-8')),
    ).toBe(200);
    expect(await people()).toMatch(/Charset[\s\S]*Genuine/);
  });

  it.each<[string, () => Sent]>([
    ['no signature', () => without(genuine('Forged'), 'x-slack-signature')],
    ['no time', () => without(genuine('Forged'), 'x-slack-request-timestamp')],
    ['another secret', () => signedWith('Forged', 'another-secret')],
    ['an empty secret', () => signedWith('Forged', '')],
    [
      'a signature of nothing but zeros',
      () => withHeader(genuine('Forged'), 'x-slack-signature', `v0=${'0'.repeat(64)}`),
    ],
    ['an empty signature', () => withHeader(genuine('Forged'), 'x-slack-signature', 'v0=')],
    [
      'another version',
      () =>
        withHeader(
          genuine('Forged'),
          'x-slack-signature',
          String(genuine('Forged').headers['x-slack-signature']).replace('v0', 'v1'),
        ),
    ],
    [
      'a signature with something behind it',
      () => withHeader(genuine('Forged'), 'x-slack-signature', `${genuine('Forged').headers['x-slack-signature']}=x`),
    ],
    ['a time that is too long ago', () => genuine('Forged', -301)],
    ['a time that is still to come', () => genuine('Forged', 301)],
    ['a time that is no number, although it is signed', () => signedAt('Forged', 'NaN')],
    [
      'a time in another spelling',
      () =>
        withHeader(
          genuine('Forged'),
          'x-slack-request-timestamp',
          ` +${genuine('Forged').headers['x-slack-request-timestamp']}.0`,
        ),
    ],
    ['a body with something behind it', () => ({ ...genuine('Forged'), body: `${genuine('Forged').body}&x=1` })],
    [
      'an unsigned body that claims to be a check',
      () => without({ ...genuine('Forged'), body: `${genuine('Forged').body}&ssl_check=1` }, 'x-slack-signature'),
    ],
  ])('the guard refuses %s', async (_, sent) => {
    expect(await post(sent())).toBe(401);
    expect(await people()).not.toContain('Forged');
  });

  it('the guard refuses every request that was tampered with', async () => {
    const { body, headers } = genuine('Mutated');
    const wire = Buffer.from(String(body));
    const stamp = headers['x-slack-request-timestamp'] as string;
    const mac = headers['x-slack-signature'] as string;
    const mutation = fc.oneof(
      fc.record({ at: fc.nat(wire.length - 1), flip: fc.integer({ min: 1, max: 255 }) }).map(({ at, flip }) => ({
        ...{ stamp, mac },
        body: Buffer.from(wire.map((byte, index) => (index === at ? byte ^ flip : byte))),
      })),
      fc.nat(wire.length - 1).map((length) => ({ stamp, mac, body: wire.subarray(0, length) })),
      fc.uint8Array({ minLength: 1, maxLength: 20 }).map((more) => ({ stamp, mac, body: Buffer.concat([wire, more]) })),
      fc
        .integer({ min: -300, max: 300 })
        .filter((by) => by !== 0)
        .map((by) => ({ mac, body: wire, stamp: String(Number(stamp) + by) })),
      fc.tuple(fc.integer({ min: 3, max: 66 }), fc.constantFrom(...'0123456789abcdefABCDEFg ')).map(([at, char]) => ({
        ...{ stamp, body: wire },
        mac: mac.slice(0, at) + (mac[at] === char ? 'z' : char) + mac.slice(at + 1),
      })),
    );
    const forged = fc.sample(mutation, casesOf('tampered requests'));
    let accepted = 0;
    for (let at = 0; at < forged.length; at += 100) {
      const statuses = await Promise.all(
        forged.slice(at, at + 100).map((one) =>
          post({
            body: one.body,
            headers: { ...headers, 'x-slack-request-timestamp': one.stamp, 'x-slack-signature': one.mac },
          }),
        ),
      );
      accepted += statuses.filter((status) => status !== 401).length;
    }
    expect(accepted).toBe(0);
    expect(await people()).not.toContain('Mutated');
  });

  it('the guard refuses other types, other methods, other paths and bodies of more than a megabyte', async () => {
    expect(await post(withHeader(genuine('Forged'), 'content-type', 'text/plain'))).toBe(415);
    expect((await fetch(bot.url(), { method: 'PUT' })).status).toBe(405);
    expect((await fetch(`${bot.url()}?ssl_check=1`)).status).toBe(200);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await post({ body: 'ssl_check=1&token=t', headers: form })).toBe(200);
    expect(await post(genuine('Forged'), '/more')).toBe(404);
    const { headers } = genuine('Forged');
    const large = await fetch(bot.url(), { method: 'POST', headers, body: Buffer.alloc(1024 * 1024 + 1) });
    expect(large.status).toBe(413);
    // The rest of the body would be read as the next request.
    expect(large.headers.get('connection')).toBe('close');
    expect(await people()).not.toContain('Forged');
  });

  it('the guard stops reading an endless body without a length', async () => {
    const { headers } = genuine('Endless');
    const status = await new Promise<number | undefined>((done) => {
      const endless = httpRequest(bot.url(), { method: 'POST', headers }, (response) => {
        done(response.statusCode);
        endless.destroy();
      });
      endless.on('error', () => {});
      const chunk = Buffer.alloc(64 * 1024);
      const more = () => endless.destroyed || endless.write(chunk, () => setImmediate(more));
      more();
    });
    expect(status).toBe(413);
  });

  it('the guard acknowledges a notice of dropped events, and echoes the challenge', async () => {
    const signedJson = (payload: object): Sent => {
      const stamp = String(Math.floor(Date.parse(bot.clock.now()) / 1000));
      const body = JSON.stringify(payload);
      const headers = {
        'content-type': 'application/json',
        'x-slack-request-timestamp': stamp,
        'x-slack-signature': signature(stamp, body),
      };
      return { body, headers };
    };
    expect(await post(signedJson({ type: 'app_rate_limited', team_id: TEAM, minute_rate_limited: 1 }))).toBe(200);
    const { body, headers } = signedJson({ type: 'url_verification', challenge: 'c-1' });
    const answer = await fetch(bot.url(), { method: 'POST', headers, body });
    expect(await answer.json()).toEqual({ challenge: 'c-1' });
  });

  it('the guard writes no secret into the log', async () => {
    await post(signedWith('Forged', 'another-secret'));
    expect(bot.lines.join('')).toContain('its signature is not Slack');
    expect(bot.lines.join('')).not.toContain(BOT.secret);
  });
});
