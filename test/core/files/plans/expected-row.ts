/** The right values of a plan, as somebody who reads it by eye writes them down. */
import type { PlanRow } from '../../../../src/core/files/plan-row.ts';

/** The values of one action that a test compares; a value that is left out must be empty. */
export type ExpectedRow = Pick<PlanRow, 'title'> &
  Partial<Omit<PlanRow, 'row' | 'said' | 'doubts' | 'isColourAlone' | 'rhythmDay'>> & {
    /** The parts of the row that are asked about. */
    readonly asked?: readonly string[];
  };
