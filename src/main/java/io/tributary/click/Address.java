package io.tributary.click;

import io.tributary.http.Query;
import io.tributary.model.AdClickId;
import io.tributary.model.Utm;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An http address taken apart, with the campaign words in its query.
 *
 * @param text the whole address
 * @param host lower-case host, with its port where it isn't the scheme's own
 */
record Address(String text, String host, Query query) {
  private static final int MOST_WORD_CHARACTERS = 300;
  private static final int MOST_ID_CHARACTERS = 1024;
  private static final int MOST_HOST_CHARACTERS = 260;

  /** Reads an absolute http or https address. */
  static Optional<Address> parse(String text) {
    int scheme = text.indexOf("://");
    if (scheme < 0 || !isHttp(text.substring(0, scheme))) {
      return Optional.empty();
    }
    String authority = text.substring(scheme + 3, end(text, scheme + 3, "/?#\\"));
    String defaultPort = scheme == "http".length() ? ":80" : ":443";
    return host(authority, defaultPort).map(host -> new Address(text, host, query(text)));
  }

  /** The host without its port. */
  String hostName() {
    int colon = host.lastIndexOf(':');
    return colon < 0 || host.endsWith("]") ? host : host.substring(0, colon);
  }

  /** The path as it was written; empty where the address ends with the host. */
  String path() {
    int from = end(text, text.indexOf("://") + 3, "/?#\\");
    return text.substring(from, end(text, from, "?#"));
  }

  Utm utm() {
    return new Utm(
        word("utm_source"),
        word("utm_medium"),
        word("utm_campaign"),
        word("utm_content"),
        word("utm_term"));
  }

  /** Every ad platform's click id in the query, each kind once. */
  List<AdClickId> adClickIds() {
    List<AdClickId> ids = new ArrayList<>();
    Set<AdClickId.Kind> seen = EnumSet.noneOf(AdClickId.Kind.class);
    for (Query.Parameter parameter : query.all()) {
      adClickId(parameter).filter(id -> seen.add(id.kind())).ifPresent(ids::add);
    }
    return ids;
  }

  private static Optional<AdClickId> adClickId(Query.Parameter parameter) {
    return AdClickId.Kind.ofParameter(parameter.name())
        .flatMap(
            kind ->
                CleanText.of(parameter.value(), MOST_ID_CHARACTERS)
                    .map(value -> new AdClickId(kind, value)));
  }

  private Optional<String> word(String name) {
    return query.first(name).flatMap(value -> CleanText.of(value, MOST_WORD_CHARACTERS));
  }

  private static boolean isHttp(String scheme) {
    String lower = scheme.toLowerCase(Locale.ROOT);
    return lower.equals("http") || lower.equals("https");
  }

  private static int end(String text, int from, String stops) {
    int to = from;
    while (to < text.length() && stops.indexOf(text.charAt(to)) < 0) {
      to++;
    }
    return to;
  }

  /**
   * As browsers read it: nobody before the host, no port that goes without saying, no dot behind.
   */
  private static Optional<String> host(String authority, String defaultPort) {
    String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    for (String end : List.of(defaultPort, ":", ".")) {
      host = host.endsWith(end) ? host.substring(0, host.length() - end.length()) : host;
    }
    boolean isNamed = !host.isEmpty() && host.charAt(0) != ':' && host.indexOf(' ') < 0;
    return isNamed && host.length() <= MOST_HOST_CHARACTERS ? Optional.of(host) : Optional.empty();
  }

  private static Query query(String text) {
    int fragment = text.indexOf('#');
    String whole = fragment < 0 ? text : text.substring(0, fragment);
    int mark = whole.indexOf('?');
    return Query.parse(mark < 0 ? "" : whole.substring(mark + 1));
  }
}
