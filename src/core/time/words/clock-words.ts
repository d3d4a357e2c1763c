/** Reads times of day as people type them. */
import { MAX_CHARS, normaliseTyped, tooLongFault } from './grammar.ts';

/** Reads "9am", "9:30am", "2.30pm", "midday" or "09:00" as `HH:MM`, or says what is wrong with it. */
export function readTime(text: string): { readonly time: string } | { readonly fault: string } {
  if (text.length > MAX_CHARS) return { fault: tooLongFault('time', text) };
  const typed = normaliseTyped(text);
  const plain = typed.toLowerCase();
  if (plain === 'midday' || plain === 'noon') return { time: '12:00' };
  if (plain === 'midnight') return { time: '00:00' };
  const match = /^(\d{1,2})(?:[:.](\d\d))?(?: ?([ap])\.?m\.?)?$/.exec(plain);
  const [, hour = '', minute, half] = match ?? [];
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'p' ? 12 : 0);
  const onTheClock = half === undefined ? minute !== undefined && hours < 24 : Number(hour) >= 1 && Number(hour) <= 12;
  if (!match || !onTheClock || Number(minute ?? 0) > 59) {
    return { fault: `"${typed}" is not a time that can be read here: write it like 9am, 2:30pm or 14:30.` };
  }
  return { time: `${String(hours).padStart(2, '0')}:${minute ?? '00'}` };
}
