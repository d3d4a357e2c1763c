/**
 * Names: a conversation that is renamed on its platform is called by its new name in the record. The name is part of the
 * audited row, so that the change is one of the record like any other, made by the schedule.
 */
import { renameConversation } from '../core/notice/settings.ts';
import { activeConversations } from '../core/reminders/reminder.ts';
import type { Job } from './job.ts';

export const names: Job = {
  name: 'names',
  foreseenAt: null,
  async plan({ snapshot, nameOf }) {
    const units = activeConversations(snapshot).map(async (one) => {
      const name = await nameOf(one.platform, one.conversation);
      if (name === null || name === one.name) return [];
      const once = `name:${one.id}:${one.version}`;
      return [{ once, changes: [renameConversation(one, name)], posts: [], basis: [] }];
    });
    return (await Promise.all(units)).flat();
  },
};
