package io.tributary.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.testing.Requests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How queries, cookies and forms are read and cookies written. */
final class WordsTest {
  @Test
  void queriesAreDecodedLeniently() {
    Query query = Query.parse("a=1+2&b=%E2%82%AC&c=%zz&d&=e&f=x%00y&g=%ED%A0%80&a=3&h=%");
    assertThat(query.first("a")).contains("1 2");
    assertThat(query.first("b")).contains("€");
    assertThat(query.first("c")).contains("%zz");
    assertThat(query.first("d")).contains("");
    assertThat(query.first("f")).contains("xy");
    assertThat(query.first("h")).contains("%");
    assertThat(query.first("g").orElseThrow()).doesNotContain("\uD800");
  }

  @Test
  void aFloodOfParametersIsCut() {
    assertThat(Query.parse("a=1&".repeat(5000)).all()).hasSize(200);
  }

  @Test
  void textLosesNulAndLoneSurrogates_andKeepsPairs() {
    assertThat(Text.clean("a\0b\uD800c\uDC00😀")).isEqualTo("abc😀");
  }

  @Test
  void ofARepeatedCookieTheFirstCounts() {
    assertThat(Cookies.parse(List.of("a=1; b=\"2\";c ; =d; a=9", "e=5=6")))
        .isEqualTo(Map.of("a", "1", "b", "2", "e", "5=6"));
  }

  @Test
  void aCookieSaysEverythingItWasTold() {
    Cookie cookie =
        Cookie.of("session", "abc").maxAge(Duration.ofDays(1)).secure(true).httpOnly().path("/x");
    assertThat(cookie.header())
        .isEqualTo("session=abc; Path=/x; Max-Age=86400; SameSite=Lax; Secure; HttpOnly");
    assertThat(Cookie.of("a", "").domain("example.com").sameSite(Cookie.SameSite.NONE).header())
        .isEqualTo("a=; Path=/; Domain=example.com; SameSite=None");
    assertThat(cookie.toString()).doesNotContain("abc");
  }

  @Test
  void aCookieThatWouldBreakOutOfItsHeaderIsRefused() {
    for (String value : List.of("a;b", "a\r\nSet-Cookie: x=1", "a b", "\"", "é", "a,b")) {
      assertThatThrownBy(() -> Cookie.of("name", value))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Cookie.of("a=b", "")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cookie.of("a", "").domain("x;y"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cookie.of("a", "").path("/;"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void formsAreReadOnlyFromForms() {
    assertThat(Forms.read(Requests.post("/x").form("a=1&b=%C3%A9").build()).first("b"))
        .contains("é");
    assertThatThrownBy(
            () -> Forms.read(Requests.post("/x").header("Content-Type", "text/plain").build()))
        .isInstanceOfSatisfying(BadRequest.class, bad -> assertThat(bad.status()).isEqualTo(415));
  }

  @Test
  void bugsBeyondTenAMinuteAreCountedButNotLogged() {
    long[] now = {0};
    BugLog log = new BugLog(() -> now[0]);
    assertThat(log.record("GET", "/x", new IllegalStateException("expected in this test")))
        .hasSize(16);
    assertThat(log.takeTurn()).isZero();
    for (int turn = 0; turn < 8; turn++) {
      log.takeTurn();
    }
    assertThat(log.takeTurn()).isNegative();
    assertThat(log.takeTurn()).isNegative();
    now[0] = Duration.ofMinutes(1).toNanos();
    assertThat(log.takeTurn()).isEqualTo(2);
  }
}
