package io.tributary.dashboard;

import io.tributary.model.Money;
import io.tributary.model.Order;
import io.tributary.model.Payment;
import io.tributary.model.Reported;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How values look on every page. */
public final class Shown {
  private static final DateTimeFormatter TO_THE_MINUTE =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
  private static final Set<String> WEB = Set.of("http", "https");

  private Shown() {}

  /** Such as {@code 5 Nov 2026, 09:30}, in UTC. */
  public static String minute(Instant at) {
    return TO_THE_MINUTE.format(at);
  }

  /** Such as {@code 5 Nov 2026, 09:30:12}, in UTC. */
  public static String second(Instant at) {
    return TO_THE_SECOND.format(at);
  }

  /** Such as {@code 5 Nov 2026}. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** For programs: ISO 8601 to the second. */
  public static String iso(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /**
   * The amount in major units with its decimals, and a comma at the thousands; in minor units where
   * nobody knows the decimals.
   */
  public static String amount(Money money) {
    if (!money.currency().isKnown()) {
      return String.format(Locale.ROOT, "%,d", money.minorUnits());
    }
    return String.format(
        Locale.ROOT, "%,." + money.currency().decimals() + "f", new BigDecimal(money.amount()));
  }

  /** The currency's code in upper case. */
  public static String code(Money money) {
    return money.currency().code().toUpperCase(Locale.ROOT);
  }

  /** What was reached without money, such as {@code Lead}. */
  public static String goal(Payment payment) {
    return payment
        .order()
        .flatMap(Order::reported)
        .map(reported -> reported.event().toString())
        .orElse(heading(payment.purpose()));
  }

  /** What that was said to be worth. */
  public static Optional<Money> worth(Payment payment) {
    return payment.order().flatMap(Order::reported).flatMap(Reported::worth);
  }

  /** An enum constant in small words. */
  public static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** An enum constant in words that begin a line. */
  public static String heading(Enum<?> constant) {
    return capital(words(constant));
  }

  /** Words that begin a line. */
  public static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Whether a stored address may become a link: nothing but http and https ever does. */
  public static boolean isWeb(String url) {
    try {
      String scheme = new URI(url).getScheme();
      return scheme != null && WEB.contains(scheme.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException garbage) {
      return false;
    }
  }

  /** Host and path of an address, for lists; the whole text when it is no address. */
  public static String page(String url) {
    try {
      URI uri = new URI(url);
      String path = uri.getRawPath() == null ? "" : uri.getRawPath();
      return uri.getRawAuthority() == null ? url : uri.getRawAuthority() + path;
    } catch (URISyntaxException garbage) {
      return url;
    }
  }
}
