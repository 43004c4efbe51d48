package io.tributary.click;

import io.tributary.http.Cookie;
import io.tributary.http.Request;
import io.tributary.model.Site;
import io.tributary.model.VisitorId;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cookie that knows a visitor again.
 *
 * <p>Not HttpOnly, for the tag reads it too. Set by a server on the same site it lives 400 days,
 * where Safari gives a cookie set by script only 7.
 */
final class VisitorCookie {
  private static final String NAME = "_trb";
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}");
  private static final Duration LIFE = Duration.ofDays(400);

  private VisitorCookie() {}

  static Optional<VisitorId> read(Request request) {
    return request.cookie(NAME).flatMap(VisitorId::parse);
  }

  /** For the site's domain when this server is on it, so that server and tag share one cookie. */
  static Cookie of(VisitorId visitor, Site site, Request request) {
    return cookie(visitor, domainOf(site, request), request);
  }

  /** For a domain the tag found, when this server is on it. */
  static Optional<Cookie> refreshed(VisitorId visitor, String domain, Request request) {
    String host = host(request);
    if (domain.isEmpty()) {
      return Optional.of(cookie(visitor, Optional.empty(), request));
    }
    boolean isOurs = host.equals(domain) || host.endsWith("." + domain);
    return isOurs && HOST.matcher(domain).matches()
        ? Optional.of(cookie(visitor, Optional.of(domain), request))
        : Optional.empty();
  }

  private static Cookie cookie(VisitorId visitor, Optional<String> domain, Request request) {
    return new Cookie(
        NAME,
        visitor.toString(),
        new Cookie.Scope("/", domain, Optional.of(LIFE)),
        new Cookie.Protection(Cookie.SameSite.LAX, request.secure(), false));
  }

  private static Optional<String> domainOf(Site site, Request request) {
    if (site.domains().isEmpty()) {
      return Optional.empty();
    }
    String host = host(request);
    return site.domains().stream()
        .filter(
            domain ->
                (host.equals(domain) || host.endsWith("." + domain))
                    && domain.indexOf('.') > 0
                    && HOST.matcher(domain).matches())
        .findFirst();
  }

  private static String host(Request request) {
    String host = request.header("Host").orElse("").toLowerCase(Locale.ROOT);
    int colon = host.indexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }
}
