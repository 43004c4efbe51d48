package io.tributary.click;

import io.tributary.model.Consent;
import io.tributary.model.Identity;
import java.util.Map;
import java.util.Optional;

/**
 * One item as it was sent, clipped and cleaned, not yet judged.
 *
 * @param ids what it calls itself, its click, its visitor
 * @param names who the visitor says he is
 * @param attributes a JSON object
 * @param extra fields we don't know, as a JSON object
 */
record Report(
    Optional<String> type,
    Optional<String> site,
    Ids ids,
    Page page,
    Optional<String> name,
    Choice choice,
    Map<String, String> browserIds,
    Map<Identity.Kind, String> names,
    String attributes,
    Optional<String> extra) {

  /** The ids of an item, as text. */
  record Ids(Optional<String> item, Optional<String> click, Optional<String> visitor) {}

  /** Where it happened. */
  record Page(Optional<String> url, Optional<String> referrer) {}

  /** What the visitor agreed to. */
  record Choice(Consent consent, boolean isRefused) {}
}
