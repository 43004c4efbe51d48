package io.tributary.click;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells visitors that say they are programs; a person who pays is rescued by the payment.
 *
 * <p>Plain searches for words: a pattern of thirty alternatives took a third of a redirect.
 */
final class Bots {
  private static final List<String> WORDS =
      List.of(
          "crawl",
          "spider",
          "slurp",
          "preview",
          "scan",
          "fetch",
          "monitor",
          "headless",
          "lighthouse",
          "facebookexternalhit",
          "whatsapp",
          "embedly",
          "curl/",
          "wget",
          "python",
          "java/",
          "java-http",
          "okhttp",
          "go-http",
          "axios",
          "node/",
          "node.js",
          "guzzle",
          "libwww",
          "httpclient",
          "feed",
          "validator",
          "archiver");

  private Bots() {}

  /** Whether a user agent names a program; none at all does too, for every browser sends one. */
  static boolean isBot(Optional<String> userAgent) {
    return userAgent.isEmpty() || saysSo(userAgent.get().toLowerCase(Locale.ROOT));
  }

  private static boolean saysSo(String userAgent) {
    for (String word : WORDS) {
      if (userAgent.contains(word)) {
        return true;
      }
    }
    return saysBot(userAgent) || isScript(userAgent);
  }

  /** Cubot makes phones, and Telegram's browser names itself; its program is a TelegramBot. */
  private static boolean saysBot(String userAgent) {
    for (int at = userAgent.indexOf("bot"); at >= 0; at = userAgent.indexOf("bot", at + 1)) {
      if (!userAgent.startsWith("cu", at - 2)) {
        return true;
      }
    }
    return false;
  }

  /** Short words count only where they stand alone: Xiaomi has a phone called ruby. */
  private static boolean isScript(String userAgent) {
    return userAgent.startsWith("ruby")
        || userAgent.startsWith("php")
        || standsAlone("perl", userAgent);
  }

  private static boolean standsAlone(String word, String text) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (!isLetter(text, at - 1) && !isLetter(text, at + word.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLetter(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }
}
