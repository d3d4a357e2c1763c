/** Facts about this installation that stand beside the record: when it was last put back from a copy. */
import type { Instant } from '../core/record/model.ts';
import { type Client, db, everyColumn, placeholders, prepared } from './compiled.ts';
import { eq, sql } from './drizzle.ts';
import { installation, outbox } from './schema-ledger.ts';
import { isPending } from './schema-parts.ts';

const RESTORED_AT = 'restored_at';

export function installationFacts(client: Client) {
  const one = prepared<{ value: string }>(
    client,
    db
      .select(everyColumn(installation))
      .from(installation)
      .where(eq(installation.key, sql.placeholder('key'))),
  );
  return { restoredAt: (): Instant | null => one.get({ key: RESTORED_AT })?.value ?? null };
}

/** Notes that this file is a copy that was put back: whatever was under way in it counts as never tried. */
export function markRestored(client: Client, at: Instant): void {
  const note = db
    .insert(installation)
    .values(placeholders(['key', 'value']) as never)
    .onConflictDoUpdate({ target: installation.key, set: { value: sql`excluded.value` } });
  const anew = { state: 'planned', attempts: 0, nextTryAt: sql.placeholder('at'), leaseToken: null, leaseUntil: null };
  const afresh = db
    .update(outbox)
    .set(anew as never)
    .where(isPending(outbox.state));
  client
    .transaction(() => {
      prepared(client, note).run({ key: RESTORED_AT, value: at });
      prepared(client, afresh).run({ at });
    })
    .immediate();
}
