package io.tributary.api;

import io.tributary.model.Exclusion;

/**
 * Why a conversion is told to nobody and counts in no total.
 *
 * @param reason a stable code
 * @param text the same for people
 */
record ExclusionView(String reason, String text) {
  static ExclusionView of(Exclusion exclusion) {
    return new ExclusionView(exclusion.code(), exclusion.sentence());
  }
}
