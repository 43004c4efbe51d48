package io.tributary.click;

import io.tributary.http.Query;
import io.tributary.model.AdClickId;
import io.tributary.model.ClickId;
import io.tributary.model.Site;
import java.net.IDN;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts a click's id into the address a link leads to. What the address holds already is kept, byte
 * for byte.
 *
 * <p>Source for Stripe's rules: docs.stripe.com/payment-links/url-parameters.
 */
final class LinkTarget {
  private static final String CARRIER = "client_reference_id";
  private static final Pattern STRIPE_REFERENCE = Pattern.compile("[A-Za-z0-9_-]{1,200}");
  private static final int MOST_STRIPE_UTM_CHARACTERS = 150;
  private final Site site;
  private final ClickId click;
  private final Query visitor;

  /** The address without its fragment, and the fragment. */
  private record Split(String address, String fragment) {}

  LinkTarget(Site site, ClickId click, Query visitor) {
    this.site = site;
    this.click = click;
    this.visitor = visitor;
  }

  /** Where to send the visitor, in ASCII as a header needs it. */
  String decorate(String target) {
    return ascii(filled(target));
  }

  private String filled(String target) {
    boolean replaced = target.contains(ClickId.PLACEHOLDER);
    String filled = target.replace(ClickId.PLACEHOLDER, click.toString());
    Optional<Address> address = Address.parse(filled);
    if (address.isEmpty() || Hosts.isOpenSession(address.get())) {
      return filled;
    }
    Split split = split(filled);
    boolean isStripe = Hosts.isPaymentLink(address.get(), site.stripeHosts());
    String carried = replaced ? split.address() : carry(split.address(), address.get(), isStripe);
    return passOn(carried, address.get(), isStripe) + split.fragment();
  }

  private String carry(String target, Address address, boolean isStripe) {
    if (!isStripe) {
      return add(target, "tbclid", click.toString());
    }
    Optional<String> theirs = address.query().first(CARRIER).filter(value -> !value.isEmpty());
    if (theirs.isEmpty()) {
      return add(without(target, CARRIER), CARRIER, click.toString());
    }
    return switch (site.referencePolicy()) {
      case KEEP -> target;
      case REPLACE -> add(without(target, CARRIER), CARRIER, click.toString());
      case APPEND -> append(target, theirs.get());
    };
  }

  /**
   * Theirs, an underscore, ours; a value that Stripe would drop, as too long or illegal, stays
   * theirs.
   */
  private String append(String target, String theirs) {
    String both = theirs + "_" + click;
    return STRIPE_REFERENCE.matcher(both).matches()
        ? add(without(target, CARRIER), CARRIER, both)
        : target;
  }

  /**
   * The campaign words and ad click ids the visitor came with, where the target has none of its
   * own.
   */
  private String passOn(String target, Address address, boolean isStripe) {
    String passed = target;
    for (Query.Parameter parameter : visitor.all()) {
      boolean isNew = address.query().first(parameter.name()).isEmpty();
      if (isNew && travels(parameter, isStripe)) {
        passed = add(passed, parameter.name(), parameter.value());
      }
    }
    return passed;
  }

  private static boolean travels(Query.Parameter parameter, boolean isStripe) {
    boolean isUtm = parameter.name().startsWith("utm_");
    if (isStripe) {
      return isUtm && isStripeUtm(parameter.value());
    }
    return isUtm || AdClickId.Kind.ofParameter(parameter.name()).isPresent();
  }

  /** What Stripe takes: letters, digits, hyphens and underscores. */
  private static boolean isStripeUtm(String value) {
    return !value.isEmpty()
        && value.length() <= MOST_STRIPE_UTM_CHARACTERS
        && isUnreserved(value)
        && value.indexOf('.') < 0;
  }

  private static Split split(String target) {
    int fragment = target.indexOf('#');
    return fragment < 0
        ? new Split(target, "")
        : new Split(target.substring(0, fragment), target.substring(fragment));
  }

  private static String add(String target, String name, String value) {
    int mark = target.indexOf('?');
    boolean isOpen = mark == target.length() - 1 || target.endsWith("&");
    String joint = mark < 0 ? "?" : isOpen ? "" : "&";
    return target + joint + encode(name) + "=" + encode(value);
  }

  /** Without any parameter of that name, however it is written; the others stay byte for byte. */
  private static String without(String target, String name) {
    int mark = target.indexOf('?');
    if (mark < 0) {
      return target;
    }
    String others =
        Arrays.stream(target.substring(mark + 1).split("&", -1))
            .filter(pair -> Query.parse(pair).first(name).isEmpty())
            .collect(Collectors.joining("&"));
    return others.isEmpty() ? target.substring(0, mark) : target.substring(0, mark + 1) + others;
  }

  private static String ascii(String address) {
    if (isPlain(address)) {
      return address;
    }
    StringBuilder ascii = new StringBuilder(address.length());
    withAsciiHost(address)
        .codePoints()
        .forEach(point -> ascii.append(isPlain(point) ? Character.toString(point) : escape(point)));
    return ascii.toString();
  }

  /** A host is not escaped but spelled in another way: {@code xn--}. */
  private static String withAsciiHost(String address) {
    String host = Address.parse(address).map(Address::hostName).orElse("");
    if (isPlain(host)) {
      return address;
    }
    try {
      return address.replaceFirst(
          "(?iu)(?<=[/@])" + Pattern.quote(host), Matcher.quoteReplacement(IDN.toASCII(host)));
    } catch (IllegalArgumentException noName) {
      return address;
    }
  }

  private static boolean isPlain(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (!isPlain(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(int point) {
    return point > ' ' && point < 0x7F;
  }

  private static String escape(int point) {
    return encode(Character.toString(point)).replace("+", "%20");
  }

  private static String encode(String text) {
    return isUnreserved(text) ? text : URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Whether every address may hold it as it is. */
  private static boolean isUnreserved(String text) {
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      boolean isWord = character < 0x7F && Character.isLetterOrDigit(character);
      if (!isWord && character != '_' && character != '-' && character != '.') {
        return false;
      }
    }
    return true;
  }
}
