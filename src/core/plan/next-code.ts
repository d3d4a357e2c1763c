/** The codes that number the items of one row. */

/** The code after the highest of these: V4 after V1 and V3. A replaced notice carries some items over, so that codes have gaps. */
export function nextCode(letter: string, items: readonly { readonly code: string }[]): string {
  const highest = items.reduce((most, { code }) => Math.max(most, Number(code.slice(letter.length))), 0);
  return `${letter}${highest + 1}`;
}
