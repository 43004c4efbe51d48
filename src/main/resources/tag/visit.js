/** Who is here, and which visit this is: two cookies, or this page's memory where cookies are blocked. */

import {deleteCookie, readCookie, writeCookie} from './cookies.js';
import {harmless} from './harmless.js';
import {mintId, parseId} from './identifiers.js';

const VISITOR = '_trb';
const VISIT = '_trbv';
const VISITOR_SECONDS = 400 * 24 * 60 * 60;
const IDLE_SECONDS = 30 * 60;
const CAMPAIGN_WORD =
    /^(utm_.+|(g|d|fb|tt|tw|ob|q)clid|[gw]braid|msclkid|li_fat_id|epik|sccid|rdt_cid|tblci|dicbo|oppref)$/i;
/** A click id, under AnyTrack's name too; from a site of the same owner, the visitor's id and the time stand behind it. */
const SHARED_ID = /([?&])(?:tb|at)clid=([^&#_]*)[^&#]*&?/i;

let visitorInMemory;
let visitInMemory = '';

/** The page's address when we looked last: while we wait for consent it stays the one where the visitor arrived. */
let address = location.href;

export function pageAddress() {
  return address;
}

/**
 * Whether the page shows another address by now, without having loaded. What stands behind a `#` counts where a router
 * put it; where the address was only replaced, its query is some state of the page's.
 *
 * @param {?=} isReplaced
 */
export function hasMoved(isReplaced) {
  const ignored = isReplaced ? /[?#].*/ : /#(?![!/]).*/;
  const before = address;
  address = location.href;
  return before.replace(ignored, '') !== address.replace(ignored, '');
}

/** The visitor's id, written again so that its 400 days begin anew. */
export function visitorId() {
  visitorInMemory = parseId(readCookie(VISITOR)) || visitorInMemory || mintId();
  writeCookie(VISITOR, visitorInMemory, VISITOR_SECONDS);
  return visitorInMemory;
}

/** Empty as long as nothing may be kept. */
export function knownVisitorId() {
  return visitorInMemory || '';
}

/** Names the visitor in case this site doesn't know him yet. */
export function suggestVisitorId(id) {
  visitorInMemory = id;
}

/** The click id that another of the owner's sites, or a tracked link, hands over in this page's address. */
export function sharedId() {
  return parseId(SHARED_ID.exec(address)?.[2]);
}

/** A handed-over id must not be bookmarked or shared: it leaves the address, and the rest stays letter for letter. */
export const hideSharedId = harmless(() => {
  if (sharedId()) {
    const isHere = address === location.href;
    address = address.replace(SHARED_ID, '$1').replace(/[?&](#|$)/, '$1');
    isHere && history.replaceState(history.state, '', address);
  }
});

/**
 * Enters a page: goes on with the visit, or starts one after 30 idle minutes, with a handed-over id or with a
 * campaign that isn't the visit's.
 *
 * @param {?} spareId what the new visit is called if nothing was handed over; else it gets a fresh id
 * @param {?} isStep stepping back to an older landing page isn't another click on its ad
 * @return {{clickId: string, isNew: boolean}}
 */
export function enterVisit(spareId, isStep) {
  const visit = ongoing();
  const shared = sharedId();
  const campaign = campaignHere();
  const arrives = shared ? shared !== visit.clickId : campaign && campaign !== visit.campaign && !isStep;
  return keep(arrives ? {} : visit, shared || spareId);
}

/** Notes a sign of life on this page; after 30 idle minutes that starts a new visit. */
export function continueVisit() {
  return keep(ongoing(), undefined);
}

export function forgetVisit() {
  deleteCookie(VISITOR);
  deleteCookie(VISIT);
  visitorInMemory = undefined;
  visitInMemory = '';
}

function ongoing() {
  const [id, seconds, campaign] = (readCookie(VISIT) || visitInMemory).split('.');
  const isAlive = parseInt(seconds, 36) + IDLE_SECONDS > now();
  return parseId(id) && isAlive ? {clickId: id, campaign} : {};
}

function keep(visit, spareId) {
  const clickId = visit.clickId || spareId || mintId();
  const campaign = visit.clickId ? visit.campaign : campaignHere();
  visitInMemory = `${clickId}.${now().toString(36)}.${campaign}`;
  writeCookie(VISIT, visitInMemory, IDLE_SECONDS);
  return {clickId, isNew: !visit.clickId};
}

/** A short fingerprint of the campaign words and ad click ids in the address; 0 without any. */
function campaignHere() {
  const words = [...new URL(address).searchParams].filter(([name, value]) => value && CAMPAIGN_WORD.test(name));
  let hash = 0;
  for (const letter of words.sort().join('&')) {
    hash = (hash * 31 + letter.codePointAt(0)) >>> 0;
  }
  return hash && hash.toString(36);
}

export function now() {
  return Math.floor(Date.now() / 1000);
}
