package io.tributary.dashboard;

import io.tributary.model.ClickId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A link as the owner typed it.
 *
 * @param slug absent: one is made up
 */
record NewLink(Optional<String> slug, String target) {
  private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int LONGEST_TARGET = 2000;

  static NewLink read(String slug, String target) {
    return new NewLink(Optional.of(slug.strip()).filter(text -> !text.isEmpty()), target.strip());
  }

  /** What is wrong, by field. */
  Map<String, String> objections() {
    Map<String, String> objections = new LinkedHashMap<>();
    slug.filter(text -> !SLUG.matcher(text).matches())
        .ifPresent(
            text ->
                objections.put(
                    "slug",
                    "Use letters, digits, - and _ only, at most 64 of them, such as spring-sale."));
    objectionToTarget().ifPresent(objection -> objections.put("target", objection));
    return objections;
  }

  private Optional<String> objectionToTarget() {
    if (target.isEmpty()) {
      return Optional.of("Where should the link lead? Write the whole address.");
    }
    if (target.length() > LONGEST_TARGET) {
      return Optional.of("This address is too long; at most 2000 characters.");
    }
    if (!target.chars().allMatch(character -> character > ' ' && character < 0x7F)) {
      return Optional.of("Write spaces and letters beyond a to z percent-encoded, such as %20.");
    }
    return isWebAddress()
        ? Optional.empty()
        : Optional.of("That is no web address; write one like https://example.com/offer.");
  }

  private boolean isWebAddress() {
    try {
      URI uri = new URI(target.replace(ClickId.PLACEHOLDER, "id"));
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      return uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"));
    } catch (URISyntaxException garbage) {
      return false;
    }
  }
}
