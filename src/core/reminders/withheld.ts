/**
 * Withheld posts: after a restore from a copy, some posts may have been sent already, so a lead has to release them.
 */

/** The reason that the outbox stores with a withheld post, and by which the release command finds those posts. */
export const WITHHELD =
  'It fell due before the record was restored from a copy, so it may have been sent already. A programme lead can release it: /bvn release';
