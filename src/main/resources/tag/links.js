/** Puts the click id into links, forms and Stripe's elements: as often as needed, always starting from the original. */

import {harmless} from './harmless.js';
import {PAYMENT_LINK, referencePolicy} from './settings.js';

const PLACEHOLDER = /--CLICK-ID--/g;
const REFERENCE = 'client_reference_id';
const ELEMENT_REFERENCE = 'client-reference-id';
/** What Stripe accepts; anything else it drops without a word. */
const LEGAL_REFERENCE = /^[\w-]{1,200}$/;

/** By an element's name, the attribute that leads away. */
export const ATTRIBUTES = {
  'a': 'href',
  'area': 'href',
  'form': 'action',
  'iframe': 'src',
  'input': 'value',
  'stripe-buy-button': ELEMENT_REFERENCE,
  'stripe-pricing-table': ELEMENT_REFERENCE,
};

/** What we made of an element's attribute, of what and with which id: the id may change while the page lives. */
const decorated = new WeakMap();

let clickId;

/** The element whose own code is about to read its attributes. */
let rendering;

/** What else happens to an address when somebody goes there; an extra may know. */
let handOver = (address, element) => address;

export function useClickId(newClickId) {
  clickId = newClickId;
}

export function whenFollowed(action) {
  handOver = action;
}

/** For an address that no element holds; without a click id it stays as it is. */
export function decorateAddress(address) {
  return clickId ? handOver(withReference(filled(address)), undefined) : address;
}

/** Decorates one element, if it is of a kind that leads away. */
export const decorate = harmless((element, isFollowed) => {
  const attribute = ATTRIBUTES[element.localName];
  if (attribute === 'value') {
    element.type === 'hidden' && decorateField(element);
  } else if (attribute) {
    rewrite(element, attribute, isFollowed);
  }
});

/** Before the element's own code runs, which may look only once. */
export function decorateBeforeRendering(element) {
  rendering = element;
  decorate(element);
  rendering = undefined;
}

/** A hidden field. A page that can't write the placeholder into `value` writes it into `data-…-value`. */
function decorateField(field) {
  rewrite(field, 'value');
  for (const {name} of [...field.attributes]) {
    if (name.startsWith('data-') && rewrite(field, name) && name.endsWith('value')) {
      field.value = field.getAttribute(name);
    }
  }
}

/**
 * Gives back whether there was something to do.
 *
 * @param {?=} isFollowed
 */
function rewrite(element, attribute, isFollowed) {
  const memory = decorated.get(element) || {};
  const present = element.getAttribute(attribute);
  const before = memory[attribute] || {};
  const isOurs = before.made === present;
  // A frame that loads again would lose what the visitor has typed in it.
  if (isOurs && (before.clickId === clickId && !isFollowed || attribute === 'src')) {
    return false;
  }
  const original = isOurs ? before.original : present;
  const made = clickId ? decoration(element, attribute, original, isFollowed) : original;
  if (made === present) {
    return false;
  }
  memory[attribute] = {original, made, clickId};
  decorated.set(element, memory);
  made === null ? element.removeAttribute(attribute) : element.setAttribute(attribute, made);
  attribute === ELEMENT_REFERENCE && renderAgain(element);
  return true;
}

/**
 * Stripe's script ran before us, or the id is another now. Most elements that come into the page anew look at their
 * attributes anew.
 */
function renderAgain(element) {
  const type = element !== rendering && customElements.get(element.localName);
  if (type && !(type['observedAttributes'] || []).includes(ELEMENT_REFERENCE)) {
    element.parentNode.insertBefore(element, element.nextSibling);
  }
}

function decoration(element, attribute, original, isFollowed) {
  const text = filled(original);
  if (attribute === ELEMENT_REFERENCE || attribute === 'value' && isReferenceField(element)) {
    return referenceBeside(text);
  }
  if (element.localName === 'input') {
    return text;
  }
  element.localName === 'form' && PAYMENT_LINK.test(text) && addField(element, REFERENCE);
  const address = withReference(text);
  return isFollowed ? handOver(address, element) : address;
}

function filled(text) {
  return text && text.replace(PLACEHOLDER, clickId);
}

function withReference(address) {
  if (!PAYMENT_LINK.test(address)) {
    return address;
  }
  const url = new URL(address, location.href);
  const theirs = url.searchParams.get(REFERENCE);
  const reference = referenceBeside(theirs);
  url.searchParams.set(REFERENCE, reference);
  return reference === theirs ? address : url.href;
}

/** Our click id, or what the site's policy makes of it and the merchant's own value. */
function referenceBeside(theirs) {
  // Stripe drops an illegal one without a word. One that holds our id was made by us, or by a merchant's placeholder.
  if (!LEGAL_REFERENCE.test(theirs || '') || referencePolicy === 'replace' && !theirs.includes(clickId)) {
    return clickId;
  }
  const both = `${theirs}_${clickId}`;
  return referencePolicy === 'append' && !theirs.includes(clickId) && LEGAL_REFERENCE.test(both) ? both : theirs;
}

function isReferenceField(field) {
  return field.name === REFERENCE && PAYMENT_LINK.test(field.form?.getAttribute('action'));
}

/** A form sent with GET loses its action's query, so there what the address carries travels as a field. */
export function addField(form, name) {
  if (!/post/i.test(form.getAttribute('method'))) {
    let field = form.querySelector(`[name=${name}]`);
    if (!field) {
      field = document.createElement('input');
      Object.assign(field, {type: 'hidden', name});
      form.append(field);
    }
    decorate(field);
    return field;
  }
  return undefined;
}
