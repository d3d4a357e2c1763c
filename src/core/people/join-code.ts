/**
 * The limits of the codes by which somebody proves that another account is theirs. A code is one of 2^40. Tries are
 * limited by the account that makes them, never by the codes they miss: a wrong one does not say whose it was meant to
 * be, so that a limit on codes would let one stranger end everybody's. An account that tries day and night for a year,
 * while ten codes are live at every moment, finds one with a chance of 1 in 2.5 million; 20,000 accounts that try all
 * they may while 100 are live, with a chance of 1 in 110,000.
 */

/** Enough to open the other platform and type it there. */
export const CODE_MINUTES = 10;
/** How long a try counts against its account. */
export const TRY_MINUTES = 60;
/** Tries of one account that count at a time: room for slips of typing. */
export const MOST_TRIES = 5;
