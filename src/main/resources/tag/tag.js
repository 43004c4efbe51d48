/**
 * Tributary's tag. It gives each visit a click id, tells the server about it, and puts it into the links that lead to
 * Stripe, where it comes back with the money.
 *
 *   Tributary('clickId')                        the click id of this visit
 *   Tributary('trigger', name, attributes)      reports an event, and gives the click id
 *   Tributary('consent', 'granted' | 'denied' | {adUserData, adPersonalization})
 *
 * It never throws into the page, and leaves nothing but the function `Tributary` behind.
 */

import {adConsent, chooseAdConsent} from './consent.js';
import {cookieDomain, readCookies} from './cookies.js';
import {harmless} from './harmless.js';
import {mintId} from './identifiers.js';
import {decoratePage, decorateTargetOf, watchPage} from './links.js';
import {flush, flushAtExit, forgetUnsent, send} from './sender.js';
import {initialConsent, site} from './settings.js';
import {continueVisit, enterVisit, forgetVisit, hideSharedId, sharedId, visitorId} from './visit.js';

/** Cookies by which the ad platforms know this browser. */
const BROWSER_IDS = '_fbp _fbc _ga _ttp ttclid _gcl_aw _gcl_gb _epik _scid _uetmsclkid _uetvid _rdt_uuid'.split(' ');

/** `granted`: all is done. `wait`: links only, from memory. `denied`: nothing. Undefined before the tag starts. */
let gate;
let wantedGate = initialConsent;
let clickId;
let heldEvents = [];
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
  const visit = enterVisit(clickId);
  hideSharedId();
  followClick(visit.clickId);
  visit.isNew ? announceArrival(document.referrer) : trigger('PageView');
  heldEvents.splice(0).forEach((report) => report());
}

function waitForConsent() {
  followClick(sharedId() || mintId());
}

function withdraw() {
  heldEvents = [];
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
  const cookies = {browserIds, cookieDomain: cookieDomain()};
  send({type: 'arrival', ...context(), referrer, title: document.title, ...cookies});
}

function context() {
  return {clickId, visitorId: visitorId(), url: location.href, consent: adConsent(), site};
}

function readBrowserIds() {
  const cookies = readCookies();
  const names = adConsent().adUserData === 'denied' ? [] : BROWSER_IDS.filter((name) => cookies.get(name));
  return Object.fromEntries(names.map((name) => [name, cookies.get(name)]));
}

function trigger(name, attributes = {}) {
  if (gate === 'granted') {
    stayAlive();
    send({type: 'event', id: mintId(), name, attributes, ...context()});
  } else if (gate !== 'denied') {
    heldEvents.push(() => trigger(name, attributes));
  }
  return clickId;
}

/** @param {?} choice */
function consent(choice) {
  if (choice !== 'granted' && choice !== 'denied' && typeof choice !== 'object') {
    return;
  }
  const before = JSON.stringify(adConsent());
  const wasOpen = gate === 'granted';
  chooseAdConsent(choice);
  // Whoever lets the ad platforms know of him lets himself be counted.
  wantedGate = choice['adUserData'] === 'granted' ? 'granted' : typeof choice === 'string' ? choice : wantedGate;
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

function returnToPage() {
  stayAlive();
  gate === 'granted' && trigger('PageView');
}

function listen(target, events, action) {
  events.split(' ').forEach((event) => target.addEventListener(event, harmless(action), true));
}

function listenToPage() {
  listen(window, 'pointerdown click submit', (event) => {
    stayAlive();
    decorateTargetOf(event);
  });
  listen(window, 'pagehide', leavePage);
  listen(window, 'pageshow', (event) => event.persisted && returnToPage());
  listen(window, 'online', flush);
  listen(document, 'visibilitychange', () => document.hidden || stayAlive());
  listen(document, 'prerenderingchange', applyConsent);
}

const command = harmless((name, ...values) =>
    ({trigger, consent, clickId: () => clickId})[name](...values));

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
