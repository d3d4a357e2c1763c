/** Pictures as figures. They are drawn from nothing else, so that a table beside a picture can show the same figures. */
import type { IsoDate } from '../core/record/model.ts';

/** How an area is filled. Each differs from the others without its colour. */
export type Fill = 'solid' | 'stripes' | 'hatch' | 'dots' | 'lines' | 'grid' | 'verticals' | 'blank';

/** Bars that lie one below the other, each made of counts. */
export interface BarsPicture {
  readonly kind: 'bars';
  readonly title: string;
  /** The meaning of the counts, in the order of `values`. */
  readonly parts: readonly { readonly name: string; readonly fill: Fill }[];
  readonly bars: readonly { readonly code: string; readonly name: string; readonly values: readonly number[] }[];
}

/** The readings of a measure over time, with its target. */
export interface LinePicture {
  readonly kind: 'line';
  readonly title: string;
  /** `%`, `days`, `£m`; null for a plain number. */
  readonly unit: string | null;
  /** In order of time. */
  readonly points: readonly { readonly on: IsoDate; readonly value: number }[];
  readonly target: { readonly on: IsoDate | null; readonly value: number } | null;
}

/** Key dates along a line. Each is a number on the picture, which the table beside it explains. */
export interface TimelinePicture {
  readonly kind: 'timeline';
  readonly title: string;
  readonly today: IsoDate;
  /** In order of time; `isMain` sets a date apart, such as the expiry. */
  readonly marks: readonly { readonly on: IsoDate; readonly text: string; readonly isMain?: true }[];
}

/** Every kind of picture. */
export type Picture = BarsPicture | LinePicture | TimelinePicture;
