/** The log: one JSON line an event, with ids and counts, never with what people wrote, and with every secret blacked out. */
import pino from 'pino';
import type { Request } from '../dispatch/command.ts';
import type { Log, LogFields } from '../ports/log.ts';

export interface LogOptions {
  /** The least that is written; `info` unless told otherwise. */
  readonly level?: 'info' | 'warn' | 'error';
  /** Blacked out wherever they appear, beside whatever looks like a secret. */
  readonly secrets: readonly string[];
  /** Takes one line with its line end. */
  readonly write: (line: string) => void;
  /** The time of a line. */
  readonly now: () => string;
}

type Safe = (text: string, limit?: number) => string;

/** Longer values are cut: an identifier never is so long, and what is longer may be somebody's text. */
const MAX_VALUE = 500;
const MAX_STACK = 4_000;
const MAX_CAUSES = 4;
/** Shorter configured values would black out ordinary words. */
const MIN_SECRET = 6;

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

/** Logs a bug in a command under the request's id, which is what the person is told. */
export function logTrouble(log: Log): (request: Request, error: unknown) => void {
  return ({ id, actor }, error) =>
    log.error('A request could not be answered', { request: id, platform: actor.platform }, error);
}

function wrap(logger: pino.Logger, safe: Safe): Log {
  const line = (fields?: LogFields, error?: unknown) => ({
    ...safeFields(fields, safe),
    ...(error === undefined ? {} : { error: describe(error, safe, MAX_CAUSES) }),
  });
  return {
    info: (message, fields) => logger.info(line(fields), safe(message)),
    warn: (message, fields, error) => logger.warn(line(fields, error), safe(message)),
    error: (message, fields, error) => logger.error(line(fields, error), safe(message)),
    child: (fields) => wrap(logger.child(line(fields)), safe),
  };
}

function safeFields(fields: LogFields = {}, safe: Safe): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? safe(value) : value]),
  );
}

/** Of an error only name, message, code, stack and causes: the errors of HTTP clients carry whole requests, tokens and texts. */
function describe(error: unknown, safe: Safe, depth: number): object {
  if (!(error instanceof Error)) return { message: safe(String(error)) };
  const code = (error as { code?: unknown }).code;
  return {
    name: safe(error.name),
    message: safe(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: safe(String(code)) } : {}),
    stack: safe(frames(error), MAX_STACK),
    ...(error.cause !== undefined && depth > 0 ? { cause: describe(error.cause, safe, depth - 1) } : {}),
  };
}

/** Only where it happened: the lines before repeat the message, which has its own place and limit. */
function frames(error: Error): string {
  const lines = (error.stack ?? '').replace(error.message, '').split('\n');
  return lines.filter((line) => /^\s+at /.test(line)).join('\n');
}

/** Slack tokens (xoxb-…, xoxe.xoxp-…, xapp-…), bearer tokens, and JSON web tokens. */
const LOOKS_SECRET = /xox[a-z](?:\.xox[a-z])?-[\w-]+|xapp-[\w-]+|bearer\s+[\w.~+/=-]+|eyJ[\w-]+\.[\w-]+\.[\w-]*/gi;

/** Blacks out before it cuts, so that no half of a secret is left at the edge. */
function createRedaction(secrets: readonly string[]): Safe {
  const known = secrets.filter((secret) => secret.length >= MIN_SECRET).sort((a, b) => b.length - a.length);
  return (text, limit = MAX_VALUE) => {
    const hidden = known.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
    const safe = hidden.replaceAll(LOOKS_SECRET, '[secret]');
    return safe.length > limit ? `${safe.slice(0, limit)}… (${safe.length} characters)` : safe;
  };
}

/** JSON escapes line ends by itself; some viewers also obey C1 codes and the Unicode separators. */
function escapeSeparators(line: string): string {
  return line.replaceAll(
    /[\u007f-\u009f\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
