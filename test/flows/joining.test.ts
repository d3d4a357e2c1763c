/** Somebody whom the record knows on one platform shows that an account on another is theirs, by a code that works once. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AccountRef } from '../../src/commands/command.ts';
import { createJoinCodes } from '../../src/join-codes.ts';
import { plainText } from '../../src/views/plain-text.ts';
import { type Bot, startBot } from '../helpers/bot.ts';

const START = '2024-06-24 09:00';
const WORKS_NOT = 'This code does not work.';
const DIRECT = { conversation: 'dm', direct: true };

/** A lead, an officer and a viewer, who are known where the bot is spoken to as `local:` and their name. */
async function started(): Promise<Bot> {
  const bot = await startBot(START);
  await bot.shell('role @"Lead" lead');
  await bot.says('Lead', '/bvn role @"Owner" officer');
  await bot.says('Lead', '/bvn role @"Viewer" viewer');
  return bot;
}

/** What somebody is told who asks for a code, and the code in it. */
async function asks(bot: Bot, who: string): Promise<string> {
  const told = await bot.says(who, '/bvn account code', DIRECT);
  const [, code] = /account join ([2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4})\n/.exec(told) ?? [];
  if (!code) throw new Error(`There is no code in: ${told}`);
  return code;
}

/** Somebody in Teams, by default in their chat with the bot. */
async function says(bot: Bot, account: string, line: string, more: Partial<AccountRef> & { openly?: boolean } = {}) {
  const { openly = false, ...actor } = more;
  const reply = await bot.ask({ platform: 'teams', accountId: account, name: `${account} in Teams`, ...actor }, line, {
    place: { platform: actor.platform ?? 'teams', conversation: `of-${account}`, direct: !openly },
  });
  return reply.card ? plainText(reply.card) : '';
}

const joins = (bot: Bot, account: string, code: string) => says(bot, account, `account join ${code}`);
const holders = async (bot: Bot) => {
  const { accounts, people } = await bot.snapshot();
  return accounts
    .filter(({ platform }) => platform === 'teams')
    .map(({ accountId, personId }) => [accountId, people.find(({ id }) => id === personId)?.name]);
};

/** A code that is well-formed and was never given. */
const WRONG = '2222-2222';

describe('an account', () => {
  it('is joined by a code from the account that is known, and acts with that person’s name and role', async () => {
    const bot = await started();
    expect(await says(bot, 'aad-1', 'people')).toContain('You are not in the record');
    const code = await asks(bot, 'Owner');
    expect(await joins(bot, 'aad-1', code)).toMatch(
      /^This account is now joined to Owner\n\nWhat you do in Teams is done by Owner, with the role officer\./,
    );
    expect(await says(bot, 'aad-1', 'people')).toContain('Officer, reached on the chat page and in Teams');
    expect(await says(bot, 'aad-1', 'role @"Viewer" lead')).toContain('recorded as Owner, officer');
  });

  it('is told of in private where the code was asked for', async () => {
    const bot = await started();
    await joins(bot, 'aad-1', await asks(bot, 'Owner'));
    const told = bot.message('Another account was joined to you');
    expect(told.conversation).toBe('dm:Owner');
    expect(told.text).toContain('What aad-1 in Teams does in Teams is done in your name from now on');
  });

  it('stands in the audit with who joined it, from where, and that a code proved it', async () => {
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

  it('is joined by a code that was typed in its own way, and after a restart in between', async () => {
    const bot = await started();
    const code = await asks(bot, 'Owner');
    await bot.restart();
    expect(await joins(bot, 'aad-1', code.toLowerCase().replace('-', ' '))).toContain('now joined to Owner');
  });

  it('is joined once when the same message comes twice, and the second is told the same', async () => {
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

describe('a code', () => {
  it('is for people of the record only: not for strangers, and not for the shell’s administrator', async () => {
    const bot = await started();
    expect(await says(bot, 'aad-1', 'account code')).toContain('You are not in the record');
    expect(await bot.shell('account code')).toContain('Say this in chat');
    expect(await bot.shell(`account join ${WRONG}`)).toContain('Say this in chat');
    expect(await asks(bot, 'Viewer')).not.toBe(await asks(bot, 'Viewer'));
  });

  it('works once', async () => {
    const bot = await started();
    const code = await asks(bot, 'Owner');
    await joins(bot, 'aad-1', code);
    expect(await joins(bot, 'aad-2', code)).toContain(WORKS_NOT);
    expect(await holders(bot)).toEqual([['aad-1', 'Owner']]);
  });

  it('works once when two accounts say it at the same moment', async () => {
    const bot = await started();
    const code = await asks(bot, 'Owner');
    const told = await Promise.all([joins(bot, 'aad-1', code), joins(bot, 'aad-2', code)]);
    expect(told.filter((text) => text.includes(WORKS_NOT))).toHaveLength(1);
    expect(await holders(bot)).toHaveLength(1);
  });

  it('works for ten minutes', async () => {
    const bot = await started();
    const code = await asks(bot, 'Owner');
    await bot.at('2024-06-24 09:10');
    expect(await joins(bot, 'aad-1', code)).toContain(WORKS_NOT);
    const next = await asks(bot, 'Owner');
    await bot.at('2024-06-24 09:19');
    expect(await joins(bot, 'aad-1', next)).toContain('now joined');
  });

  it('ends the earlier one of the same person, and nobody else’s', async () => {
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

  it('is refused in the same words whether it is wrong, spent or too late', async () => {
    const bot = await started();
    const spent = await asks(bot, 'Viewer');
    await joins(bot, 'aad-1', spent);
    const late = await asks(bot, 'Owner');
    await bot.at('2024-06-24 09:11');
    const told = [await joins(bot, 'aad-2', WRONG), await joins(bot, 'aad-2', spent), await joins(bot, 'aad-2', late)];
    expect(new Set(told).size).toBe(1);
    expect(told[0]).toContain(WORKS_NOT);
  });

  it('does not work for an account that is joined already, and is not lost by that', async () => {
    const bot = await started();
    const code = await asks(bot, 'Owner');
    const said = await bot.says('Viewer', `account join ${code}`, DIRECT);
    expect(said).toContain('This account is joined to Viewer already.');
    expect(await joins(bot, 'aad-1', code)).toContain('now joined to Owner');
  });

  it('does not work on the platform on which it was asked for', async () => {
    const bot = await started();
    const code = await asks(bot, 'Owner');
    expect(await says(bot, 'Somebody', `account join ${code}`, { platform: 'local' })).toContain(WORKS_NOT);
    expect((await bot.snapshot()).accounts).toHaveLength(3);
  });

  it('does not work for a guest, whether it is right or wrong', async () => {
    const bot = await started();
    const code = await asks(bot, 'Owner');
    for (const said of [WRONG, code])
      expect(await says(bot, 'aad-guest', `account join ${said}`, { guest: true })).toMatch(/^Not for guests/);
    expect(await joins(bot, 'aad-1', code)).toContain('now joined');
  });

  it('is not given to a guest who was admitted', async () => {
    const bot = await started();
    await bot.says('Lead', '/bvn admit @"Consultant"');
    const actor = { platform: 'local', accountId: 'Consultant', name: 'Consultant', guest: true } as const;
    const reply = await bot.ask(actor, 'account code');
    expect(reply.card?.title).toBe('Not for guests');
  });

  it('said where others can read no longer works, right or not, and whoever says it', async () => {
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

describe('trying codes', () => {
  it('ends for an account after five in an hour, also across a restart', async () => {
    const bot = await started();
    for (let n = 0; n < 5; n += 1) expect(await joins(bot, 'aad-1', WRONG)).toContain(WORKS_NOT);
    await bot.restart();
    const code = await asks(bot, 'Owner');
    expect(await joins(bot, 'aad-1', code)).toContain('Too many codes have been tried from this account.');
    expect(await joins(bot, 'aad-2', code)).toContain('now joined');
    await bot.at('2024-06-24 10:01');
    expect(await joins(bot, 'aad-1', await asks(bot, 'Viewer'))).toContain('now joined to Viewer');
  });

  it('gives no account a sixth when many come at once', async () => {
    const bot = await started();
    const told = await Promise.all(Array.from({ length: 8 }, () => joins(bot, 'aad-1', WRONG)));
    expect(told.filter((text) => text.includes(WORKS_NOT))).toHaveLength(5);
  });

  it('ends every code after ten wrong ones, whoever tried them', async () => {
    const bot = await started();
    const code = await asks(bot, 'Owner');
    for (let n = 0; n < 10; n += 1) await joins(bot, `aad-${n}`, WRONG);
    expect(await joins(bot, 'aad-99', code)).toContain(WORKS_NOT);
    await bot.at('2024-06-24 09:01');
    expect(await joins(bot, 'aad-98', await asks(bot, 'Owner'))).toContain('now joined');
  });

  it('ends none after nine wrong ones, nor by those that were right', async () => {
    const bot = await started();
    const codes = [await asks(bot, 'Viewer'), await asks(bot, 'Owner')];
    for (let n = 0; n < 9; n += 1) await joins(bot, `aad-${n}`, WRONG);
    expect(await joins(bot, 'aad-97', codes[0] ?? '')).toContain('now joined to Viewer');
    expect(await joins(bot, 'aad-98', codes[1] ?? '')).toContain('now joined to Owner');
  });
});

describe('what is kept', () => {
  it('is never the code: not in the database, and so not in audit, ledger, answers or copies of it', async () => {
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

  it('is of no use without the installation’s secret', async () => {
    const bot = await started();
    const code = await asks(bot, 'Owner');
    const stranger = { platform: 'teams', accountId: 'aad-1', name: '' } as const;
    const request = {
      ...{ id: 'r', actor: stranger, place: { platform: 'teams', ...DIRECT } as const, now: bot.clock.now() },
      input: { kind: 'text', text: code } as const,
    };
    expect(await createJoinCodes(bot.store, 'another').look(code, request)).toBe('unknown');
    expect(await createJoinCodes(bot.store, 'test').look(code, request)).toMatchObject({ platform: 'local' });
  });
});
