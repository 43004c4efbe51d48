package io.tributary.attribution;

import io.tributary.model.ClickId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a carrier such as {@code client_reference_id} holds: anybody may write there, and the buyer
 * can change it.
 */
sealed interface ClickReference {
  /** One of our click ids, alone or appended to the merchant's own value. */
  record Ours(ClickId click) implements ClickReference {}

  /** The literal that a tag or redirect should have replaced: nobody's id. */
  record Placeholder() implements ClickReference {}

  /** Something else, perhaps the merchant's own customer number. */
  record Foreign() implements ClickReference {}

  /** Reads the value of a carrier. */
  static ClickReference read(String text) {
    if (text.equals(ClickId.PLACEHOLDER)) {
      return new Placeholder();
    }
    Matcher appended = Appended.PATTERN.matcher(text);
    String candidate = appended.matches() ? appended.group(1) : text;
    return ClickId.parse(candidate).<ClickReference>map(Ours::new).orElseGet(Foreign::new);
  }

  /** The form of the site policy "append": theirs, an underscore, ours. */
  final class Appended {
    private static final Pattern PATTERN = Pattern.compile(".+_([0-9A-Za-z]{26})");

    private Appended() {}
  }
}
