/** What the visitor allows the ad platforms to be told. Whether visits are counted at all is the tag's own gate. */

const UNSPECIFIED = 'unspecified';

let told = {adUserData: UNSPECIFIED, adPersonalization: UNSPECIFIED};

export function adConsent() {
  // Global Privacy Control is the visitor's own word, and no banner's answer overrides it.
  return navigator['globalPrivacyControl'] ? bothAre('denied') : told;
}

/** @param {?} choice `granted` or `denied` for both, or an object that may leave one of them as it was. */
export function chooseAdConsent(choice) {
  told = Object.assign({}, told, typeof choice === 'string' ? bothAre(choice) : known(choice));
}

function bothAre(word) {
  return {adUserData: word, adPersonalization: word};
}

function known(choice) {
  return Object.fromEntries(Object.entries(choice).filter(([name]) => name in told));
}
