package io.tributary.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A cookie to set; characters that would break out of the header are refused.
 *
 * @param name a token
 * @param value visible ASCII without quotes, commas, semicolons and backslashes
 */
public record Cookie(String name, String value, Scope scope, Protection protection) {
  private static final CharacterSet TOKEN = CharacterSet.alphanumericAnd("!#$%&'*+.^_`|~-");
  private static final CharacterSet VALUE = CharacterSet.visibleWithout("\",;\\");
  private static final CharacterSet PATH = CharacterSet.visibleWithout(";");
  private static final CharacterSet DOMAIN = CharacterSet.alphanumericAnd(".-");

  /** Which requests a browser sends along on other sites' behalf. */
  public enum SameSite {
    STRICT,
    LAX,
    NONE
  }

  /**
   * Where and how long.
   *
   * @param domain absent: this host only
   * @param maxAge absent: until the browser closes; zero deletes
   */
  public record Scope(String path, Optional<String> domain, Optional<Duration> maxAge) {
    public Scope {
      require(path.startsWith("/") && PATH.holdsAll(path), "path");
      require(domain.isEmpty() || isDomain(domain.get()), "domain");
    }
  }

  /** Who may see it. */
  public record Protection(SameSite sameSite, boolean secure, boolean httpOnly) {}

  public Cookie {
    require(!name.isEmpty() && TOKEN.holdsAll(name), "name");
    require(VALUE.holdsAll(value), "value");
  }

  /** For the whole host until the browser closes, SameSite=Lax, readable by scripts. */
  public static Cookie of(String name, String value) {
    return new Cookie(
        name,
        value,
        new Scope("/", Optional.empty(), Optional.empty()),
        new Protection(SameSite.LAX, false, false));
  }

  public Cookie path(String path) {
    return scoped(new Scope(path, scope.domain(), scope.maxAge()));
  }

  public Cookie domain(String domain) {
    return scoped(new Scope(scope.path(), Optional.of(domain), scope.maxAge()));
  }

  public Cookie maxAge(Duration maxAge) {
    return scoped(new Scope(scope.path(), scope.domain(), Optional.of(maxAge)));
  }

  public Cookie sameSite(SameSite sameSite) {
    return protectedBy(new Protection(sameSite, protection.secure(), protection.httpOnly()));
  }

  public Cookie secure(boolean secure) {
    return protectedBy(new Protection(protection.sameSite(), secure, protection.httpOnly()));
  }

  /** Hidden from scripts. */
  public Cookie httpOnly() {
    return protectedBy(new Protection(protection.sameSite(), protection.secure(), true));
  }

  /** The value of a Set-Cookie header. */
  public String header() {
    StringBuilder header = new StringBuilder(128).append(name).append('=').append(value);
    header.append("; Path=").append(scope.path());
    scope.domain().ifPresent(domain -> header.append("; Domain=").append(domain));
    scope.maxAge().ifPresent(age -> header.append("; Max-Age=").append(age.toSeconds()));
    String sameSite = protection.sameSite().name();
    header.append("; SameSite=").append(sameSite.charAt(0));
    header.append(sameSite.substring(1).toLowerCase(Locale.ROOT));
    header.append(protection.secure() ? "; Secure" : "");
    return header.append(protection.httpOnly() ? "; HttpOnly" : "").toString();
  }

  /** Without the value, which may be a session's token. */
  @Override
  public String toString() {
    return "Cookie[" + name + "]";
  }

  private Cookie scoped(Scope other) {
    return new Cookie(name, value, other, protection);
  }

  private Cookie protectedBy(Protection other) {
    return new Cookie(name, value, scope, other);
  }

  private static boolean isDomain(String text) {
    return !text.isEmpty() && DOMAIN.holdsAll(text);
  }

  private static void require(boolean isLegal, String what) {
    if (!isLegal) {
      throw new IllegalArgumentException(
          "a cookie's " + what + " has characters no cookie may have");
    }
  }
}
