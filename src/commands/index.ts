/**
 * Every command. CONTRIBUTING.md says how to add one.
 * Parsing, help, completion, docs/commands.md and the tests read this list.
 */
import type { Command, Usage } from '../dispatch/command.ts';
import { doctor } from './ask/doctor.ts';
import { createHelpCommand } from './ask/help.ts';
import { history } from './ask/history.ts';
import { home } from './ask/home.ts';
import { list } from './ask/list.ts';
import { share } from './ask/share.ts';
import { mine, show, status } from './ask/status.ts';
import { welcome } from './ask/welcome.ts';
import { exportBundle } from './files/bundle.ts';
import { calendar } from './files/calendar.ts';
import { exportCsv, exportXlsx } from './files/export.ts';
import { exportPerson } from './files/export-person.ts';
import { importCsv } from './files/import.ts';
import { confirmImportedActions, importRestore, importUndo } from './files/import-undo.ts';
import { redact } from './files/redact.ts';
import { report } from './files/report.ts';
import { reportIssued, reportPublic } from './files/report-issued.ts';
import { noticeConfirm, noticeConfirmation, noticeDecision } from './notice/decide.ts';
import { noticeEdit } from './notice/edit.ts';
import { noticeNew, noticeReplace } from './notice/enter.ts';
import { noticeLetter } from './notice/letter.ts';
import { redactNotice } from './notice/redact.ts';
import { notice, noticeAll, noticeShow } from './notice/show.ts';
import { admit, admitStop } from './people/admit.ts';
import { away, back } from './people/away.ts';
import { handover, handoverCancel } from './people/handover.ts';
import { accountCode, accountJoin } from './people/join.ts';
import { account, people, rename, role } from './people/people.ts';
import { prefer } from './people/prefer.ts';
import { accountRemove } from './people/remove.ts';
import { remove } from './people/remove-person.ts';
import { addActionCommand } from './plan/add.ts';
import { assign } from './plan/assign.ts';
import { addCheckCommand } from './plan/check.ts';
import { confirm, done, returnCommand, undo } from './plan/done.ts';
import { agree, due, refuse } from './plan/due.ts';
import { edit } from './plan/edit.ts';
import { evidence, minute, requireCommand, strike } from './plan/evidence.ts';
import { addExpectationCommand, editExpectationCommand } from './plan/expectation.ts';
import { addMeasureCommand } from './plan/measure.ts';
import { addMeetingCommand } from './plan/meeting.ts';
import { met } from './plan/met.ts';
import { addMilestoneCommand } from './plan/milestone.ts';
import { addRecommendationCommand, editRecommendationCommand, listRecommendations } from './plan/recommendation.ts';
import { update } from './plan/update.ts';
import { block, reopen, start, withdraw } from './plan/work.ts';
import { deliveries, deliveriesShow } from './reminders/deliveries.ts';
import { pause, resume, snooze } from './reminders/hold.ts';
import { release } from './reminders/release.ts';
import { remindNow, remindPreview } from './reminders/remind.ts';
import { here, hereStop, holidayAdd, holidayRemove, holidays, schedule } from './reminders/settings.ts';

const commandsWithoutHelp: readonly Command[] = [
  status,
  list,
  listRecommendations,
  mine,
  home,
  welcome,
  show,
  history,
  share,
  addActionCommand,
  addMeetingCommand,
  addMilestoneCommand,
  addCheckCommand,
  addMeasureCommand,
  edit,
  assign,
  due,
  agree,
  refuse,
  requireCommand,
  start,
  block,
  done,
  undo,
  confirm,
  confirmImportedActions,
  returnCommand,
  reopen,
  withdraw,
  evidence,
  minute,
  update,
  met,
  strike,
  notice,
  noticeAll,
  noticeShow,
  noticeNew,
  noticeLetter,
  redactNotice,
  noticeEdit,
  noticeConfirm,
  noticeDecision,
  noticeReplace,
  noticeConfirmation,
  addExpectationCommand,
  editExpectationCommand,
  addRecommendationCommand,
  editRecommendationCommand,
  people,
  role,
  rename,
  remove,
  account,
  accountCode,
  accountJoin,
  accountRemove,
  admit,
  admitStop,
  prefer,
  handover,
  handoverCancel,
  away,
  back,
  here,
  hereStop,
  remindPreview,
  remindNow,
  release,
  schedule,
  snooze,
  pause,
  resume,
  deliveries,
  deliveriesShow,
  holidayAdd,
  holidayRemove,
  holidays,
  calendar,
  exportCsv,
  exportXlsx,
  exportBundle,
  exportPerson,
  importCsv,
  report,
  reportIssued,
  reportPublic,
  importUndo,
  importRestore,
  redact,
  doctor,
];

/** Every command that people can give the bot, with `help` on all the others. */
export const commands: readonly Command[] = [...commandsWithoutHelp, createHelpCommand(commandsWithoutHelp)];

/** Every way to say every command, everyday ones first, each part in alphabetical order; the chat page offers them while somebody types. */
export function listCompletions(all: readonly Command[] = commands): readonly Usage[] {
  const inOrder = (some: readonly Command[]) =>
    some.flatMap(({ usage }) => usage).sort((a, b) => a.say.localeCompare(b.say, 'en'));
  return [...inOrder(all.filter(({ everyday }) => everyday)), ...inOrder(all.filter(({ everyday }) => !everyday))];
}
