package io.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Secret;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the first user comes to be. */
final class SetupTest {
  private final House house = new House();
  private final Setup setup = house.setup;

  @AfterEach
  void close() {
    house.close();
  }

  private String token() {
    return setup.token().orElseThrow().reveal();
  }

  @Test
  void whoeverHoldsTheTokenBecomesTheOwner_andTheTokenIsUsedUp() {
    String token = token();
    assertThat(setup.isNeeded()).isTrue();
    assertThat(setup.accepts(token)).isTrue();
    assertThat(setup.createOwner(token, " Ann@Example.com ", House.PASSWORD, House.CLIENT))
        .isInstanceOf(SetupOutcome.Created.class);
    assertThat(setup.isNeeded()).isFalse();
    assertThat(setup.accepts(token)).isFalse();
    assertThat(setup.token()).isEmpty();
    assertThat(setup.createOwner(token, "eve@example.com", House.PASSWORD, House.CLIENT))
        .isEqualTo(new SetupOutcome.AlreadySetUp());
  }

  @Test
  void aNewStartMakesANewToken_andTheOldOneIsVoid() {
    String first = token();
    String second = token();
    assertThat(setup.accepts(first)).isFalse();
    assertThat(setup.accepts(second)).isTrue();
    assertThat(setup.createOwner(first, House.EMAIL, House.PASSWORD, House.CLIENT))
        .isEqualTo(new SetupOutcome.WrongToken());
    assertThat(house.tables.count("setup_tokens")).isEqualTo(1);
  }

  @Test
  void noTokenWasEverMade_noneIsAccepted() {
    assertThat(setup.accepts("")).isFalse();
    assertThat(setup.createOwner("", House.EMAIL, House.PASSWORD, House.CLIENT))
        .isEqualTo(new SetupOutcome.WrongToken());
  }

  @Test
  void weakPasswordsAndImplausibleEmailsAreRefused_andTheTokenStaysGood() {
    String token = token();
    assertThat(setup.createOwner(token, House.EMAIL, new Secret("short"), House.CLIENT))
        .isInstanceOf(SetupOutcome.Refused.class);
    assertThat(setup.createOwner(token, "nobody", House.PASSWORD, House.CLIENT))
        .isInstanceOf(SetupOutcome.Refused.class);
    assertThat(setup.accepts(token)).isTrue();
  }

  @Test
  void whoGuessesTheTokenIsThrottled_andTheHolderIsNot() {
    String token = token();
    for (int guess = 0; guess < 10; guess++) {
      assertThat(setup.createOwner("guess" + guess, House.EMAIL, House.PASSWORD, House.CLIENT))
          .isEqualTo(new SetupOutcome.WrongToken());
    }
    assertThat(setup.createOwner(token, House.EMAIL, House.PASSWORD, House.CLIENT))
        .isEqualTo(new SetupOutcome.TooManyTries());
    InetAddress elsewhere = InetAddress.ofLiteral("198.51.100.1");
    assertThat(setup.createOwner(token, House.EMAIL, House.PASSWORD, elsewhere))
        .isInstanceOf(SetupOutcome.Created.class);
  }

  @Test
  void ofManyAtOnceOneBecomesTheOwner() throws Exception {
    String token = token();
    List<Callable<SetupOutcome>> wishes =
        IntStream.range(0, 8)
            .<Callable<SetupOutcome>>mapToObj(
                n ->
                    () ->
                        setup.createOwner(token, n + "@example.com", House.PASSWORD, House.CLIENT))
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<SetupOutcome>> outcomes = threads.invokeAll(wishes);
      assertThat(outcomes.stream().map(Future::resultNow))
          .filteredOn(SetupOutcome.Created.class::isInstance)
          .hasSize(1);
    }
    assertThat(house.tables.count("users")).isEqualTo(1);
  }

  @Test
  void neitherTokenNorPasswordNorEmailCanBeReadInTheDatabase() {
    String token = token();
    Map<String, ?> kept = house.tables.rows("SELECT * FROM setup_tokens").getFirst();
    assertThat((byte[]) kept.get("token_hash")).isEqualTo(Tokens.hash(token));
    setup.createOwner(token, House.EMAIL, House.PASSWORD, House.CLIENT);
    Map<String, ?> user = house.tables.rows("SELECT * FROM users").getFirst();
    assertThat((String) user.get("password_hash")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(new String((byte[]) user.get("email_sealed"), StandardCharsets.ISO_8859_1))
        .doesNotContain("ann");
  }
}
