/** The list of jobs. */
import { accountNames } from './account-names.ts';
import { confirmations } from './confirmations.ts';
import { draft } from './draft.ts';
import { escalations } from './escalations.ts';
import { handovers } from './handover.ts';
import type { Job } from './job.ts';
import { meetings } from './meetings.ts';
import { names } from './names.ts';
import { outsiders } from './outsiders.ts';
import { positions } from './positions.ts';
import { reminders } from './reminders.ts';
import { reopened } from './reopened.ts';
import { reportDrafts } from './report-drafts.ts';
import { responses } from './responses.ts';
import { retention } from './retention.ts';
import { trouble } from './trouble.ts';

/** Every job. A tick runs them in this order; handovers come before the reminders that follow from them. */
export const jobs: readonly Job[] = [
  names,
  accountNames,
  handovers,
  reminders,
  escalations,
  confirmations,
  responses,
  meetings,
  positions,
  reopened,
  outsiders,
  draft,
  reportDrafts,
  trouble,
  retention,
];
