package io.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.http.BadRequest;
import io.tributary.model.Caller;
import io.tributary.model.UserId;
import io.tributary.testing.Requests;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long a browser stays signed in, and what it must bring along. */
final class SessionsTest {
  private final House house = new House();
  private UserId owner = new UserId(new java.util.UUID(0, 0));

  @BeforeEach
  void setUp() {
    owner = house.owner();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Optional<Caller.Owner> whoHas(String session) {
    return house.sessions.owner(Requests.get("/").cookie(Sessions.COOKIE, session).build());
  }

  @Test
  void theCookieIsHiddenFromScripts_andSecureOnHttps() {
    assertThat(house.sessions.begin(owner, true).header())
        .matches(
            "tributary_session=[\\w-]{43}; Path=/; Max-Age=2592000; SameSite=Lax; Secure;"
                + " HttpOnly");
    assertThat(house.sessions.begin(owner, false).header()).doesNotContain("Secure");
  }

  @Test
  void theTokenIsKeptAsAHashOnly() {
    String session = house.session(owner);
    assertThat(whoHas(session).map(Caller.Owner::userId)).contains(owner);
    assertThat(house.tables.rows("SELECT token_hash FROM sessions").getFirst().get("token_hash"))
        .isEqualTo(Tokens.hash(session));
    assertThat(whoHas("")).isEmpty();
    assertThat(whoHas("x".repeat(43))).isEmpty();
  }

  @Test
  void awayForSevenDaysTheSessionIsOver() {
    String session = house.session(owner);
    house.clock.advance(Duration.ofDays(7).minusSeconds(1));
    assertThat(whoHas(session)).isPresent();
    house.clock.advance(Duration.ofDays(7).minusSeconds(1));
    assertThat(whoHas(session)).isPresent();
    house.clock.advance(Duration.ofDays(7));
    assertThat(whoHas(session)).isEmpty();
  }

  @Test
  void afterThirtyDaysItIsOverInAnyCase_andLaterDeleted() {
    String session = house.session(owner);
    for (int day = 0; day < 29; day++) {
      house.clock.advance(Duration.ofDays(1));
      assertThat(whoHas(session)).as("day %s", day).isPresent();
    }
    house.clock.advance(Duration.ofDays(1));
    assertThat(whoHas(session)).isEmpty();
    house.session(owner);
    assertThat(house.tables.count("sessions")).isEqualTo(1);
  }

  @Test
  void signingOutEndsThisSessionOnly() {
    String mine = house.session(owner);
    String other = house.session(owner);
    String removal =
        house
            .sessions
            .end(Requests.post("/sign-out").cookie(Sessions.COOKIE, mine).build())
            .header();
    assertThat(removal).startsWith("tributary_session=; Path=/; Max-Age=0;");
    assertThat(whoHas(mine)).isEmpty();
    assertThat(whoHas(other)).isPresent();
  }

  @Test
  void theCsrfTokenBelongsToOneSession() {
    Caller.Owner mine = whoHas(house.session(owner)).orElseThrow();
    Caller.Owner other = whoHas(house.session(owner)).orElseThrow();
    String token = mine.csrfToken().reveal();
    Csrf.verify(Requests.post("/x").form("csrf=" + token).build(), mine);
    Csrf.verify(Requests.post("/x").header(Csrf.HEADER, token).build(), mine);
    refused(Requests.post("/x").form("csrf=" + token), other);
    refused(Requests.post("/x").form("a=b"), mine);
    refused(Requests.post("/x"), mine);
    refused(Requests.post("/x?csrf=" + token), mine);
  }

  @Test
  void anotherSitesOriginIsRefused_evenWithTheToken() {
    Caller.Owner mine = whoHas(house.session(owner)).orElseThrow();
    Requests good = Requests.post("/x").header(Csrf.HEADER, mine.csrfToken().reveal());
    refused(
        Requests.post("/x")
            .header(Csrf.HEADER, mine.csrfToken().reveal())
            .header("Sec-Fetch-Site", "cross-site"),
        mine);
    for (String origin : new String[] {"https://evil.test", "null", "http://a.test:81", "%%"}) {
      refused(
          Requests.post("/x")
              .header(Csrf.HEADER, mine.csrfToken().reveal())
              .header("Host", "a.test")
              .header("Origin", origin),
          mine);
    }
    Csrf.verify(good.header("Host", "a.test").header("Origin", "https://A.test").build(), mine);
  }

  private static void refused(Requests request, Caller.Owner owner) {
    assertThatThrownBy(() -> Csrf.verify(request.build(), owner))
        .isInstanceOfSatisfying(BadRequest.class, bad -> assertThat(bad.status()).isEqualTo(403));
  }
}
