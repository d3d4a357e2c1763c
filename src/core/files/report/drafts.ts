/** Drafts that were handed out, so that a lead who says “it was issued” means one of them and not the record of a later moment. */
import type { AuditEvent, EntityName } from '../../record/changes.ts';
import type { Instant, IssuedReport, Notice } from '../../record/model.ts';
import type { Readers } from './readers.ts';

/** A paper that was handed out: the moment of the record that it shows, and the SHA-256 of its Word file in hex. */
export type Draft = Pick<IssuedReport, 'asAt' | 'digest'>;

/** A paper of which there are drafts: a report for some readers, or the statement for the public, of no body. */
export interface Paper {
  readonly bodyId: string | null;
  readonly readers: Readers;
}

/** The id under which the latest draft of a paper waits beside the record. */
export function draftId({ id }: Pick<Notice, 'id'>, { bodyId, readers }: Paper): string {
  return `draft:${id}:${bodyId ?? 'everybody'}:${readers}`;
}

const WRITTEN = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9a-f]{64})$/;

/** A draft as one line, for a button and for the place where it waits. */
export function writeDraft({ asAt, digest }: Draft): string {
  return `${asAt} ${digest}`;
}

/** The draft of such a line; null for other words. */
export function readDraft(text: string): Draft | null {
  const [, asAt, digest] = WRITTEN.exec(text) ?? [];
  return asAt === undefined || digest === undefined ? null : { asAt, digest };
}

/** The rows of which a paper says nothing. */
const SILENT: ReadonlySet<EntityName> = new Set(['account', 'conversation', 'absence', 'snooze', 'issuedReport']);

/** Whether a row of which papers speak has changed after a moment. */
export function hasChangedSince(events: readonly AuditEvent[], asAt: Instant): boolean {
  return events.some(({ at, change }) => at > asAt && !SILENT.has(change.entity));
}

/** The reports issued to a body, to the public for null or to anybody for undefined, in the order of the moments that they show. */
export function issuedTo(issued: readonly IssuedReport[], bodyId: string | null | undefined): readonly IssuedReport[] {
  return issued
    .filter((one) => bodyId === undefined || one.bodyId === bodyId)
    .sort((a, b) => (a.asAt < b.asAt ? -1 : a.asAt > b.asAt ? 1 : 0));
}
