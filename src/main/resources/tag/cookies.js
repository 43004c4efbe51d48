/** Cookies of the registrable domain. Where cookies are blocked, reading finds nothing and writing does nothing. */

import {harmless} from './harmless.js';

/** All that the page may see; undefined in a sandboxed frame, which refuses even to be asked. */
export const readCookies = harmless(() => document.cookie);

/** A cookie's value; of two with one name, the first's. */
export function readCookie(name) {
  return readCookies()?.match(`(?:^|; )${name}=([^;]*)`)?.[1];
}

export function writeCookie(name, value, seconds) {
  put(name, value, seconds, cookieDomain());
}

/** Deletes it wherever it may have been set; without the trial cookie, because this happens where none is allowed. */
export function deleteCookie(name) {
  ['', ...domains()].forEach((domain) => put(name, '', 0, domain));
}

const put = harmless((name, value, seconds, domain) => {
  document.cookie = `${name}=${value};path=/;max-age=${seconds};samesite=lax`
      + (domain && ';domain=' + domain) + (location.protocol === 'https:' ? ';secure' : '');
});

let knownDomain;

/**
 * The widest domain that the browser accepts a cookie for, found by trying: only the browser knows which suffixes are
 * public. Empty for an address without a domain (localhost, an IP). The server may set our cookies there anew.
 */
export function cookieDomain() {
  if (knownDomain === undefined) {
    knownDomain = domains().find(accepts) || '';
  }
  return knownDomain;
}

/** The suffixes of the page's host that may be a registrable domain, shortest first. */
function domains() {
  const labels = location.hostname.split('.');
  return labels.slice(1).map((_, index) => labels.slice(-2 - index).join('.'));
}

function accepts(domain) {
  put('_trbp', '1', 9, domain);
  const accepted = readCookie('_trbp');
  put('_trbp', '', 0, domain);
  return accepted;
}
