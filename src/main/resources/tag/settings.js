/** What the page and the server say about this tag: read once, before anything else runs. */

// Only available while the script runs for the first time; a script started as a module has none.
/** @type {?} */
const script = document.currentScript || document.querySelector('script[src*="/tag.js"]');
/** @type {?} */
const attributes = Object.assign({}, script && script.dataset);

// The server puts a JSON object in place of the quoted word. Left alone, the word's characters are copied, and nobody
// looks at them: so the file also works unserved.
/** @type {?} */
const settings = '__TRIBUTARY_SETTINGS__';
/** @type {?} */
const served = Object.assign({stripeHosts: [], reference: 'keep', consent: 'granted'}, settings);

const STRICTNESS = ['granted', 'wait', 'denied'];

/** The stricter of the page's and the server's word: neither can loosen what the other asks for. */
function strictest(one, other) {
  return STRICTNESS[Math.max(STRICTNESS.indexOf(one), STRICTNESS.indexOf(other))] || 'granted';
}

export const site = attributes.site || served.site;

export const initialConsent = strictest(attributes.consent, served.consent);

/** Where items go: the script's own server, unless the page names another address. */
export function collectAddress() {
  return new URL(attributes['collect'] || '/collect', script && script.src || location.href).href;
}

/** What becomes of a merchant's own `client_reference_id`: `keep`, `replace` or `append`. */
export const referencePolicy = served.reference;

export const stripeHosts = new Set([
  'buy.stripe.com', 'donate.stripe.com', 'book.stripe.com',
  ...served.stripeHosts,
  ...((attributes.stripeHosts || '').toLowerCase().match(/[^\s,]+/g) || []),
]);
