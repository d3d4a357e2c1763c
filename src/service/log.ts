/** The log: one JSON line for each event, with ids and counts. It holds no text that people wrote and no secret. */
import pino from 'pino';
import type { Request } from '../dispatch/command.ts';
import type { Log, LogFields } from '../ports/log.ts';

/** The settings of a log. */
export interface LogOptions {
  /** The lowest level that is written; `info` by default. */
  readonly level?: 'info' | 'warn' | 'error';
  /** Replaced by `[secret]` wherever they appear, like everything that looks like a token. */
  readonly secrets: readonly string[];
  /** Receives one line, with its line end. */
  readonly write: (line: string) => void;
  /** The time of a line, in UTC (ISO 8601). */
  readonly now: () => string;
}

type Redact = (text: string, limit?: number) => string;

/** Longer values are cut, because no identifier is that long and the value may be somebody's text. */
const MAX_VALUE = 500;
const MAX_STACK = 4_000;
const MAX_CAUSES = 4;
/** Shorter configured values would black out ordinary words. */
const MIN_SECRET = 6;

/** Creates the log. Every message and value passes through the redaction. */
export function createLog(options: LogOptions): Log {
  const logger = pino(
    {
      base: undefined,
      level: options.level ?? 'info',
      timestamp: () => `,"at":"${options.now()}"`,
      formatters: { level: (level) => ({ level }) },
      messageKey: 'message',
    },
    { write: (line: string) => options.write(escapeSeparators(line)) },
  );
  return wrap(logger, createRedaction(options.secrets));
}

/** Makes the function that logs a fault in a command under the request's id; the person is shown that id. */
export function logTrouble(log: Log): (request: Request, error: unknown) => void {
  return ({ id, actor }, error) =>
    log.error('A request could not be answered', { request: id, platform: actor.platform }, error);
}

function wrap(logger: pino.Logger, redact: Redact): Log {
  const line = (fields: LogFields = {}, error?: unknown) => {
    const safe: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(fields)) safe[name] = typeof value === 'string' ? redact(value) : value;
    return error === undefined ? safe : { ...safe, error: describe(error, redact, MAX_CAUSES) };
  };
  return {
    info: (message, fields) => logger.info(line(fields), redact(message)),
    warn: (message, fields, error) => logger.warn(line(fields, error), redact(message)),
    error: (message, fields, error) => logger.error(line(fields, error), redact(message)),
    child: (fields) => wrap(logger.child(line(fields)), redact),
  };
}

/** Takes only name, message, code, stack and causes: HTTP clients put whole requests with tokens into their errors. */
function describe(error: unknown, redact: Redact, depth: number): object {
  if (!(error instanceof Error)) return { message: redact(String(error)) };
  const code = (error as { code?: unknown }).code;
  return {
    name: redact(error.name),
    message: redact(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: redact(String(code)) } : {}),
    stack: redact(frames(error), MAX_STACK),
    ...(error.cause !== undefined && depth > 0 ? { cause: describe(error.cause, redact, depth - 1) } : {}),
  };
}

/** The stack without the message, which has its own field and limit. */
function frames(error: Error): string {
  const lines = (error.stack ?? '').replace(error.message, '').split('\n');
  return lines.filter((line) => /^\s+at /.test(line)).join('\n');
}

/** Slack tokens (xoxb-…, xoxe.xoxp-…, xapp-…), bearer tokens, and JSON web tokens. */
const LOOKS_SECRET = /xox[a-z](?:\.xox[a-z])?-[\w-]+|xapp-[\w-]+|bearer\s+[\w.~+/=-]+|eyJ[\w-]+\.[\w-]+\.[\w-]*/gi;

/** Replaces secrets before it cuts, so that a cut cannot leave half a secret. */
function createRedaction(secrets: readonly string[]): Redact {
  const known = secrets.filter((secret) => secret.length >= MIN_SECRET).sort((a, b) => b.length - a.length);
  return (text, limit = MAX_VALUE) => {
    const hidden = known.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
    const safe = hidden.replaceAll(LOOKS_SECRET, '[secret]');
    return safe.length > limit ? `${safe.slice(0, limit)}… (${safe.length} characters)` : safe;
  };
}

/** JSON already escapes line ends; some viewers also break lines at C1 codes and Unicode separators. */
function escapeSeparators(line: string): string {
  return line.replaceAll(
    /[\u007f-\u009f\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
