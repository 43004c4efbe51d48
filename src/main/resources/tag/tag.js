/**
 * Tributary's tag. It gives each visit a click id, tells the server about it, and puts it into the links that lead to
 * Stripe, where it comes back with the money.
 *
 *   Tributary('clickId')                        the click id of this visit
 *   Tributary('trigger', name, attributes)      reports an event, and gives the click id
 *   Tributary('decorate', url)                  the address with the click id in it, for window.open and location
 *   Tributary('consent', 'granted' | 'denied' | {storage, adUserData, adPersonalization})
 *
 * It never throws into the page, and leaves nothing but the function `Tributary` behind. What only some sites need is
 * an extra: a module that adds to `commands` or listens; the server puts those a site needs between this and start.js.
 */

import {adConsent, both, chooseAdConsent} from './consent.js';
import {cookieDomain, readCookies} from './cookies.js';
import {harmless, hook} from './harmless.js';
import {mintId} from './identifiers.js';
import {decorateAddress} from './links.js';
import {flush, flushAtExit, forgetUnsent, send} from './sender.js';
import {initialConsent, site} from './settings.js';
import {
  continueVisit, enterVisit, forgetVisit, hasMoved, hideSharedId, pageAddress, sharedId, visitorId,
} from './visit.js';
import {decoratePage, decorateTargetOf, watchPage} from './watching.js';

/** Cookies by which the ad platforms know this browser, and the clicks that they remember themselves. */
const BROWSER_ID =
    /(?:^|; )(_ga\w*|_fb[pc]|_ttp|_?ttclid|_gcl_\w+|_epik|_scid|_uet\w+|_rdt_\w+|_twclid|li_fat_id)=([^;]+)/g;

/** `granted`: all is done. `wait`: links only, from memory. `denied`: nothing. Undefined before the tag starts. */
let gate;
let wantedGate = initialConsent;
let clickId;
let heldItems = [];
let announcedIds;

/** Opens or closes the gate as consent says; a page that is only being prerendered waits for its visitor. */
function applyConsent() {
  const next = wantedGate === 'granted' && document['prerendering'] ? 'wait' : wantedGate;
  if (next !== gate) {
    gate = next;
    ({granted: enterPage, wait: waitForConsent, denied: withdraw})[next]();
  }
}

function enterPage() {
  reportPage(enterVisit(clickId, isHistoryStep()), document.referrer);
  heldItems.splice(0).forEach(harmless(report));
  followAddress();
}

const isHistoryStep = harmless(() => performance.getEntriesByType('navigation')[0]['type'] === 'back_forward');

/**
 * A page may become another one without loading.
 *
 * @param {?=} isStep
 * @param {?=} isReplaced
 */
function followAddress(isStep, isReplaced) {
  if (gate === 'granted' && hasMoved(isReplaced)) {
    reportPage(enterVisit(undefined, isStep), '');
  }
}

function reportPage(visit, referrer) {
  hideSharedId();
  followClick(visit.clickId);
  visit.isNew ? announceArrival(referrer) : trigger('PageView');
}

function waitForConsent() {
  followClick(clickId || sharedId() || mintId());
}

function withdraw() {
  heldItems = [];
  forgetUnsent();
  forgetVisit();
  followClick(undefined);
}

function followClick(newClickId) {
  if (clickId !== newClickId) {
    clickId = newClickId;
    decoratePage(clickId);
  }
}

/** A sign of life. When the visit had gone to sleep, or another tab has started a newer one, the page follows. */
function stayAlive() {
  if (gate === 'granted') {
    const visit = continueVisit();
    followClick(visit.clickId);
    visit.isNew && announceArrival('');
  }
}

function announceArrival(referrer) {
  const browserIds = readBrowserIds();
  announcedIds = JSON.stringify(browserIds);
  send({
    type: 'arrival', ...context(), url: pageAddress(), referrer, title: document.title, browserIds,
    cookieDomain: cookieDomain(),
  });
}

function context() {
  return {clickId, visitorId: visitorId(), url: location.href, consent: adConsent(), site};
}

function readBrowserIds() {
  const cookies = adConsent().adUserData === 'denied' ? '' : readCookies() || '';
  return Object.fromEntries([...cookies.matchAll(BROWSER_ID)].map(([, name, value]) => [name, value]));
}

export function trigger(name, attributes = {}) {
  report({type: 'event', id: mintId(), name, attributes});
  return clickId;
}

/** Sends an item of this visit: at once, as soon as it may be sent, or never. */
export function report(item) {
  if (gate === 'granted') {
    stayAlive();
    send({...item, ...context()});
  } else if (gate !== 'denied') {
    heldItems.push(item);
  }
}

/** @param {?} choice */
function consent(choice) {
  const before = JSON.stringify(adConsent());
  const wasOpen = gate === 'granted';
  if (choice === 'granted' || choice === 'denied') {
    choice = {storage: choice, ...both(choice)};
  }
  chooseAdConsent(choice);
  // Whoever lets the ad platforms know of him lets himself be counted.
  wantedGate = choice['storage'] || (choice['adUserData'] === 'granted' ? 'granted' : wantedGate);
  gate && applyConsent();
  if (wasOpen && gate === 'granted' && before !== JSON.stringify(adConsent())) {
    announceArrival('');
  }
}

/** Pixels that started after us have set their cookies by now; the server adds them to the same click. */
function leavePage() {
  if (gate === 'granted' && announcedIds && announcedIds !== JSON.stringify(readBrowserIds())) {
    announceArrival('');
  }
  flushAtExit();
}

function returnToPage(event) {
  event.persisted && gate === 'granted' && trigger('PageView');
}

export function listen(target, events, action) {
  events.split(' ').forEach((event) => target.addEventListener(event, harmless(action), true));
}

function listenToPage() {
  listen(window, 'pointerdown click submit', (event) => {
    stayAlive();
    decorateTargetOf(event);
  });
  listen(window, 'pagehide', leavePage);
  listen(window, 'pageshow', returnToPage);
  listen(window, 'popstate', () => followAddress(true));
  hook(history, 'pushState', () => () => followAddress());
  hook(history, 'replaceState', () => () => followAddress(false, true));
  listen(window, 'online', flush);
  listen(document, 'visibilitychange', () => document.hidden || stayAlive());
  listen(document, 'prerenderingchange', applyConsent);
}

/** By name, what the page may ask of us. */
export const commands = {
  trigger,
  consent,
  clickId: () => clickId,
  decorate: (address) => {
    stayAlive();
    return harmless(decorateAddress)(String(address)) || address;
  },
};

/** Makes us known to the page; only the first tag on it is. */
export function start() {
  const command = harmless((name, ...values) => commands[name](...values));
  const stub = window['Tributary'] || {};
  if (!stub.isLoaded) {
    command.isLoaded = true;
    window['Tributary'] = command;
    // Before the start, so that an early word about consent holds for the arrival too.
    [...(stub.q || [])].forEach((values) => command(...values));
    harmless(applyConsent)();
    harmless(watchPage)();
    harmless(listenToPage)();
  }
}
