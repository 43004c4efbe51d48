package io.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.http.Cookie;
import io.tributary.model.Secret;
import io.tributary.model.UserId;
import io.tributary.testing.SettableClock;
import io.tributary.testing.TestDatabase;
import java.net.InetAddress;
import java.util.Optional;

/** A fresh installation whose doors a test can try. */
final class House implements AutoCloseable {
  static final String EMAIL = "ann@example.com";
  static final Secret PASSWORD = new Secret("correct horse battery");
  static final InetAddress CLIENT = InetAddress.ofLiteral("203.0.113.1");
  static final String ENVIRONMENT_KEY = "key-from-environment";
  final TestDatabase tables = TestDatabase.fresh();
  final SettableClock clock = SettableClock.atNoon();
  final Setup setup = new Setup(tables.database(), tables.vault(), clock);
  final SignIn signIn = new SignIn(tables.database(), tables.vault(), clock);
  final Sessions sessions = new Sessions(tables.database(), clock);
  final ApiKeys keys =
      new ApiKeys(tables.database(), clock, Optional.of(new Secret(ENVIRONMENT_KEY)));
  final WhoIsAsking whoIsAsking = new WhoIsAsking(sessions, keys);

  /** Sets the owner up, with {@link #EMAIL} and {@link #PASSWORD}. */
  UserId owner() {
    String token = setup.token().orElseThrow().reveal();
    SetupOutcome outcome = setup.createOwner(token, EMAIL, PASSWORD, CLIENT);
    assertThat(outcome).isInstanceOf(SetupOutcome.Created.class);
    return ((SetupOutcome.Created) outcome).owner();
  }

  /** The value of a new session's cookie. */
  String session(UserId user) {
    Cookie cookie = sessions.begin(user, true);
    return cookie.value();
  }

  @Override
  public void close() {
    tables.close();
  }
}
