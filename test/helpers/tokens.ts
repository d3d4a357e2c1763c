/** JSON web tokens, genuine and forged. */
import { createHmac, type KeyObject, sign } from 'node:crypto';

/** A JSON web token with an RSA signature. */
export function signed(header: object, claims: object, key: KeyObject): string {
  const input = `${encoded(header)}.${encoded(claims)}`;
  return `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`;
}

/** A JSON web token with a shared-secret signature. */
export function signedWithSecret(header: object, claims: object, secret: string): string {
  const input = `${encoded(header)}.${encoded(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

export function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
