/** Draws cards in a modal: a form with its fields, an answer, or the note that the record is being read. */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { types } from '@slack/bolt';
import { assertNever } from '../../core/record/errors.ts';
import type { Reply } from '../../dispatch/command.ts';
import { type Card, type Field, type Form, foldFields, MORE_FIELDS } from '../../ports/card.ts';
import type { Place } from '../../ports/post.ts';
import { type Block, buttonElement, header, plain, sections } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { drawBlocks, formIn } from './render.ts';
import type { Ask } from './values.ts';

/** The data that an open modal carries: the place of its opening, and a form's command with its fixed arguments. */
export interface Opened {
  readonly place: Place;
  readonly command?: string;
  readonly args?: Readonly<Record<string, string>>;
}

/** The callback id of a modal with a form. */
export const FORM = 'form';
const PRODUCT = 'Best Value Notice';
const FIELD = 'value';
const BLANK = { blocks: LIMITS.viewBlocks, characters: LIMITS.viewCharacters };

/** The modal that opens at once, before the record is read. */
export function loadingView(place: Place): types.ModalView {
  return modal(PRODUCT, { place }, sections('One moment, the record is being read…'));
}

/** The modal after a press whose effect stands in the conversation. */
export function savedView(place: Place): types.ModalView {
  return modal(PRODUCT, { place }, sections('Done. It is in the record.'));
}

/** The card's form as a modal, else the whole card. `again` is asked by the button for the rest of a long card. */
export function viewOf(card: Card, place: Place, again: Ask | null = null): types.ModalView {
  const form = formIn(card);
  if (!form) return modal(card.title, { place }, drawBlocks(card, BLANK, again ? { again } : {}));
  const { command, args, submit } = form;
  const around = { ...card, body: card.body.filter((element) => element !== form), buttons: [] };
  const inputs = inputsOf(form);
  const intro = drawBlocks(around, { ...BLANK, blocks: LIMITS.viewBlocks - inputs.length }, {});
  return {
    ...modal(card.title, { place, command, args }, [...intro, ...inputs]),
    callback_id: FORM,
    submit: plain(submit, LIMITS.viewTitle),
    close: plain('Cancel', LIMITS.viewTitle),
  };
}

/** The inputs that show at first, and the button that asks for the rest with everything that was entered until then. */
function inputsOf(form: Form): readonly Block[] {
  const { first, more } = foldFields(form);
  const { command, args, fields } = form;
  if (more.length === 0) return fields.flatMap(fieldBlocks);
  const asked = { ...args, ask: 'yes', more: 'yes' };
  const button = buttonElement({ type: 'command', label: MORE_FIELDS, command, args: asked, asks: true });
  if (!button) return fields.flatMap(fieldBlocks);
  return [...first.flatMap(fieldBlocks), { type: 'actions', elements: [button] }];
}

function modal(title: string, opened: Opened, blocks: readonly Block[]): types.ModalView {
  const whole = title.length <= LIMITS.viewTitle || blocks[0]?.type === 'header' ? blocks : [header(title), ...blocks];
  return {
    type: 'modal',
    title: plain(title, LIMITS.viewTitle),
    close: plain('Close', LIMITS.viewTitle),
    blocks: [...whole],
    private_metadata: metadataOf(opened),
  };
}

function metadataOf(opened: Opened): string {
  const whole = JSON.stringify(opened);
  // Only words typed in the place of a code are as long as this; without them the form asks for the code.
  return whole.length <= LIMITS.privateMetadata ? whole : JSON.stringify({ ...opened, args: {} });
}

/** The data that a modal carries. Throws when another version of the bot made the modal. */
export function openedBy(metadata: string): Opened {
  const opened = JSON.parse(metadata) as Opened;
  if (opened.place?.platform !== 'slack') throw new Error('The modal was made by another version of the bot.');
  return opened;
}

/** Ends the block id of a field that asks for an account in place of a person's name. */
const ACCOUNT = '@account';
const MENTION = /^<@slack:([^|>]+)/;

/**
 * The id of an input that starts with this value. Slack keeps what somebody entered in an input whose ids stay the same when
 * its modal is drawn again, so an input that has to show another value gets another id.
 */
function inputIdFor(value: string): string {
  return `${FIELD}.${createHash('sha256').update(value).digest('hex').slice(0, 12)}`;
}

/** The blocks of a field. A person field that takes newcomers has a second block for any account of the workspace. */
function fieldBlocks(field: Field): readonly Block[] {
  if (!field.newcomers) return [fieldBlock(field)];
  const { name, label, value = '' } = field;
  const [, picked] = MENTION.exec(value) ?? [];
  const account: Block = {
    type: 'input',
    block_id: `${name}${ACCOUNT}`,
    label: plain(`${label}, if not in the record yet`, LIMITS.inputLabel),
    hint: plain('Counts instead of the one above. Somebody new enters the record by it.', LIMITS.inputLabel),
    element: { type: 'users_select', action_id: inputIdFor(value), ...(picked ? { initial_user: picked } : {}) },
    optional: true,
  };
  // One of the two is enough, so an empty pair is refused when the form is sent.
  return [fieldBlock({ ...field, required: false, ...(picked ? { value: '' } : {}) }), account];
}

/** The input block of a field, with the field's fault before its hint. */
function fieldBlock(field: Field): Block {
  const { name, hint, fault, required, neededFor } = field;
  // Slack itself writes "(optional)" behind the label.
  const label = !required && neededFor ? `${field.label}, for ${neededFor}` : field.label;
  const under = [...(fault ? [`Please change this: ${fault}`] : []), ...(hint ? [hint] : [])].join('. ');
  return {
    type: 'input',
    block_id: name,
    label: plain(label, LIMITS.inputLabel),
    element: fieldElement(field),
    optional: !required,
    ...(under ? { hint: plain(under, LIMITS.inputLabel) } : {}),
  };
}

function fieldElement(field: Field): types.InputBlock['element'] {
  const { kind, value = '' } = field;
  switch (kind) {
    case 'line':
    case 'text':
      return textInput(value, kind === 'text');
    case 'date':
      // A date typed in words stays in a text field, so that the words are not lost.
      return value === '' || /^\d{4}-\d{2}-\d{2}$/.test(value) ? datePicker(value) : textInput(value, false);
    case 'choice':
    case 'person':
      return select(field);
    default:
      return assertNever(kind);
  }
}

function textInput(value: string, multiline: boolean): types.PlainTextInput {
  return {
    type: 'plain_text_input',
    action_id: inputIdFor(value),
    multiline,
    max_length: LIMITS.inputText,
    ...(value === '' ? {} : { initial_value: value.slice(0, LIMITS.inputText) }),
  };
}

function datePicker(value: string): types.Datepicker {
  return { type: 'datepicker', action_id: inputIdFor(value), ...(value === '' ? {} : { initial_date: value }) };
}

type Option = types.PlainTextOption;

/** A list of up to a hundred options; more stand in groups, in their order, which people can search in Slack. */
function select({ options = [], value }: Field): types.InputBlock['element'] {
  const all = options
    .filter((option) => option.value.length <= LIMITS.optionValue)
    .map((option): Option => ({ text: plain(option.label, LIMITS.optionText), value: option.value }));
  if (all.length === 0) return textInput(value ?? '', false);
  const chosen = all.find((option) => option.value === value);
  const initial = chosen ? { initial_option: chosen } : {};
  const base = { type: 'static_select', action_id: inputIdFor(value ?? ''), ...initial } as const;
  if (all.length <= LIMITS.options) return { ...base, options: all };
  const groups: Option[][] = [];
  for (let at = 0; at < all.length && groups.length < LIMITS.options; at += LIMITS.options)
    groups.push(all.slice(at, at + LIMITS.options));
  return { ...base, option_groups: groups.map((group) => ({ label: groupLabel(group), options: group })) };
}

function groupLabel(group: readonly Option[]): types.PlainTextElement {
  const first = group[0]?.text.text ?? '';
  const last = group.at(-1)?.text.text ?? '';
  return plain(`${first.slice(0, 30)} to ${last.slice(0, 30)}`, LIMITS.optionText);
}

type State = Readonly<Record<string, Readonly<Record<string, InputState>>>>;
interface InputState {
  readonly value?: string | null;
  readonly selected_date?: string | null;
  readonly selected_option?: { readonly value: string } | null;
  readonly selected_user?: string | null;
}

/** The values of a sent form by field name, without the empty fields. A picked account replaces the field beside it. */
export function submitted(state: State): Record<string, string> {
  const accountsLast = Object.entries(state).sort(
    ([a], [b]) => Number(a.endsWith(ACCOUNT)) - Number(b.endsWith(ACCOUNT)),
  );
  return Object.fromEntries(
    accountsLast.flatMap(([block, inputs]) => {
      const [input] = Object.values(inputs);
      const name = block.endsWith(ACCOUNT) ? block.slice(0, -ACCOUNT.length) : block;
      if (input?.selected_user) return [[name, `<@slack:${input.selected_user}>`]];
      const value = input?.value ?? input?.selected_date ?? input?.selected_option?.value ?? '';
      return value === '' ? [] : [[name, value]];
    }),
  );
}

/** Slack's instruction for the modal whose form was sent: close all, mark faults at fields, or show another view. */
export type FormVerdict =
  | { readonly response_action: 'clear' }
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: types.ModalView };

/** A refused form stays open with everything that was entered. `shown` are the names of its fields, in their order. */
export function formVerdict({ card, ok }: Reply, opened: Opened, shown: readonly string[]): FormVerdict {
  const [first = 'form'] = shown;
  if (ok || !card) return { response_action: 'clear' };
  if (!formIn(card)) return { response_action: 'errors', errors: { [first]: wordsOf(card) } };
  const errors = faultsOf(card, opened, shown);
  return errors
    ? { response_action: 'errors', errors }
    : { response_action: 'update', view: viewOf(card, opened.place) };
}

function wordsOf({ title, body }: Card): string {
  const texts = body.flatMap((element) => ('text' in element ? [element.text] : []));
  return [title, ...texts].join('. ');
}

/**
 * The fault of each field that is shown, by the field's name. Null when the form has to be drawn again: a fault belongs to
 * none of these fields, or sending the form once more would mean something else than before.
 */
function faultsOf(card: Card, sent: Opened, shown: readonly string[]): Record<string, string> | null {
  const form = formIn(card);
  const said = card.body.some((element) => element.type === 'text');
  if (!form || said || !isDeepStrictEqual(form.args, sent.args)) return null;
  const faults = form.fields.flatMap(({ name, fault }) => (fault ? [[name, fault] as const] : []));
  const allShown = faults.length > 0 && faults.every(([name]) => shown.includes(name));
  return allShown ? Object.fromEntries(faults) : null;
}
