/** Whole weeks in the spans that people name, as rhythms count them: a month is four weeks, so that nothing is asked for too late. */
export const WEEKS_OF: Readonly<Record<string, number>> = { week: 1, fortnight: 2, month: 4, quarter: 13, year: 52 };
