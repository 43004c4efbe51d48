/**
 * An extra for pages that want to hear of our events, to tell pixels of their own for example:
 *
 *   Tributary('bind', name, (event) => …)
 */

import {hook} from '../harmless.js';
import {queue} from '../sender.js';
import {commands} from '../tag.js';

const subscribers = new Map();

let arrived;

commands['bind'] = (name, action) => {
  subscribers.set(name, [...subscribers.get(name) || [], action]);
};

hook(queue, 'push', (texts, text) => {
  const {type, id, name, attributes, clickId, visitorId} = /** @type {?} */ (JSON.parse(text));
  // A visit's first page is reported as its arrival, perhaps again when more is known of it.
  const isArrival = type === 'arrival' && arrived !== clickId;
  arrived = isArrival ? clickId : arrived;
  const event = {
    ...attributes,
    'eventId': id || clickId,
    'clickId': clickId,
    'clientId': visitorId,
    'eventName': isArrival ? 'PageView' : name,
    'eventTime': new Date().toISOString(),
    'eventValue': attributes?.['value'],
  };
  // Later, so that what a subscriber does wrong is told as the page's own error.
  subscribers.get(event['eventName'])?.forEach((action) => queueMicrotask(/** @type {?} */ (() => action({...event}))));
});
