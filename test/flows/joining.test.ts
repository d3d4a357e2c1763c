/** Joining: a person known on one platform proves by a one-time code that an account on another platform is theirs. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createJoinCodes } from '../../src/service/join-codes.ts';
import { DIRECT } from '../helpers/programme.ts';
import { asks, holders, joins, says, started } from './joining-scene.ts';

describe('an account joined by a code', () => {
  it('an account joined by a code acts with its person’s name and role', async () => {
    const bot = await started();
    expect(await says(bot, 'aad-1', 'people')).toContain('You are not in the record');
    const code = await asks(bot, 'Owner');
    expect(await joins(bot, 'aad-1', code)).toMatch(
      /^This account is now joined to Owner\n\nWhat you do in Teams is done by Owner, with the role officer\./,
    );
    expect(await says(bot, 'aad-1', 'people')).toContain('Officer, reached on the chat page and in Teams');
    expect(await says(bot, 'aad-1', 'role @"Viewer" lead')).toContain('recorded as Owner, officer');
  });

  it('a join is told in private where the code was requested', async () => {
    const bot = await started();
    await joins(bot, 'aad-1', await asks(bot, 'Owner'));
    const told = bot.message('Another account was joined to you');
    expect(told.conversation).toBe('dm:Owner');
    expect(told.text).toContain('What aad-1 in Teams does in Teams is done in your name from now on');
  });

  it('the audit says who joined an account, from where, and that a code proved it', async () => {
    const bot = await started();
    await joins(bot, 'aad-1', await asks(bot, 'Owner'));
    const last = (await bot.store.history({})).at(-1);
    const officer = (await bot.snapshot()).people.find(({ name }) => name === 'Owner');
    expect(last?.change).toMatchObject({
      verb: 'account joined by code',
      row: { id: 'teams:aad-1', personId: officer?.id },
    });
    expect(last?.by).toMatchObject({ personId: officer?.id, account: 'teams:aad-1', from: 'teams:direct' });
  });

  it('a code works when it is typed in another way, and after a restart', async () => {
    const bot = await started();
    const code = await asks(bot, 'Owner');
    await bot.restart();
    expect(await joins(bot, 'aad-1', code.toLowerCase().replace('-', ' '))).toContain('now joined to Owner');
  });

  it('a join message that arrives twice joins once, and both get the same answer', async () => {
    const bot = await started();
    const text = `account join ${await asks(bot, 'Owner')}`;
    const actor = { platform: 'teams', accountId: 'aad-1', name: 'aad-1' } as const;
    const place = { platform: 'teams', ...DIRECT } as const;
    const ask = () => bot.ask(actor, text, { id: 'same', place });
    const first = await ask();
    expect(await ask()).toMatchObject({ card: first.card, ok: true });
    expect(await holders(bot)).toEqual([['aad-1', 'Owner']]);
  });
});

describe('the stored form of a code', () => {
  it('a code itself is never in the database, and so not in audit, ledger, answers or copies', async () => {
    const bot = await started();
    const code = await asks(bot, 'Owner');
    await joins(bot, 'aad-1', code);
    const unused = await asks(bot, 'Viewer');
    const files = ['', '-wal'].map((end) => bot.file + end).filter((file) => existsSync(file));
    const bytes = files.map((file) => readFileSync(file, 'latin1')).join('\n');
    expect(bytes).toContain('account joined by code');
    for (const text of [code, unused])
      for (const form of [text, text.replace('-', ''), text.toLowerCase()]) expect(bytes).not.toContain(form);
    expect(bot.messages.some(({ text }) => text.includes(code))).toBe(false);
  });

  it('the stored form of a code is of no use without the installation’s secret', async () => {
    const bot = await started();
    const code = await asks(bot, 'Owner');
    const stranger = { platform: 'teams', accountId: 'aad-1', name: '' } as const;
    const request = {
      ...{ id: 'r', actor: stranger, place: { platform: 'teams', ...DIRECT } as const, now: bot.clock.now() },
      input: { kind: 'text', text: code } as const,
    };
    expect(await createJoinCodes(bot.store, 'another').tryCode(code, request)).toBe('unknown');
    expect(await createJoinCodes(bot.store, 'test').tryCode(code, request)).toMatchObject({ platform: 'local' });
  });
});
