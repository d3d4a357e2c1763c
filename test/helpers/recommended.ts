/** The programme with a recommendation of the Improvement Board, for tests of what people say and see of it. */
import type { Bot } from './bot.ts';
import { DIRECT, startProgramme } from './programme.ts';

/** The source and the day of a recommendation that a line adds. */
export const FROM = 'from "Improvement Board" on 20 June';

/** R1 is of the Improvement Board, Sro answers for it, and its response is due on Friday 12 July. */
export async function withRecommendation(): Promise<Bot> {
  const bot = await startProgramme();
  await bot.shell('role "Improvement Board" viewer');
  await bot.says('Lead', `add recommendation "Publish a forward plan" ${FROM} by 12 July sro @"Sro"`, DIRECT);
  return bot;
}

export const recommendations = async (bot: Bot) => (await bot.snapshot()).recommendations;

/** Says a line and returns its answer when it is a form, with the values that its fields hold. */
export async function formAfter(bot: Bot, who: string, line: string) {
  const { card } = await bot.ask(who, line);
  const [form] = card?.body.flatMap((element) => (element.type === 'form' ? [element] : [])) ?? [];
  return form && { ...form.args, ...Object.fromEntries(form.fields.map(({ name, value }) => [name, value])) };
}
