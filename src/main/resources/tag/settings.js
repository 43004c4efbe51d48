/** What the page and the server say about this tag: read once, before anything else runs. */

// Only available while the script runs for the first time; a script started as a module has none.
/** @type {?} */
const script = document.currentScript || document.querySelector('script[data-path],script[src*="/tag.js"]');
/** @type {?} */
const attributes = script?.dataset || {};

// The server puts a JSON object in place of the quoted word. Left alone, the word has no such properties, and all is as
// it is by default: so the file also works unserved.
/** @type {?} */
const served = Object('__TRIBUTARY_SETTINGS__');

export const site = attributes.site || served.site;

/** The stricter of the page's and the server's word: neither can loosen what the other asks for. */
export const initialConsent =
    ['denied', 'wait'].find((word) => word === attributes.consent || word === served.consent) || 'granted';

/** Where items go: the script's own server, where the page may name another path. */
export function collectAddress() {
  return new URL(attributes['path'] || '/collect', script?.src || location.href).href;
}

/** What becomes of a merchant's own `client_reference_id`: `keep`, `replace` or `append`. */
export const referencePolicy = served['reference'];

/** Hosts of the pages with our tag. */
export const domains = served['domains'];

/**
 * What the address of a payment link looks like: on Stripe's hosts and the site's own, at any port unless the list
 * names one. A session (`/c/pay/cs_…`) exists already and takes no reference any more. A pattern, because most links
 * on a page are others, and must not cost the time of parsing them.
 */
export const PAYMENT_LINK = new RegExp('^\\s*(https?:)?//('
    + `buy.stripe.com ${served['stripeHosts']} ${attributes['stripeHosts']} donate.stripe.com book.stripe.com`
        .replace(/[^\w\s,]/g, '\\$&').replace(/[\s,]+/g, '|')
    + ')(:\\d*)?(?!/c/pay/)([/?#]|$)', 'i');
