/** Puts the click id into links, forms and Stripe's elements: as often as needed, always starting from the original. */

import {harmless} from './harmless.js';
import {referencePolicy, stripeHosts} from './settings.js';

const PLACEHOLDER = '--CLICK-ID--';
const REFERENCE = 'client_reference_id';
const ELEMENT_REFERENCE = 'client-reference-id';
/** What Stripe accepts; anything else it drops without a word. */
const LEGAL_REFERENCE = /^[\w-]{1,200}$/;
/** Sorts out the many links that aren't Stripe's, without the price of parsing them. */
const HOST = /^\s*(?:https?:)?\/\/([^/?#]+)/i;

const ATTRIBUTES = {
  'a': 'href',
  'area': 'href',
  'form': 'action',
  'iframe': 'src',
  'input': 'value',
  'stripe-buy-button': ELEMENT_REFERENCE,
  'stripe-pricing-table': ELEMENT_REFERENCE,
};
const SELECTOR =
    'a[href],area[href],form[action],iframe[src],input[type=hidden],stripe-buy-button,stripe-pricing-table';

/** What each decorated element said before, and what we made of it: the click id may change while the page lives. */
const decorated = new WeakMap();

let clickId;

/** Decorates the whole page with a click id; without one, gives every link its original back. */
export function decoratePage(newClickId) {
  clickId = newClickId;
  decorateWithin(document);
}

/** Decorates what is added from now on. */
export function watchPage() {
  new MutationObserver((changes) => {
    for (const change of clickId ? changes : []) {
      change.addedNodes.forEach((node) => node.nodeType === Node.ELEMENT_NODE && decorateWithin(node));
    }
  }).observe(document, {childList: true, subtree: true});
}

/** The page may have changed a link without adding one: looks again at what is being clicked or submitted. */
export function decorateTargetOf(event) {
  event.composedPath().forEach(decorateIfTarget);
}

function decorateWithin(root) {
  decorateIfTarget(root);
  root.querySelectorAll(SELECTOR).forEach(decorate);
}

const decorateIfTarget = harmless((node) => {
  node.nodeType === Node.ELEMENT_NODE && node.matches(SELECTOR) && decorate(node);
});

const decorate = harmless((element) => {
  const attribute = ATTRIBUTES[element.localName];
  const present = element.getAttribute(attribute);
  const before = decorated.get(element);
  const original = before && before.made === present ? before.original : present;
  const made = clickId ? decoration(element, original) : original;
  // A frame that loads again would lose what the visitor has typed in it.
  if (made !== present && !(before && element.localName === 'iframe')) {
    decorated.set(element, {original, made});
    made === null ? element.removeAttribute(attribute) : element.setAttribute(attribute, made);
  }
});

function decoration(element, original) {
  const text = original && original.includes(PLACEHOLDER) ? original.split(PLACEHOLDER).join(clickId) : original;
  if (ATTRIBUTES[element.localName] === ELEMENT_REFERENCE) {
    return referenceBeside(text);
  }
  const url = element.localName === 'input' ? undefined : paymentLink(text);
  if (!url) {
    return text;
  }
  element.localName === 'form' && addReferenceField(element);
  return withReference(url, text);
}

/** The address of a payment link. A session (`/c/pay/cs_…`) exists already and takes no reference any more. */
function paymentLink(address) {
  const host = HOST.exec(address);
  if (host && isStripeHost(host[1].toLowerCase())) {
    try {
      const url = new URL(address, location.href);
      return url.pathname.startsWith('/c/pay/') ? undefined : url;
    } catch (malformed) {
      // Not ours to repair.
    }
  }
  return undefined;
}

/** A listed host is meant on any port, unless the list names one. */
function isStripeHost(authority) {
  return stripeHosts.has(authority) || stripeHosts.has(authority.replace(/:\d*$/, ''));
}

function withReference(url, address) {
  const theirs = url.searchParams.get(REFERENCE);
  const reference = referenceBeside(theirs);
  url.searchParams.set(REFERENCE, reference);
  return reference === theirs ? address : url.href;
}

/** Our click id, or what the site's policy makes of it and the merchant's own value. */
function referenceBeside(theirs) {
  if (!theirs || referencePolicy === 'replace') {
    return clickId;
  }
  const both = `${theirs}_${clickId}`;
  return referencePolicy === 'append' && !theirs.endsWith(clickId) && LEGAL_REFERENCE.test(both) ? both : theirs;
}

/** A form sent with GET loses its action's query, so there the reference travels as a field. */
function addReferenceField(form) {
  const isGet = (form.getAttribute('method') || 'get').toLowerCase() === 'get';
  if (isGet && !form.querySelector(`[name=${REFERENCE}]`)) {
    const field = document.createElement('input');
    Object.assign(field, {type: 'hidden', name: REFERENCE, value: PLACEHOLDER});
    form.append(field);
    decorate(field);
  }
}
