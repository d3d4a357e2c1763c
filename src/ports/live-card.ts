/** A posted card that follows the record: what it shows, as plain data that is kept with the post. */
export type LiveCard =
  | {
      readonly kind: 'personal';
      readonly noticeId: string;
      readonly personId: string;
      /** Ids of the actions in each group, so that a redrawn card has the same lines. */
      readonly escalated: readonly string[];
      readonly snoozed: readonly string[];
      readonly overdue: readonly string[];
      readonly dueThisWeek: readonly string[];
      readonly dueSoon: readonly string[];
      /** Left out by cards that were posted by a version without it. */
      readonly byMilestone?: readonly string[];
      readonly toConfirm: readonly string[];
      readonly late: string | null;
      /** The person alone reads the card, so it may show them exempt evidence. */
      readonly direct?: boolean;
    }
  | {
      /** The private card before the papers of a meeting are due. */
      readonly kind: 'papers';
      readonly noticeId: string;
      readonly personId: string;
      readonly meetingId: string;
      /** The day of the meeting, the day on which its papers are due, and the day of the card. */
      readonly on: string;
      readonly papersOn: string;
      readonly since: string;
      readonly seesToPapers: boolean;
      readonly actionIds: readonly string[];
    }
  | {
      /** The question whether a meeting was held. */
      readonly kind: 'held';
      readonly noticeId: string;
      readonly personId: string;
      readonly meetingId: string;
      readonly on: string;
    }
  | {
      /** The line that tells a conversation what happened to an action. */
      readonly kind: 'action';
      readonly noticeId: string;
      readonly actionId: string;
      /** The event that the line reports, in the past tense: "reported complete by …". Stored under this name. */
      readonly told: string;
    };
