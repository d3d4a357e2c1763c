/** The standard output of the service, which may be closed or stuck at any time without stopping the service. */
import type { Writable } from 'node:stream';

/** Output that never holds up its writer. */
export interface Output {
  /** Writes, unless the output is closed or its reader stands still. */
  write(text: string): void;
  /** Waits until everything is written, at most half a second; false when lines are left, which keep the process alive. */
  flush(): Promise<boolean>;
}

/** Bytes that may wait for a reader. A log of a quiet day is smaller. */
const MOST_WAITING = 1024 * 1024;
const FLUSH_MS = 500;

/** Makes the output of a stream. `complain` is told once in a sentence, on another stream, when lines are lost. */
export function createOutput(stream: Writable, complain: (sentence: string) => void): Output {
  let closed = false;
  let stuck = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (closed) return;
    closed = true;
    complain(`The standard output is closed (${error.code}), so nothing is logged any more. The service goes on.`);
  });
  return {
    write(text) {
      if (closed) return;
      if (stream.writableLength < MOST_WAITING) {
        stuck = false;
        stream.write(text);
      } else if (!stuck) {
        stuck = true;
        complain('Nobody reads the standard output, so lines of the log are lost. The service goes on.');
      }
    },
    flush: () =>
      new Promise((done) => {
        if (closed || stream.writableLength === 0) return done(true);
        const giveUp = setTimeout(() => done(false), FLUSH_MS);
        stream.write('', () => {
          clearTimeout(giveUp);
          done(true);
        });
      }),
  };
}
