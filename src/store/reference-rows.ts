/** How conversations are reached again on platforms that hand out references: the latest one of each. */
import type { Platform } from '../core/record/model.ts';
import type { ReferenceRow } from '../ports/store.ts';
import { type Client, db, placeholders, prepared } from './compiled.ts';
import { and, eq, sql } from './drizzle.ts';
import { conversationReference } from './schema-ledger.ts';

export function referenceRows(client: Client) {
  const { platform, conversation, reference } = conversationReference;
  const keep = prepared(
    client,
    db
      .insert(conversationReference)
      .values(placeholders(['platform', 'conversation', 'reference', 'seenAt']) as never)
      .onConflictDoUpdate({
        target: [platform, conversation],
        set: { reference: sql`excluded.reference`, seenAt: sql`excluded.seen_at` },
      }),
  );
  const one = prepared<{ reference: string }>(
    client,
    db
      .select({ reference: sql`${reference}`.as('reference') })
      .from(conversationReference)
      .where(and(eq(platform, sql.placeholder('platform')), eq(conversation, sql.placeholder('conversation')))),
  );
  return {
    keepReference: (row: ReferenceRow) => void keep.run({ ...row, reference: JSON.stringify(row.reference) }),
    referenceOf(of: Platform, name: string): unknown {
      const found = one.get({ platform: of, conversation: name });
      return found ? JSON.parse(found.reference) : null;
    },
  };
}
