/** Join codes: who gets one, how long and how often it works, and the limit on guessing. */
import { describe, expect, it } from 'vitest';
import { DIRECT } from '../helpers/programme.ts';
import { asks, holders, joins, says, started, WORKS_NOT, WRONG } from './joining-scene.ts';

describe('a join code', () => {
  it('a code is refused to strangers and to the shell’s administrator', async () => {
    const bot = await started();
    expect(await says(bot, 'aad-1', 'account code')).toContain('You are not in the record');
    expect(await bot.shell('account code')).toContain('Say this in chat');
    expect(await bot.shell(`account join ${WRONG}`)).toContain('Say this in chat');
    expect(await asks(bot, 'Viewer')).not.toBe(await asks(bot, 'Viewer'));
  });

  it('a code joins one account only', async () => {
    const bot = await started();
    const code = await asks(bot, 'Owner');
    await joins(bot, 'aad-1', code);
    expect(await joins(bot, 'aad-2', code)).toContain(WORKS_NOT);
    expect(await holders(bot)).toEqual([['aad-1', 'Owner']]);
  });

  it('a code that two accounts say at the same moment joins one of them', async () => {
    const bot = await started();
    const code = await asks(bot, 'Owner');
    const told = await Promise.all([joins(bot, 'aad-1', code), joins(bot, 'aad-2', code)]);
    expect(told.filter((text) => text.includes(WORKS_NOT))).toHaveLength(1);
    expect(await holders(bot)).toHaveLength(1);
  });

  it('a code expires after ten minutes', async () => {
    const bot = await started();
    const code = await asks(bot, 'Owner');
    await bot.at('2024-06-24 09:10');
    expect(await joins(bot, 'aad-1', code)).toContain(WORKS_NOT);
    const next = await asks(bot, 'Owner');
    await bot.at('2024-06-24 09:19');
    expect(await joins(bot, 'aad-1', next)).toContain('now joined');
  });

  it('a new code ends the earlier code of the same person and nobody else’s', async () => {
    const bot = await started();
    const other = await asks(bot, 'Viewer');
    const first = await asks(bot, 'Owner');
    const second = await asks(bot, 'Owner');
    expect(await joins(bot, 'aad-1', first)).toContain(WORKS_NOT);
    await joins(bot, 'aad-1', second);
    await joins(bot, 'aad-2', other);
    expect(await holders(bot)).toEqual([
      ['aad-1', 'Owner'],
      ['aad-2', 'Viewer'],
    ]);
  });

  it('a wrong, a used and an expired code are refused in the same words', async () => {
    const bot = await started();
    const spent = await asks(bot, 'Viewer');
    await joins(bot, 'aad-1', spent);
    const late = await asks(bot, 'Owner');
    await bot.at('2024-06-24 09:11');
    const told = [await joins(bot, 'aad-2', WRONG), await joins(bot, 'aad-2', spent), await joins(bot, 'aad-2', late)];
    expect(new Set(told).size).toBe(1);
    expect(told[0]).toContain(WORKS_NOT);
  });

  it('a code said by an account that is joined already is refused and stays valid', async () => {
    const bot = await started();
    const code = await asks(bot, 'Owner');
    const said = await bot.says('Viewer', `account join ${code}`, DIRECT);
    expect(said).toContain('This account is joined to Viewer already.');
    expect(await joins(bot, 'aad-1', code)).toContain('now joined to Owner');
  });

  it('a code is refused on the platform on which it was requested', async () => {
    const bot = await started();
    const code = await asks(bot, 'Owner');
    expect(await says(bot, 'Somebody', `account join ${code}`, { platform: 'local' })).toContain(WORKS_NOT);
    expect((await bot.snapshot()).accounts).toHaveLength(3);
  });

  it('a guest who says a code is refused, whether it is right or wrong', async () => {
    const bot = await started();
    const code = await asks(bot, 'Owner');
    for (const said of [WRONG, code])
      expect(await says(bot, 'aad-guest', `account join ${said}`, { guest: true })).toMatch(/^Not for guests/);
    expect(await joins(bot, 'aad-1', code)).toContain('now joined');
  });

  it('an admitted guest gets no code', async () => {
    const bot = await started();
    await bot.says('Lead', '/bvn admit @"Consultant"');
    const actor = { platform: 'local', accountId: 'Consultant', name: 'Consultant', guest: true } as const;
    const reply = await bot.ask(actor, 'account code');
    expect(reply.card?.title).toBe('Not for guests');
  });

  it('a code said where others can read stops working, whoever says it', async () => {
    const bot = await started();
    for (const speaker of [{}, { guest: true }]) {
      const code = await asks(bot, 'Owner');
      const told = await says(bot, 'aad-1', `account join ${code}`, { openly: true, ...speaker });
      expect(told).toContain('A code that is said where others can read does not work any more.');
      expect(await says(bot, 'aad-1', `account join ${WRONG}`, { openly: true, ...speaker })).toBe(told);
      expect(await joins(bot, 'aad-1', code)).toContain(WORKS_NOT);
    }
    const own = await asks(bot, 'Owner');
    await bot.says('Owner', `account join ${own}`);
    expect(await joins(bot, 'aad-2', own)).toContain(WORKS_NOT);
    expect(await holders(bot)).toEqual([]);
  });
});

describe('guessing codes', () => {
  it('an account is refused after five tries in an hour, also across a restart', async () => {
    const bot = await started();
    for (let n = 0; n < 5; n += 1) expect(await joins(bot, 'aad-1', WRONG)).toContain(WORKS_NOT);
    await bot.restart();
    const code = await asks(bot, 'Owner');
    expect(await joins(bot, 'aad-1', code)).toContain('Too many codes have been tried from this account.');
    expect(await joins(bot, 'aad-2', code)).toContain('now joined');
    await bot.at('2024-06-24 10:01');
    expect(await joins(bot, 'aad-1', await asks(bot, 'Viewer'))).toContain('now joined to Viewer');
  });

  it('an account that sends many tries at once gets five', async () => {
    const bot = await started();
    const told = await Promise.all(Array.from({ length: 8 }, () => joins(bot, 'aad-1', WRONG)));
    expect(told.filter((text) => text.includes(WORKS_NOT))).toHaveLength(5);
  });

  it('a code outlives any number of wrong tries by strangers', async () => {
    const bot = await started();
    const codes = [await asks(bot, 'Owner'), await asks(bot, 'Viewer')];
    for (const stranger of ['aad-1', 'aad-2', 'aad-3', 'aad-4'])
      for (let n = 0; n < 6; n += 1) await joins(bot, stranger, WRONG);
    expect(await joins(bot, 'aad-8', codes[0] ?? '')).toContain('now joined to Owner');
    await bot.at('2024-06-24 09:09');
    expect(await joins(bot, 'aad-9', codes[1] ?? '')).toContain('now joined to Viewer');
  });
});
