package io.tributary.click;

import io.tributary.http.Query;
import io.tributary.model.AdClickId;
import io.tributary.model.ClickId;
import io.tributary.model.Site;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
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
    return AsciiAddress.of(filled(target));
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
    boolean isCarried = replaced && !(isStripe && isRefused(address.get()));
    String carried = isCarried ? split.address() : carry(split.address(), address.get(), isStripe);
    return passOn(carried, address.get(), isStripe) + split.fragment();
  }

  private String carry(String target, Address address, boolean isStripe) {
    if (!isStripe) {
      return add(target, "tbclid", click.toString());
    }
    Optional<String> theirs = address.query().first(CARRIER).filter(LinkTarget::isLegal);
    if (theirs.isEmpty()) {
      return add(without(target, CARRIER), CARRIER, click.toString());
    }
    return switch (site.referencePolicy()) {
      case KEEP -> target;
      case REPLACE -> add(without(target, CARRIER), CARRIER, click.toString());
      case APPEND -> append(target, theirs.get());
    };
  }

  /** Whether it brings a reference that Stripe would drop without a word. */
  private static boolean isRefused(Address address) {
    return address.query().first(CARRIER).filter(value -> !isLegal(value)).isPresent();
  }

  private static boolean isLegal(String reference) {
    return STRIPE_REFERENCE.matcher(reference).matches();
  }

  /** Theirs, an underscore, ours; where Stripe would drop that as too long, theirs stays alone. */
  private String append(String target, String theirs) {
    String both = theirs + "_" + click;
    return isLegal(both) ? add(without(target, CARRIER), CARRIER, both) : target;
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
