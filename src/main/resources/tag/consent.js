/** What the visitor allows the ad platforms to be told. Whether visits are counted at all is the tag's own gate. */

let told = {adUserData: 'unspecified', adPersonalization: 'unspecified'};

export function adConsent() {
  // Global Privacy Control is the visitor's own word, and no banner's answer overrides it.
  return navigator['globalPrivacyControl'] ? both('denied') : told;
}

/** @param {?} choice may leave one of them as it was */
export function chooseAdConsent(choice) {
  told = {
    adUserData: choice.adUserData || told.adUserData,
    adPersonalization: choice.adPersonalization || told.adPersonalization,
  };
}

export function both(word) {
  return {adUserData: word, adPersonalization: word};
}
