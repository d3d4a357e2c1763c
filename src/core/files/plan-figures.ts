/** Reads the figures of a measure and the numbers of recommendations. */
import type { PlanMeasure } from './plan-row.ts';

/** A figure with its unit: 38% → 38 and `%`. Null for a cell that is no single figure. */
export function readFigure(cell: string): { readonly value: number; readonly unit: string } | null {
  const found =
    /^([£$€])?\s*(-?\d{1,3}(?:,\d{3})+|-?\d+)(\.\d+)?\s*(%|m|million|k|bn|days?|weeks?|months?|hours?|per cent|percent)?$/i.exec(
      cell.trim(),
    );
  if (!found) return null;
  const [, sign = '', whole = '', decimals = '', behind = ''] = found;
  return { value: Number(whole.replaceAll(',', '') + decimals), unit: unitOf(sign, behind.toLowerCase()) };
}

function unitOf(sign: string, behind: string): string {
  if (behind === 'per cent' || behind === 'percent') return '%';
  const short = behind === 'million' ? 'm' : behind;
  return sign === '' ? short : `${sign}${short}`;
}

/**
 * A measure from its cells; null when no measure is named. Figures with different units are not taken. `unitCell` counts for
 * figures that bear no unit.
 */
export function readMeasure(title: string, baseline: string, target: string, unitCell: string): PlanMeasure | null {
  if (title === '') return null;
  const [from, to] = [readFigure(baseline), readFigure(target)];
  const unit = from?.unit || to?.unit || (/^(?:numbers?|counts?|no\.?|#)$/i.test(unitCell) ? '' : unitCell);
  const isOther = from !== null && to !== null && from.unit !== '' && to.unit !== '' && from.unit !== to.unit;
  return {
    title,
    unit,
    targetOn: null,
    baselineOn: null,
    everyWeeks: null,
    better: null,
    baseline: isOther ? null : (from?.value ?? null),
    target: isOther ? null : (to?.value ?? null),
  };
}

const NUMBER = '(?:(?:rec(?:ommendation)?s?\\.?|r|no\\.?)\\s*)?\\d{1,3}(?:\\.\\d{1,2})?';
const NUMBERS = new RegExp(`^${NUMBER}(?:\\s*(?:,|;|/|&|and|\\n)\\s*${NUMBER})*$`, 'i');

/** The numbers of the recommendations in a cell, or its whole text as the only one. */
export function readRecommendations(cell: string): readonly string[] {
  const text = cell.trim();
  if (text === '' || /^(?:n\/?a|none|-+)$/i.test(text)) return [];
  if (!NUMBERS.test(text)) return [text.replace(/\s*\n\s*/g, ' ')];
  return text.match(/\d{1,3}(?:\.\d{1,2})?/g) ?? [];
}
