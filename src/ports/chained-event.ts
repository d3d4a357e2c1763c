/** The audit as it is stored, for people who verify it without the bot. */
import type { Instant } from '../core/record/model.ts';

/** A text of an event: the digest is the SHA-256 of the salt and the text. `text` is null after a redaction. */
export interface ChainedText {
  readonly digest: string;
  readonly salt: string;
  readonly text: string | null;
}

/**
 * One event with its hash: the SHA-256 of the hash before it and of the JSON list of at, personId, account, place, requestId,
 * entity, rowId, verb and change. `change` is the very text that was hashed; each text in it stands by its digest.
 */
export interface ChainedEvent {
  readonly seq: number;
  readonly at: Instant;
  readonly personId: string | null;
  readonly account: string;
  readonly place: string;
  readonly requestId: string;
  readonly entity: string;
  readonly rowId: string;
  readonly verb: string;
  readonly change: string;
  readonly previousHash: string;
  readonly hash: string;
  readonly texts: readonly ChainedText[];
}
