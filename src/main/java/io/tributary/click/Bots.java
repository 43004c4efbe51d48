package io.tributary.click;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells visitors that say they are programs; a person who pays is rescued by the payment. */
final class Bots {
  // Cubot makes phones, and Telegram's browser names itself; its program is a TelegramBot. Short
  // words count only where they stand alone: Xiaomi has a phone called ruby.
  private static final Pattern SAYS_SO =
      Pattern.compile(
          "(?<!cu)bot|crawl|spider|slurp|preview|scan|fetch|monitor|headless|lighthouse|"
              + "facebookexternalhit|whatsapp|embedly|curl/|wget|python|java/|java-http|okhttp|go-http|"
              + "axios|node/|node\\.js|^ruby|\\bperl\\b|^php|guzzle|libwww|httpclient|feed|validator|archiver");

  private Bots() {}

  /** Whether a user agent names a program; none at all does too, for every browser sends one. */
  static boolean isBot(Optional<String> userAgent) {
    return userAgent
        .map(text -> SAYS_SO.matcher(text.toLowerCase(Locale.ROOT)).find())
        .orElse(true);
  }
}
