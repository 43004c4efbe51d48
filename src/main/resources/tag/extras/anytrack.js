/**
 * An extra for pages made for AnyTrack: its function with the queue of its stub, and its parameter.
 *
 * AnyTrack's tag must be gone from the page: there is one function of that name.
 */

import {readCookie} from '../cookies.js';
import {harmless, hook} from '../harmless.js';
import {addField} from '../links.js';
import {queue} from '../sender.js';
import {PAYMENT_LINK, site} from '../settings.js';
import {commands} from '../tag.js';
import {followed, leadsAway} from './hosts.js';

const NAME = 'atclid';

/** Whoever goes elsewhere takes the click id along; what stands in the address already stays as it is. */
followed.push((address, element) => {
  const url = new URL(address, location.href);
  if (PAYMENT_LINK.test(address) || !leadsAway(url) || url.searchParams.has(NAME)) {
    return address;
  }
  const field = element && element.localName === 'form' && addField(element, NAME);
  if (field) {
    field.value = commands.clickId();
    return address;
  }
  const parameter = (url.search ? '&' : '?') + NAME + '=' + commands.clickId();
  return address.replace(/(#.*)?$/, (fragment) => parameter + fragment);
});

/** By their id at AnyTrack, conversions that name no click still find visitors whom it has known. */
hook(queue, 'push', (texts, text) => () => {
  const known = JSON.parse(text)['type'] === 'arrival' && readCookie('_atcid');
  known && commands['identify']({'customerId': known});
});

const answers = {'aid': () => site, 'config': () => []};
/** @type {?} */
const command = (name, ...values) => harmless(answers[name] || commands[name])(...values);
const stub = window['AnyTrack'] || {};
if (!stub.isLoaded) {
  command.isLoaded = true;
  window['AnyTrack'] = command;
  harmless(() => stub.q.forEach((values) => command(...values)))();
}
