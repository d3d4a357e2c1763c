/**
 * Lists the faults for which Slack would refuse blocks and views, one line each. The limits are Slack's own, not the
 * product's.
 */
type Json = Record<string, unknown>;

const SURFACES = { message: 50, modal: 100, home: 100 } as const;
const KNOWN = ['header', 'section', 'context', 'actions', 'input', 'divider', 'rich_text'];
/** The largest total of characters in a message that Slack is known to accept. */
const MOST_CHARACTERS = 11_000;

export function faultsInBlocks(blocks: unknown, surface: keyof typeof SURFACES): string[] {
  const faults: string[] = [];
  const all = listOf(blocks);
  limit(faults, 'blocks', all.length, SURFACES[surface]);
  for (const [index, block] of all.entries()) judgeBlock(block, `blocks[${index}]`, surface, faults);
  const ids = all.flatMap((block) => (typeof block.block_id === 'string' ? [block.block_id] : []));
  if (new Set(ids).size < ids.length) faults.push('a block_id stands twice');
  if (surface === 'message') limit(faults, 'characters', textsOf(all).join('').length, MOST_CHARACTERS);
  return faults;
}

export function faultsInView(view: Json): string[] {
  const faults = faultsInBlocks(view.blocks, view.type === 'home' ? 'home' : 'modal');
  for (const name of ['title', 'submit', 'close'])
    if (view[name]) judgeText(view[name], name, 24, faults, ['plain_text']);
  limit(faults, 'private_metadata', String(view.private_metadata ?? '').length, 3000);
  const inputs = listOf(view.blocks).some((block) => block.type === 'input');
  if (view.type === 'modal' && !view.title) faults.push('a modal needs a title');
  if (inputs && !view.submit) faults.push('a modal with inputs needs submit');
  return faults;
}

/** Every text, value and address in it. */
export function textsOf(part: unknown): string[] {
  const found: string[] = [];
  JSON.stringify(part, (key, value) => {
    if (['text', 'value', 'url', 'initial_value'].includes(key) && typeof value === 'string') found.push(value);
    return value;
  });
  return found;
}

/** Texts in which Slack reads markup. */
export function markupIn(part: unknown): string[] {
  const found: string[] = [];
  JSON.stringify(part, (_, value) => {
    if (value?.type === 'mrkdwn') found.push(value.text);
    return value;
  });
  return found;
}

function judgeBlock(block: Json, at: string, surface: keyof typeof SURFACES, faults: string[]): void {
  if (!KNOWN.includes(String(block.type))) faults.push(`${at}: unknown type ${block.type}`);
  limit(faults, `${at}.block_id`, String(block.block_id ?? '').length, 255);
  if (block.type === 'header') judgeText(block.text, `${at}.text`, 150, faults, ['plain_text']);
  if (block.type === 'section') {
    judgeText(block.text, `${at}.text`, 3000, faults);
    if (block.accessory) judgeElement(block.accessory as Json, `${at}.accessory`, faults);
  }
  if (block.type === 'context') {
    limit(faults, `${at}.elements`, listOf(block.elements).length, 10);
    for (const element of listOf(block.elements)) judgeText(element, at, 2000, faults);
  }
  if (block.type === 'actions') {
    const elements = listOf(block.elements);
    if (elements.length === 0) faults.push(`${at}: no elements`);
    limit(faults, `${at}.elements`, elements.length, 25);
    for (const element of elements) judgeElement(element, at, faults);
    const ids = elements.map((element) => element.action_id);
    if (new Set(ids).size < ids.length) faults.push(`${at}: an action_id stands twice`);
  }
  if (block.type === 'input') {
    if (surface !== 'modal') faults.push(`${at}: input outside a modal`);
    judgeText(block.label, `${at}.label`, 2000, faults, ['plain_text']);
    if (block.hint) judgeText(block.hint, `${at}.hint`, 2000, faults, ['plain_text']);
    judgeElement(block.element as Json, `${at}.element`, faults);
  }
  if (block.type === 'rich_text') {
    const parts = listOf(block.elements).flatMap((section) => listOf(section.elements));
    if (parts.length === 0) faults.push(`${at}: empty`);
    if (parts.some((part) => part.type === 'text' && part.text === '')) faults.push(`${at}: an empty text`);
    limit(faults, at, textsOf(block).join('').length, 3000);
  }
}

function judgeElement(element: Json, at: string, faults: string[]): void {
  limit(faults, `${at}.action_id`, String(element.action_id ?? '').length, 255);
  if (element.type === 'button') {
    judgeText(element.text, `${at}.text`, 75, faults, ['plain_text']);
    limit(faults, `${at}.value`, String(element.value ?? '').length, 2000);
    limit(faults, `${at}.url`, String(element.url ?? '').length, 3000);
    if (element.confirm) judgeConfirm(element.confirm as Json, at, faults);
  }
  if (element.type === 'plain_text_input')
    limit(faults, `${at}.initial_value`, String(element.initial_value ?? '').length, 3000);
  if (
    element.type === 'datepicker' &&
    element.initial_date &&
    !/^\d{4}-\d{2}-\d{2}$/.test(String(element.initial_date))
  )
    faults.push(`${at}: initial_date`);
  if (element.type === 'static_select') judgeSelect(element, at, faults);
}

function judgeSelect(element: Json, at: string, faults: string[]): void {
  const groups = element.option_groups ? listOf(element.option_groups) : [{ options: element.options }];
  limit(faults, `${at} groups`, groups.length, 100);
  for (const group of groups) {
    const options = listOf(group.options);
    if (options.length === 0) faults.push(`${at}: no options`);
    limit(faults, `${at} options`, options.length, 100);
    if (group.label) judgeText(group.label, `${at} group`, 75, faults);
    for (const option of options) {
      judgeText(option.text, `${at} option`, 75, faults, ['plain_text']);
      limit(faults, `${at} option value`, String(option.value).length, 150);
    }
  }
}

function judgeConfirm(confirm: Json, at: string, faults: string[]): void {
  judgeText(confirm.title, `${at} confirm title`, 100, faults, ['plain_text']);
  judgeText(confirm.text, `${at} confirm text`, 300, faults);
  judgeText(confirm.confirm, `${at} confirm`, 30, faults, ['plain_text']);
  judgeText(confirm.deny, `${at} deny`, 30, faults, ['plain_text']);
}

function judgeText(text: unknown, at: string, most: number, faults: string[], types = ['plain_text', 'mrkdwn']): void {
  const { type, text: words } = (text ?? {}) as Json;
  if (!types.includes(String(type))) faults.push(`${at}: not ${types.join(' or ')}`);
  if (typeof words !== 'string' || words.trim() === '') faults.push(`${at}: no text`);
  else limit(faults, at, words.length, most);
  if (typeof words === 'string' && !words.isWellFormed()) faults.push(`${at}: half a character`);
}

function limit(faults: string[], what: string, found: number, most: number): void {
  if (found > most) faults.push(`${what}: ${found}, at most ${most}`);
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value : [];
}
