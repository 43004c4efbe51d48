package io.tributary.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a tracked link may be called and where it may lead; an objection reads on from "It must ".
 */
public final class LinkRule {
  private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int LONGEST_TARGET = 2048;

  private LinkRule() {}

  /** What is wrong with a slug. */
  public static Optional<String> objectionToSlug(String slug) {
    return SLUG.matcher(slug).matches()
        ? Optional.empty()
        : Optional.of("be 1 to 64 letters, digits, hyphens or underscores, such as spring-sale.");
  }

  /** What is wrong with a target. */
  public static Optional<String> objectionToTarget(String target) {
    if (target.length() > LONGEST_TARGET) {
      return Optional.of("have at most 2,048 characters.");
    }
    if (!target.chars().allMatch(character -> character > ' ' && character < 0x7F)) {
      return Optional.of(
          "have no spaces, control or non-ASCII characters; percent-encode them, such as %20.");
    }
    return isWebAddress(target)
        ? Optional.empty()
        : Optional.of("be a whole address that begins with https:// or http://.");
  }

  private static boolean isWebAddress(String target) {
    try {
      URI address = new URI(target);
      String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
      return (scheme.equals("https") || scheme.equals("http")) && address.getHost() != null;
    } catch (URISyntaxException unreadable) {
      return false;
    }
  }
}
