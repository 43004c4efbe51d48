/** What other extras ask: whose an address is, and when somebody goes there. */

import {cookieDomain} from '../cookies.js';
import {whenFollowed} from '../links.js';
import {domains} from '../settings.js';
import {knownVisitorId} from '../visit.js';

/** What happens to an address that is followed, one after the other; each gets the address and its element. */
export const followed = [];

whenFollowed((address, element) => followed.reduce((before, action) => action(before, element), address));

/** Whether it stands in the site's list of domains. */
export function isOurs(url) {
  return isOnTheWeb(url)
      && (domains || []).some((domain) => domain === url.host || isWithin(url.hostname, domain.replace(/:.*/, '')));
}

/** Whether pages there read the same cookies as this one. Where none may be kept, even the trial for that is not made. */
export function isHere(url) {
  return isWithin(url.hostname, knownVisitorId() && cookieDomain() || location.hostname);
}

/** Whether it is somebody else's. */
export function leadsAway(url) {
  return isOnTheWeb(url) && !isOurs(url) && !isHere(url);
}

function isOnTheWeb(url) {
  return url.protocol.startsWith('http');
}

function isWithin(host, domain) {
  return host === domain || host.endsWith('.' + domain);
}
