/** The log as the rest of the program sees it; service/log.ts makes it. */

/** What a line may carry beside its message: short values only. Texts of cards and messages have no place here. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields, error?: unknown): void;
  error(message: string, fields?: LogFields, error?: unknown): void;
  /** A log whose every line carries these fields, too. */
  child(fields: LogFields): Log;
}
