/**
 * `handover @x to @y from 1 July` passes everything open of one person to another; `handover cancel @x` cancels a
 * planned one.
 */
import { cancelHandover, handOver, plannedHandover } from '../../core/people/handover.ts';
import { nameOf } from '../../core/people/person.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { requireKnown } from '../../dispatch/newcomer.ts';
import { actingOf, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { handoverForm } from '../../views/people/forms.ts';
import { handoverCancelledCard, handoverCard } from '../../views/people/people.ts';

/**
 * Passes the open actions, deputyships and expectations of one person to another, at once or on a day; officers for
 * themselves, leads for anybody.
 */
export const handover = defineCommand({
  name: 'handover',
  group: 'people',
  aliases: ['hand over'],
  who: 'officer',
  changes: true,
  usage: [{ say: 'handover @x to @y from 1 July', does: 'Pass everything open to somebody else, on a day or at once' }],
  slots: {
    leaver: slot.person(),
    to: slot.person({ keyword: 'to' }),
    from: slot.date({ keyword: 'from', future: true, optional: true }),
  },
  run({ leaver, to, from }, context) {
    const acting = actingOf(context);
    const people = { by: acting.actor.name, from: requireKnown(leaver), to: requireKnown(to) };
    const startsOn = from ?? context.today;
    const changes = handOver(acting, people.from, people.to, startsOn, context.newId());
    const count = (entity: string) => changes.filter((change) => change.entity === entity).length;
    const passed = startsOn <= context.today ? { actions: count('action'), expectations: count('expectation') } : null;
    return changeRecord(context, changes, handoverCard(people, startsOn, passed));
  },
  form: handoverForm,
});

/** Cancels a handover that is planned for a later day. */
export const handoverCancel = defineCommand({
  name: 'handover cancel',
  group: 'people',
  aliases: ['cancel handover'],
  who: 'officer',
  changes: true,
  usage: [{ say: 'handover cancel @x', does: 'Cancel a planned handover; without a name, your own' }],
  slots: { leaver: slot.person({ optional: true }) },
  run({ leaver }, context) {
    const acting = actingOf(context);
    const from = leaver === null ? acting.actor : requireKnown(leaver);
    const change = cancelHandover(acting, from);
    const planned = plannedHandover(context.snapshot, from.id);
    if (!planned) throw new Error(`The handover of ${from.id} was cancelled but not planned`);
    const to = nameOf(context.snapshot, planned.toPersonId);
    return changeRecord(context, [change], handoverCancelledCard(acting.actor.name, from, to, planned.startsOn));
  },
});
