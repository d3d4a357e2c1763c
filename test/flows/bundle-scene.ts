/** A record with exempt items, and its bundle as the person who asked for it opens it. */
import { strFromU8, unzipSync } from 'fflate';
import { plainText } from '../../src/views/plain-text.ts';
import type { Bot } from '../helpers/bot.ts';
import { bytesOf } from '../helpers/file-out.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

/** Words of two exempt items, which only some readers may have. */
export const SECRET = 'the shortlist with names';

export async function startWithEvidence(): Promise<Bot> {
  const bot = await startProgramme();
  await bot.says('Owner', `evidence E1-02 "${SECRET}" marked exempt`, DIRECT);
  await bot.says('Owner', 'evidence E1-02 https://example.org/audit marked public', DIRECT);
  await bot.says('Owner', `update E1-01 "on paper: ${SECRET}" marked exempt`, DIRECT);
  await bot.at('2024-06-27 10:00');
  await bot.says('Owner', 'start E1-01', DIRECT);
  return bot;
}

export async function bundle(bot: Bot, line = 'export bundle', who = 'Lead') {
  const reply = await bot.ask(who, line, { place: { platform: 'local', ...DIRECT } });
  const said = reply.card ? plainText(reply.card) : '';
  const files = reply.file ? unzipSync(bytesOf(reply.file)) : {};
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  return {
    said,
    names: Object.keys(files),
    text,
    bytes: bytesOf(reply.file),
    all: Object.keys(files).map(text).join('\n'),
  };
}
