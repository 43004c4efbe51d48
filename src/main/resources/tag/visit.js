/** Who is here, and which visit this is: two cookies, or this page's memory where cookies are blocked. */

import {deleteCookie, readCookies, writeCookie} from './cookies.js';
import {mintId, parseId} from './identifiers.js';

const VISITOR = '_trb';
const VISIT = '_trbv';
const VISITOR_SECONDS = 400 * 24 * 60 * 60;
const IDLE_SECONDS = 30 * 60;
const CAMPAIGN_WORD = new RegExp('^(utm_.+|gclid|gbraid|wbraid|dclid|fbclid|ttclid|msclkid|li_fat_id|epik|sccid|rdt_cid'
    + '|twclid|tblci|obclid|dicbo|qclid|oppref)$', 'i');
const SHARED_ID = /([?&])tbclid=([^&#]*)&?/i;

let visitorInMemory;
let visitInMemory = '';

/** The visitor's id, written again so that its 400 days begin anew. */
export function visitorId() {
  visitorInMemory = parseId(readCookies().get(VISITOR)) || visitorInMemory || mintId();
  writeCookie(VISITOR, visitorInMemory, VISITOR_SECONDS);
  return visitorInMemory;
}

/** The click id that another of the owner's sites, or a tracked link, hands over in this page's address. */
export function sharedId() {
  return parseId((SHARED_ID.exec(location.search) || [])[2]);
}

/** A handed-over id must not be bookmarked or shared: it leaves the address, and the rest stays letter for letter. */
export function hideSharedId() {
  if (sharedId()) {
    const address = location.href.replace(SHARED_ID, '$1').replace(/[?&](#|$)/, '$1');
    history.replaceState(history.state, '', address);
  }
}

/**
 * Enters this page: goes on with the visit, or starts one after 30 idle minutes, with a handed-over id or with a
 * campaign that isn't the visit's.
 *
 * @return {{clickId: string, isNew: boolean}} a new visit has the handed-over id, else `spareId`, else a fresh one
 */
export function enterVisit(spareId) {
  const visit = ongoing();
  const shared = sharedId();
  const campaign = campaignHere();
  const arrives = shared ? shared !== visit.clickId : campaign && campaign !== visit.campaign && !isHistoryStep();
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
  const [id, seconds, campaign] = (readCookies().get(VISIT) || visitInMemory).split('.');
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

/** A short fingerprint of the campaign words and ad click ids in the address; empty without any. */
function campaignHere() {
  const words = [...new URLSearchParams(location.search)].filter(([name, value]) => value && CAMPAIGN_WORD.test(name));
  let hash = 0;
  for (const letter of words.sort().join('&')) {
    hash = (hash * 31 + letter.codePointAt(0)) >>> 0;
  }
  return words.length ? hash.toString(36) : '';
}

/** Stepping back to an older landing page isn't another click on its ad. */
function isHistoryStep() {
  const [entry] = performance.getEntriesByType('navigation');
  return !!entry && entry['type'] === 'back_forward';
}

function now() {
  return Math.floor(Date.now() / 1000);
}
