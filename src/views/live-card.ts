/** A posted card that follows the record: what it shows, as plain data, so that it can be drawn again later. */
export type LiveCard =
  | {
      readonly kind: 'personal';
      readonly noticeId: string;
      readonly personId: string;
      /** The day the card was for, and the actions it listed, so that a redrawn card shows the same lines. */
      readonly day: string;
      readonly actionIds: readonly string[];
      readonly late: boolean;
    }
  | { readonly kind: 'action'; readonly noticeId: string; readonly actionId: string };
