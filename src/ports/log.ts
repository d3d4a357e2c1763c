/** The log as the rest of the program sees it; service/log.ts makes it. */

/** Short values that a line carries besides its message; never the text of a card or message. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Writes structured lines at three levels. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields, error?: unknown): void;
  error(message: string, fields?: LogFields, error?: unknown): void;
  /** A log whose every line carries these fields, too. */
  child(fields: LogFields): Log;
}
