package io.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Secret;
import io.tributary.model.UserId;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets in with a password, and how often one may try. */
final class SignInTest {
  private static final SignInOutcome WRONG = new SignInOutcome.WrongCredentials();
  private static final SignInOutcome TOO_MANY = new SignInOutcome.TooManyTries();
  private static final Secret GUESS = new Secret("wrong horse battery");
  private final House house = new House();

  @AfterEach
  void close() {
    house.close();
  }

  private SignInOutcome attempt(String email, Secret password, String client) {
    return house.signIn.attempt(email, password, InetAddress.ofLiteral(client));
  }

  @Test
  void theOwnerGetsIn_howeverTheEmailIsWritten() {
    UserId owner = house.owner();
    assertThat(attempt(" ANN@example.COM", House.PASSWORD, "203.0.113.1"))
        .isEqualTo(new SignInOutcome.Welcome(owner));
  }

  @Test
  void aWrongPasswordAndAnUnknownEmailAreAnsweredAlike() {
    house.owner();
    assertThat(attempt(House.EMAIL, GUESS, "203.0.113.1")).isEqualTo(WRONG);
    assertThat(attempt("eve@example.com", House.PASSWORD, "203.0.113.1")).isEqualTo(WRONG);
    assertThat(attempt(House.EMAIL, new Secret("x".repeat(100_000)), "203.0.113.1"))
        .isEqualTo(WRONG);
  }

  @Test
  void oneAddressIsThrottled_evenWithTheRightPassword_untilTheWindowIsOver() {
    UserId owner = house.owner();
    for (int guess = 0; guess < 10; guess++) {
      assertThat(attempt(guess + "@example.com", GUESS, "203.0.113.1")).isEqualTo(WRONG);
    }
    assertThat(attempt(House.EMAIL, House.PASSWORD, "203.0.113.1")).isEqualTo(TOO_MANY);
    assertThat(attempt(House.EMAIL, House.PASSWORD, "203.0.113.2"))
        .isEqualTo(new SignInOutcome.Welcome(owner));
    house.clock.advance(Duration.ofMinutes(15));
    assertThat(attempt(House.EMAIL, House.PASSWORD, "203.0.113.1"))
        .isEqualTo(new SignInOutcome.Welcome(owner));
  }

  @Test
  void anEmailGuessedAtFromEverywhere_isThrottled_butItsOwnerStillGetsIn() {
    UserId owner = house.owner();
    for (int guess = 0; guess < 20; guess++) {
      assertThat(attempt(House.EMAIL, GUESS, "203.0.113." + guess)).isEqualTo(WRONG);
    }
    for (int guess = 0; guess < 3; guess++) {
      assertThat(attempt(House.EMAIL, GUESS, "203.0.113.99")).isEqualTo(WRONG);
    }
    assertThat(attempt(House.EMAIL, House.PASSWORD, "203.0.113.99")).isEqualTo(TOO_MANY);
    assertThat(attempt(House.EMAIL, House.PASSWORD, "198.51.100.1"))
        .isEqualTo(new SignInOutcome.Welcome(owner));
  }

  @Test
  void parallelTriesAreNoWayAroundTheLimit() throws Exception {
    house.owner();
    Callable<SignInOutcome> guess = () -> attempt(House.EMAIL, GUESS, "203.0.113.1");
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<SignInOutcome> outcomes = new ArrayList<>();
      for (Future<SignInOutcome> done : threads.invokeAll(Collections.nCopies(40, guess))) {
        outcomes.add(done.get());
      }
      assertThat(outcomes).filteredOn(WRONG::equals).hasSize(10);
      assertThat(outcomes).filteredOn(TOO_MANY::equals).hasSize(30);
    }
  }

  @Test
  void aClockThatWentBack_keepsNobodyOut() {
    UserId owner = house.owner();
    for (int guess = 0; guess < 12; guess++) {
      attempt(House.EMAIL, GUESS, "203.0.113.1");
    }
    house.clock.advance(Duration.ofSeconds(-30)); // two servers' clocks may differ so much
    assertThat(attempt(House.EMAIL, House.PASSWORD, "203.0.113.1")).isEqualTo(TOO_MANY);
    house.clock.advance(Duration.ofHours(-1));
    assertThat(attempt(House.EMAIL, House.PASSWORD, "203.0.113.1"))
        .isEqualTo(new SignInOutcome.Welcome(owner));
  }

  @Test
  void theTableForgets_evenIfNobodyEverGetsIn() {
    for (int guess = 0; guess < 50; guess++) {
      attempt(guess + "@example.com", GUESS, "203.0.113." + guess);
    }
    house.clock.advance(Duration.ofMinutes(15));
    attempt("x@example.com", GUESS, "203.0.113.99");
    assertThat(house.tables.count("sign_in_attempts")).isEqualTo(2);
  }

  @Test
  void aWholeIpv6NetworkCountsAsOneAddress() {
    for (int guess = 0; guess < 10; guess++) {
      attempt(guess + "@example.com", GUESS, "2001:db8::" + guess);
    }
    assertThat(attempt("x@example.com", GUESS, "2001:db8::ffff")).isEqualTo(TOO_MANY);
    assertThat(attempt("x@example.com", GUESS, "2001:db8:0:1::1")).isEqualTo(WRONG);
  }

  @Test
  void successStartsTheCountAnew_andTheTableForgets() {
    house.owner();
    attempt("eve@example.com", GUESS, "198.51.100.1");
    house.clock.advance(Duration.ofHours(1));
    for (int time = 0; time < 12; time++) {
      assertThat(attempt(House.EMAIL, House.PASSWORD, "203.0.113.1"))
          .isInstanceOf(SignInOutcome.Welcome.class);
    }
    assertThat(house.tables.count("sign_in_attempts")).isZero();
  }
}
