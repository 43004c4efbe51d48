/**
 * An extra for sites on several domains: whoever goes from one to another takes the visit along. Only when he goes, so
 * that neither search engines nor copied addresses have it.
 */

import {parseId} from '../identifiers.js';
import {addField} from '../links.js';
import {PAYMENT_LINK} from '../settings.js';
import {commands} from '../tag.js';
import {knownVisitorId, now, pageAddress, suggestVisitorId} from '../visit.js';
import {followed, isHere, isOurs} from './hosts.js';

const NAME = 'tbclid';
/** Whoever arrives later may have been given a copied address, and is somebody else. */
const FRESH_SECONDS = 120;

followed.push((address, element) => {
  const url = new URL(address, location.href);
  if (PAYMENT_LINK.test(address) || !isOurs(url) || isHere(url)) {
    return address;
  }
  const words = [commands.clickId(), knownVisitorId(), now().toString(36)].join('_');
  const field = element && element.localName === 'form' && addField(element, NAME);
  if (field) {
    field.value = words;
    return address;
  }
  url.searchParams.set(NAME, words);
  return url.href;
});

const [, visitor, seconds] = (/[?&]tbclid=([^&#]*)/i.exec(pageAddress()) || ['', ''])[1].split('_');
if (Math.abs(now() - parseInt(seconds, 36)) < FRESH_SECONDS) {
  suggestVisitorId(parseId(visitor));
}
