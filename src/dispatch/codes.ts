/** The codes of the record, as people type them and as the record writes them. */
const EXPECTATION = /^e0?(\d{1,3})$/i;
const RECOMMENDATION = /^r0?(\d{1,3})$/i;
/** Accepts the dashes that phones and word processors write for a hyphen. */
const ACTION = /^e0?(\d{1,3})[-.‐‑‒–—−](\d{1,4})$/i;

/** `e2-3`, `E2.3`, `E02-003` → `E2-03`; null when the text is no action code. */
export function actionCode(text: string): string | null {
  const [, expectation, action] = ACTION.exec(withoutFullStop(text)) ?? [];
  if (!Number(expectation) || !Number(action)) return null;
  return `E${Number(expectation)}-${String(Number(action)).padStart(2, '0')}`;
}

/** `e2` → `E2`; null when the text is no expectation code. */
export function expectationCode(text: string): string | null {
  const [, expectation] = EXPECTATION.exec(withoutFullStop(text)) ?? [];
  return Number(expectation) ? `E${Number(expectation)}` : null;
}

/** `e2-3A` → `E2-03a`; null when the text is no code of a milestone. */
export function milestoneCode(text: string): string | null {
  const plain = withoutFullStop(text);
  const action = /[a-z]$/i.test(plain) ? actionCode(plain.slice(0, -1)) : null;
  return action === null ? null : `${action}${plain.slice(-1).toLowerCase()}`;
}

/** `r3` → `R3`; null when the text is no code of a recommendation. */
export function recommendationCode(text: string): string | null {
  const [, number] = RECOMMENDATION.exec(withoutFullStop(text)) ?? [];
  return Number(number) ? `R${Number(number)}` : null;
}

/** The code in any form that people type, as the record writes it; null when the text is none. */
export function anyCode(text: string): string | null {
  return actionCode(text) ?? milestoneCode(text) ?? expectationCode(text) ?? recommendationCode(text);
}

/** The kinds of code that a line can be about. */
export const CODE_KINDS = ['action', 'milestone', 'expectation', 'recommendation'] as const;
/** One of these kinds. */
export type CodeKind = (typeof CODE_KINDS)[number];

/** The kind of a code; null when the text is none. */
export function kindOfCode(text: string): CodeKind | null {
  if (actionCode(text) !== null) return 'action';
  if (milestoneCode(text) !== null) return 'milestone';
  if (expectationCode(text) !== null) return 'expectation';
  return recommendationCode(text) === null ? null : 'recommendation';
}

function withoutFullStop(text: string): string {
  return text.replace(/[.,:;!?]$/, '');
}
