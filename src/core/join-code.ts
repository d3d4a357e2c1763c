/** The limits of the codes by which somebody proves that another account is theirs. */

/** Enough to open the other platform and type it there. */
export const CODE_MINUTES = 10;
/** How long a try counts against its account. */
export const TRY_MINUTES = 60;
/** Room for slips of typing: ten tries find a code of 40 bits by chance once in a hundred thousand million times. */
export const MOST_TRIES = { ofAccount: 5, ofCode: 10 } as const;
