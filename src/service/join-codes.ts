/** Codes by which people prove that two accounts are theirs: made by chance, and known again by a hash that needs the secret. */
import { createHmac, randomBytes } from 'node:crypto';
import type { JoinCodes } from '../dispatch/command.ts';
import type { Store } from '../ports/store.ts';

/** 32 letters and digits, five bits each, without 0 and O, 1 and I. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** 40 bits, in two groups. */
const LENGTH = 8;
const GROUP = 4;

/** `secret` is the installation's; `random` deals out bytes that nobody can foresee. */
export function createJoinCodes(
  store: Pick<Store, 'keepJoinCode' | 'tryJoinCode' | 'spendJoinCode'>,
  secret: string,
  random: (bytes: number) => Uint8Array = randomBytes,
): JoinCodes {
  const sealOf = (code: string) =>
    createHmac('sha256', secret)
      .update(`join code ${asMade(code)}`)
      .digest('hex');
  return {
    async issueCode(personId, { platform, accountId }, at) {
      const code = Array.from(random(LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('');
      await store.keepJoinCode({ seal: sealOf(code), personId, platform, accountId, at });
      return `${code.slice(0, GROUP)}-${code.slice(GROUP)}`;
    },
    tryCode(typed, { actor, id, now }) {
      const account = `${actor.platform}:${actor.accountId}`;
      return store.tryJoinCode({ seal: sealOf(typed), account, request: `${account}:${id}`, at: now });
    },
    deleteCode: (typed) => store.spendJoinCode(sealOf(typed)),
  };
}

/** In small letters, with a space or nothing for the hyphen: it is the same code. */
function asMade(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}
