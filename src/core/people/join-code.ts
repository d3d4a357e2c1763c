/**
 * Limits of join codes, by which a person proves that another account is theirs. A code is one of 2^40. The rate limit
 * counts the tries of each account. A limit on each code would let one stranger use up the codes of everybody else.
 * One account that tries all year while ten codes are live finds one with a chance of 1 in 2.5 million. For 20,000
 * accounts and 100 live codes the chance is 1 in 110,000.
 */

/** How many minutes a code is valid: enough to open the other platform and type it there. */
export const JOIN_CODE_MINUTES = 10;
/** How many minutes a try counts against its account. */
export const TRY_MINUTES = 60;
/** How many tries an account has within `TRY_MINUTES`; enough for typing mistakes. */
export const MAX_TRIES = 5;
