package io.tributary.attribution;

import io.tributary.model.ClickId;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * What a carrier such as {@code client_reference_id} holds: anybody may write there, and the buyer
 * can change it.
 */
sealed interface ClickReference {
  /** The tag and the redirect put an underscore before ours; merchants write what they like. */
  Pattern SEPARATORS = Pattern.compile("[^0-9A-Za-z]+");

  /** One of our click ids, alone or beside the merchant's own value. */
  record Ours(ClickId click) implements ClickReference {}

  /** The literal that a tag or redirect should have replaced: nobody's id. */
  record Placeholder() implements ClickReference {}

  /** Something else, perhaps the merchant's own customer number. */
  record Foreign() implements ClickReference {}

  /** Reads the value of a carrier; of several ids in it the last, for ours is appended. */
  static ClickReference read(String text) {
    if (text.contains(ClickId.PLACEHOLDER)) {
      return new Placeholder();
    }
    return Arrays.stream(SEPARATORS.split(text))
        .flatMap(part -> ClickId.parse(part).stream())
        .reduce((earlier, later) -> later)
        .<ClickReference>map(Ours::new)
        .orElseGet(Foreign::new);
  }
}
