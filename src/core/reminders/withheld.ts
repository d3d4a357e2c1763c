/** Posts that are kept back after a restore, because nobody can know whether they were sent before it. */

/** Why such a post was not sent, as the ledger has it; by it the leads find what they can release. */
export const WITHHELD =
  'It fell due before the record was restored from a copy, so it may have been sent already. A programme lead can release it: /bvn release';
