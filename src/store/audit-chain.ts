/** Reads the audit as it is stored, with its hashes and its texts by digest, so that somebody else can verify it. */
import type { ChainedEvent } from '../ports/chained-event.ts';
import { yieldToEventLoop } from '../ports/turns.ts';
import { type EventRow, type Read, readSlice } from './audit.ts';

/** Reads every event, oldest first. Other work has its turn after every slice of events. */
export async function readChain(read: Read): Promise<ChainedEvent[]> {
  const found: ChainedEvent[] = [];
  for (;;) {
    const { slice, texts } = await read(() => readSlice(found.at(-1)?.seq ?? 0));
    if (slice.length === 0) return found;
    found.push(
      ...slice.map((event) => ({ ...event, texts: digestsIn(event).flatMap((digest) => texts.get(digest) ?? []) })),
    );
    await yieldToEventLoop();
  }
}

function digestsIn({ change }: EventRow): readonly string[] {
  return [...change.matchAll(/"\$text":"([^"]*)"/g)].map(([, digest = '']) => digest);
}
