/** Brings items to the server, and keeps what couldn't be delivered for as long as the page lives. */

import {collectAddress} from './settings.js';

const BATCH = 20;
const FIRST_DELAY_MS = 5000;
const LAST_DELAY_MS = 300000;
// Browsers refuse to keep a larger request alive after the page has gone.
const KEEPALIVE_LIMIT = 60000;

/** JSON texts, oldest first; who wants to hear of each hooks `push`. */
export const queue = [];
/** How many at the head of the queue are on their way. */
let travelling = 0;
let delay = FIRST_DELAY_MS;

export function send(item) {
  queue.push(JSON.stringify(item));
  // A moment later, so that what happens together travels together.
  queueMicrotask(/** @type {?} */ (flush));
}

export async function flush() {
  if (travelling || !queue.length) {
    return;
  }
  const batch = queue.slice(0, BATCH);
  travelling = batch.length;
  const settled = await post(bodyOf(batch));
  queue.splice(0, settled ? travelling : 0);
  travelling = 0;
  delay = settled ? FIRST_DELAY_MS : Math.min(delay * 2, LAST_DELAY_MS);
  settled ? flush() : setTimeout(flush, delay / 2);
}

/** The page may never come back: hands what isn't on its way to the browser, which delivers it alone. */
export function flushAtExit() {
  const rest = queue.slice(travelling);
  if (rest.length && handToBrowser(bodyOf(rest))) {
    queue.length = travelling;
  }
}

function handToBrowser(body) {
  return navigator.sendBeacon?.(collectAddress(), body) ?? post(body);
}

export function forgetUnsent() {
  travelling = 0;
  queue.length = 0;
}

function bodyOf(batch) {
  return batch.length > 1 ? `[${batch}]` : batch[0];
}

/** Whether the server has answered for good; an item it calls wrong isn't sent again. */
async function post(body) {
  try {
    // A plain text body needs no preflight.
    const keepalive = body.length < KEEPALIVE_LIMIT;
    const answer = await fetch(collectAddress(), {method: 'POST', body, keepalive, credentials: 'include'});
    return answer.status < 500 && answer.status !== 429;
  } catch (unreachable) {
    return false;
  }
}
