/** Cookies of the registrable domain. Where cookies are blocked, reading finds nothing and writing does nothing. */

/** Every cookie the page can see, by name; of two with one name, the first. */
export function readCookies() {
  const cookies = new Map();
  try {
    for (const pair of document.cookie.split('; ')) {
      const [name, ...value] = pair.split('=');
      cookies.has(name) || cookies.set(name, value.join('='));
    }
  } catch (blocked) {
    // A sandboxed frame refuses even to be asked.
  }
  return cookies;
}

export function writeCookie(name, value, seconds) {
  put(name, value, seconds, domainAttribute());
}

/** The domain that our cookies belong to, so that the server can set them anew; empty where they are one host's. */
export function cookieDomain() {
  return domainAttribute().replace(';domain=', '');
}

/** Deletes it wherever it may have been set; without the trial cookie, because this happens where none is allowed. */
export function deleteCookie(name) {
  ['', ...domainAttributes()].forEach((attribute) => put(name, '', 0, attribute));
}

function put(name, value, seconds, attribute) {
  try {
    document.cookie = `${name}=${value};path=/;max-age=${seconds};samesite=lax${attribute}`
        + (location.protocol === 'https:' ? ';secure' : '');
  } catch (blocked) {
    // As above.
  }
}

let knownDomain;

/**
 * The widest domain that the browser accepts a cookie for, found by trying: only the browser knows which suffixes are
 * public. Empty for an address without a domain (localhost, an IP).
 */
function domainAttribute() {
  if (knownDomain === undefined) {
    knownDomain = domainAttributes().find(accepts) || '';
  }
  return knownDomain;
}

/** The suffixes of the page's host that may be a registrable domain, shortest first. */
function domainAttributes() {
  const labels = location.hostname.split('.');
  return labels.slice(1).map((_, index) => ';domain=' + labels.slice(-2 - index).join('.'));
}

function accepts(attribute) {
  put('_trbp', '1', 9, attribute);
  const accepted = readCookies().has('_trbp');
  put('_trbp', '', 0, attribute);
  return accepted;
}
