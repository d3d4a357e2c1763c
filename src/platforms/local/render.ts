/** Draws a card as HTML. Every text is escaped, and may run from right to left. */
import { assertNever } from '../../core/record/errors.ts';
import { isDate, longDate } from '../../core/time/dates.ts';
import {
  type Button,
  type Card,
  type Element,
  type Fact,
  type Field,
  type Form,
  foldFields,
  type Item,
  isWebAddress,
  MORE_FIELDS,
  type More,
} from '../../ports/card.ts';
import { type Html, html } from './html.ts';

/** The place and the reader that a card is drawn for. */
export interface Setting {
  /** Starts every id, so that a card drawn in two places of the page has different ids. */
  readonly prefix: string;
  /** The account that reads the card. */
  readonly viewer: string;
  /** Whether the reader can close the card, so that a form can be left unsent. */
  readonly closable: boolean;
}

/** The card as HTML. `data-anchor` names the lines under which an answer can be shown. */
export function renderCard(card: Card, setting: Setting): Html {
  return html`<div class="card">
    ${card.to && addressee(card.to, setting)}
    <h3 dir="auto">${card.title}</h3>
    ${card.body.map((element, i) => renderElement(element, i, setting))}
    ${card.buttons.length > 0 && html`<p class="buttons">${card.buttons.map(renderButton)}</p>`}
  </div>`;
}

function addressee(to: NonNullable<Card['to']>, { viewer }: Setting): Html {
  const you = to.accounts.includes(`local:${viewer}`);
  return html`<p class="addressee"><span class="mention" dir="auto">@${to.name}</span>${you && ' (you)'}</p>`;
}

function renderElement(element: Element, index: number, setting: Setting): Html {
  switch (element.type) {
    case 'text':
      return html`<p class="text ${element.weight === 'strong' && 'strong'}" dir="auto">${element.text}</p>`;
    case 'note':
      return html`<p class="note" dir="auto">${element.text}</p>`;
    case 'facts':
      return html`<dl class="facts ${element.facts.some(isLong) && 'long'}">${element.facts.map(
        (fact) => html`<div><dt dir="auto">${fact.name}</dt><dd dir="auto">${fact.value}</dd></div>`,
      )}</dl>`;
    case 'list':
      return html`${element.title !== undefined && html`<h4 dir="auto">${element.title}</h4>`}
        <ul class="items">${element.items.map((item, i) => renderItem(item, `${index}-${i}`))}</ul>
        ${element.more && renderMore(element.more)}`;
    case 'divider':
      return html`<hr>`;
    case 'form':
      return renderForm(element, index, setting);
    default:
      return assertNever(element);
  }
}

/** Our own limit in characters: a longer fact gets a wide column. */
const LONG_FACT = 20;

function isLong({ value }: Fact): boolean {
  return value.length > LONG_FACT;
}

function renderItem(item: Item, anchor: string): Html {
  return html`<li data-anchor="${anchor}">
    <div class="${isLongItem(item) ? 'about long' : 'about'}">
      <p class="line" dir="auto">${item.text}</p>
      ${(item.details ?? []).map((detail) => html`<p class="detail" dir="auto">${detail}</p>`)}
      ${item.link && html`<p class="detail">${renderLink(item.link.text, item.link.url, 'link')}</p>`}
    </div>
    ${item.buttons && item.buttons.length > 0 && html`<p class="buttons">${item.buttons.map(renderButton)}</p>`}
  </li>`;
}

/** Characters beside which buttons would leave the words too little room. */
const LONG_ITEM = 160;

function isLongItem({ text, details = [] }: Item): boolean {
  return [text, ...details].some(({ length }) => length > LONG_ITEM);
}

function renderMore({ count, command }: More): Html {
  return html`<p class="more"><button type="button" class="quiet" data-run="/bvn ${command}">and ${count} more: <span
    class="command">/bvn ${command}</span></button></p>`;
}

function renderButton(button: Button): Html {
  switch (button.type) {
    case 'command':
      return html`<button type="button" class="${button.style ?? 'plain'}" dir="auto" data-command="${button.command}"
        data-args="${JSON.stringify(button.args)}"${button.confirm !== undefined && html` data-confirm="${button.confirm}"`}>${button.label}</button>`;
    case 'link':
      return renderLink(button.label, button.url, 'button');
    default:
      return assertNever(button);
  }
}

/** A link to a web address. Every other address, such as `javascript:`, stays text. */
function renderLink(text: string, url: string, look: 'link' | 'button'): Html {
  if (!isWebAddress(url)) return html`<span dir="auto">${text} (${url})</span>`;
  return html`<a class="${look}" href="${url}" target="_blank" rel="noopener noreferrer" dir="auto">${text}<span
    class="unseen"> (opens in a new tab)</span></a>`;
}

function renderForm(form: Form, index: number, setting: Setting): Html {
  const { first, more } = foldFields(form);
  const draw = (fields: readonly Field[]) =>
    fields.map((field) => renderField(field, `${setting.prefix}-${index}-${field.name}`));
  return html`<form class="fields" novalidate data-command="${form.command}" data-args="${JSON.stringify(form.args)}">
    ${draw(first)}
    ${more.length > 0 && html`<details class="more-fields"><summary>${MORE_FIELDS}</summary>${draw(more)}</details>`}
    <p class="buttons">
      <button type="submit" class="primary" dir="auto">${form.submit}</button>
      ${setting.closable && html`<button type="button" class="plain" data-dismiss>Cancel</button>`}
    </p>
  </form>`;
}

/** A field with its label, hint and fault, which a screen reader reads out together. */
function renderField(field: Field, id: string): Html {
  const { hint, fault } = field;
  const told = [hint !== undefined && `${id}-hint`, fault !== undefined && `${id}-fault`].filter(Boolean).join(' ');
  const attributes = html` id="${id}" name="${field.name}" dir="auto"${told !== '' && html` aria-describedby="${told}"`}${
    fault !== undefined && html` aria-invalid="true"`
  }${field.required && html` aria-required="true"`}`;
  return html`<div class="field ${fault !== undefined && 'faulty'}">
    <label for="${id}" dir="auto">${field.label}${!field.required && html` <span class="optional">(${field.neededFor ? `needed for ${field.neededFor}` : 'optional'})</span>`}</label>
    ${hint !== undefined && html`<p class="hint" id="${id}-hint" dir="auto">${hint}</p>`}
    ${fault !== undefined && html`<p class="fault" id="${id}-fault" dir="auto"><b>Please change this:</b> ${fault}</p>`}
    ${renderControl(field, attributes)}
  </div>`;
}

function renderControl(field: Field, attributes: Html): Html {
  const value = field.value ?? '';
  switch (field.kind) {
    case 'line':
      return html`<input type="text" autocomplete="off"${attributes} value="${value}">`;
    case 'date':
      // Dates are typed as people say them, which a browser's own date field would not take.
      return html`<input type="text" class="date" autocomplete="off"${attributes} value="${isDate(value) ? longDate(value) : value}">`;
    case 'text':
      return html`<textarea rows="3"${attributes}>
${value}</textarea>`;
    case 'choice':
    case 'person':
      return html`<select${attributes}>
        ${value === '' && html`<option value="">Choose</option>`}
        ${offered(field, value).map(
          (it) => html`<option value="${it.value}"${it.value === value && html` selected`}>${it.label}</option>`,
        )}
      </select>`;
    default:
      return assertNever(field.kind);
  }
}

/** The options, and the value itself where the options lack it, so that a faulty value stays visible. */
function offered({ options = [] }: Field, value: string): NonNullable<Field['options']> {
  const known = value === '' || options.some((option) => option.value === value);
  return known ? options : [{ value, label: value }, ...options];
}
