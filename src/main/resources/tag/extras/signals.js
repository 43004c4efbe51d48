/**
 * An extra that hears what the visitor has answered elsewhere: Google's Consent Mode, as pages and banners write it into
 * `dataLayer`, and the IAB's TCF v2.
 */

import {harmless, hook} from '../harmless.js';
import {initialConsent} from '../settings.js';
import {commands, listen} from '../tag.js';

/** Consent Mode's words as they stand, by type. */
const words = {};
/** Until the visitor has answered: a banner that is about to ask makes a site wait that otherwise wouldn't. */
const undecided = initialConsent === 'granted' ? 'wait' : initialConsent;

let isAnswered;
let isBannerFound;

const heed = harmless(([command, kind, told]) => {
  const isAnswer = kind === 'update';
  if (command !== 'consent' || isAnswered && !isAnswer) {
    return;
  }
  isAnswered = isAnswer;
  for (const [type, word] of Object.entries(told)) {
    // We don't know where the visitor is: a region's default may deny, and can't grant.
    if (isAnswer || word === 'denied' || words[type] !== 'denied' && !told['region']) {
      words[type] = word;
    }
  }
  const {'ad_storage': ads, 'analytics_storage': visits, 'ad_user_data': userData, 'ad_personalization': personal} = words;
  const assumed = ads === 'denied' ? ads : undefined;
  commands.consent({
    'storage': storage([ads, visits], isAnswer),
    'adUserData': userData || assumed,
    'adPersonalization': personal || assumed,
  });
});

/** Our cookies tell visits and the clicks on ads: they are kept when either is allowed. A default allows nothing new. */
function storage(told, isAnswer) {
  const word = ['granted', 'denied'].find((each) => told.includes(each));
  return isAnswer ? word : word === 'denied' || isBannerFound ? undecided : initialConsent;
}

harmless(() => {
  const layer = window['dataLayer'] = window['dataLayer'] || [];
  layer.forEach((entry) => heed(entry));
  hook(layer, 'push', (entries, ...added) => added.forEach((entry) => heed(entry)));
})();

/** A banner's interface stands in the page before its script, but perhaps behind ours. */
function findBanner() {
  if (window['__tcfapi'] && !isBannerFound) {
    isBannerFound = true;
    isAnswered || commands.consent({'storage': undecided});
    window['__tcfapi']('addEventListener', 2, harmless(hearBanner));
  }
}

function hearBanner(data, isGood) {
  const agreed = data['purpose']?.['consents'] || {};
  const word = (...purposes) => purposes.every((purpose) => agreed[purpose]) ? 'granted' : 'denied';
  if (isGood && data['gdprApplies'] === false) {
    isAnswered || commands.consent({'storage': initialConsent === 'denied' ? 'denied' : 'granted'});
  } else if (isGood && data['eventStatus'] !== 'cmpuishown') {
    isAnswered = true;
    // Google reads the purposes the same way.
    commands.consent({'storage': word(1), 'adUserData': word(1, 7), 'adPersonalization': word(3, 4)});
  }
}

harmless(findBanner)();
listen(document, 'DOMContentLoaded', findBanner);
listen(window, 'load', findBanner);
