/**
 * Every command. To add one: write a file in the folder of its noun that exports a `defineCommand({…})`, and list it here.
 * Parsing, help, completion, the README's table and the tests read this list.
 */
import { addActionCommand, edit } from './action/add.ts';
import { assign } from './action/assign.ts';
import { confirm, done, returnCommand, undo } from './action/done.ts';
import { agree, due, refuse } from './action/due.ts';
import { requireCommand } from './action/require.ts';
import { block, reopen, start, withdraw } from './action/work.ts';
import { doctor } from './ask/doctor.ts';
import { helpOn } from './ask/help.ts';
import { history } from './ask/history.ts';
import { home } from './ask/home.ts';
import { share } from './ask/share.ts';
import { mine, show, status } from './ask/status.ts';
import type { Command } from './command.ts';
import { exportCsv } from './csv/export.ts';
import { importCsv } from './csv/import.ts';
import { evidence, minute, strike } from './evidence/evidence.ts';
import { noticeConfirm, noticeConfirmation, noticeDecision } from './notice/decide.ts';
import { noticeEdit } from './notice/edit.ts';
import { noticeNew, noticeReplace } from './notice/enter.ts';
import { addExpectationCommand, editExpectationCommand } from './notice/expectation.ts';
import { notice, noticeAll, noticeShow } from './notice/show.ts';
import { admit, admitStop } from './people/admit.ts';
import { away, back } from './people/away.ts';
import { handover, handoverCancel } from './people/handover.ts';
import { accountCode, accountJoin } from './people/join.ts';
import { account, people, role } from './people/people.ts';
import { prefer } from './people/prefer.ts';
import { accountRemove } from './people/remove.ts';
import { deliveries, deliveriesShow } from './reminders/deliveries.ts';
import { pause, resume, snooze } from './reminders/hold.ts';
import { release } from './reminders/release.ts';
import { remindNow, remindPreview } from './reminders/remind.ts';
import { here, hereStop, holidayAdd, holidayRemove, holidays, schedule } from './reminders/settings.ts';

const listed: readonly Command[] = [
  status,
  mine,
  home,
  show,
  history,
  share,
  addActionCommand,
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
  returnCommand,
  reopen,
  withdraw,
  evidence,
  minute,
  strike,
  notice,
  noticeAll,
  noticeShow,
  noticeNew,
  noticeEdit,
  noticeConfirm,
  noticeDecision,
  noticeReplace,
  noticeConfirmation,
  addExpectationCommand,
  editExpectationCommand,
  people,
  role,
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
  exportCsv,
  importCsv,
  doctor,
];

export const commands: readonly Command[] = [...listed, helpOn(listed)];
