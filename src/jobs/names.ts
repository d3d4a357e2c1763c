/**
 * Conversations that were renamed on their platform get the new name in the record. The name is part of an audited row, so
 * the schedule makes an ordinary change.
 */
import { renameConversation } from '../core/notice/settings.ts';
import { activeConversations } from '../core/reminders/reminder.ts';
import type { Job } from './job.ts';

/** Copies a conversation's new name from its platform into the record. */
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
