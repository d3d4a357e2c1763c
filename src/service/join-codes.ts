/** One-time codes that join two accounts of a person. The store keeps only an HMAC of each code. */
import { createHmac, randomBytes } from 'node:crypto';
import { CODE_LETTERS } from '../core/record/chain-head.ts';
import type { JoinCodes } from '../dispatch/command.ts';
import type { Store } from '../ports/store.ts';

/** Eight characters are 40 bits. */
const LENGTH = 8;
const GROUP = 4;

/** Creates the codes of an installation. `secret` keys the HMAC; `random` returns unpredictable bytes. */
export function createJoinCodes(
  store: Pick<Store, 'keepJoinCode' | 'tryJoinCode' | 'deleteJoinCode'>,
  secret: string,
  random: (bytes: number) => Uint8Array = randomBytes,
): JoinCodes {
  const sealOf = (code: string) =>
    createHmac('sha256', secret)
      .update(`join code ${asMade(code)}`)
      .digest('hex');
  return {
    async issueCode(personId, { platform, accountId }, at) {
      const code = Array.from(random(LENGTH), (byte) => CODE_LETTERS[byte % CODE_LETTERS.length]).join('');
      await store.keepJoinCode({ seal: sealOf(code), personId, platform, accountId, at });
      return `${code.slice(0, GROUP)}-${code.slice(GROUP)}`;
    },
    tryCode(typed, { actor, id, now }) {
      const account = `${actor.platform}:${actor.accountId}`;
      return store.tryJoinCode({ seal: sealOf(typed), account, request: `${account}:${id}`, at: now });
    },
    deleteCode: (typed) => store.deleteJoinCode(sealOf(typed)),
  };
}

/** Case, spaces and hyphens do not matter when a code is typed. */
function asMade(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}
