/** `export bundle`: the record, its audit and all that proves it, in one archive for an inspector or a request for information. */
import { exemptIds } from '../../core/files/bundle.ts';
import { presentNotice } from '../../core/notice/notice.ts';
import { noticesOf, snapshotOf } from '../../core/record/as-at.ts';
import { UserError } from '../../core/record/errors.ts';
import type { IsoDate } from '../../core/record/model.ts';
import { rebuild } from '../../core/record/rebuild.ts';
import { instantOf } from '../../core/time/instants.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { answer } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { bundleCard, bundleFiles } from '../../views/files/bundle.ts';
import type { BundleParts } from '../../views/files/bundle-parts.ts';
import { disclosed } from '../../views/files/disclosure.ts';
import { recordAt } from './as-at.ts';

/** More posts than any installation has sent in a term of years. */
const MOST_POSTS = 1_000_000;

/** Answers a lead with the bundle as an archive. */
export const exportBundle = defineCommand({
  name: 'export bundle',
  group: 'plan',
  who: 'lead',
  changes: false,
  usage: [
    { say: 'export bundle', does: 'The record, its history, deliveries and the letter, with a page that verifies it' },
    { say: 'export bundle since 1 March until 28 June', does: 'Only the history of that time' },
    {
      say: 'export bundle foi',
      does: 'For a request for information: without exempt items, positions, reasons and names; how many is said',
    },
    { say: 'export bundle person @x', does: 'The history of what somebody did and what was recorded about them' },
  ],
  slots: {
    foi: slot.flag('foi'),
    since: slot.date({ keyword: 'since', optional: true }),
    until: slot.date({ keyword: 'until', optional: true }),
    person: slot.person({ keyword: 'person', optional: true }),
  },
  async run({ foi, since, until, person }, context) {
    const known = person && 'known' in person ? person.known : null;
    const whole = await partsOf({ since, until, person: known }, context);
    const parts = foi ? disclosed(whole, exemptIds((await context.read.wholeRecord()).rows)) : whole;
    const { calendar, today, write } = context;
    const scene = { snapshot: parts.records.at(-1) ?? context.snapshot, today, calendar };
    const content = await write.zip(bundleFiles(parts, scene), parts.scope.until);
    const name = `best-value-notice-bundle${foi ? '-foi' : ''}-${until ?? today}.zip`;
    return answer(bundleCard(name, parts, calendar.timeZone), { name, mediaType: 'application/zip', content });
  },
});

interface Wanted {
  readonly since: IsoDate | null;
  readonly until: IsoDate | null;
  readonly person: BundleParts['person'];
}

async function partsOf({ since, until, person }: Wanted, context: Context): Promise<BundleParts> {
  const { read, calendar } = context;
  const record = await recordAt(until, context);
  presentNotice(record.snapshot);
  if (since !== null && since > record.today) throw new UserError('“since” is after the end. Expected an earlier day.');
  const [events, whole, chain] = [await read.history({}), await read.wholeRecord(), await read.chain()];
  const state = rebuild(events, record.now);
  const records = noticesOf(state).map(({ id }) => snapshotOf(state, whole.defaults, id));
  return {
    scope: {
      from: since === null ? null : instantOf(since, '00:00', calendar.timeZone),
      until: record.now,
      personId: person?.id ?? null,
    },
    ...{ person, records, events, chain },
    posts: (await read.posts({ limit: MOST_POSTS })).toReversed(),
    leftOut: new Set(),
    verifier: await context.write.verifier(),
    withheld: null,
  };
}
