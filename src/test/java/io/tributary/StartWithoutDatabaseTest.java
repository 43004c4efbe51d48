package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.cli.CannotStart;
import io.tributary.storage.DatabaseAddress;
import io.tributary.testing.Road;
import io.tributary.testing.SettableClock;
import io.tributary.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that starts while its database is away, and what it does when that comes. */
class StartWithoutDatabaseTest {
  private static final String CLICK = "01JD0000000000000000000001";

  @TempDir private Path data;
  private final SettableClock clock = SettableClock.atNoon();
  private final TestDatabase database = TestDatabase.fresh();
  private final Road road = Road.to(database.port());

  @AfterEach
  void close() {
    road.close();
    database.close();
  }

  @Test
  void visitorsAreServed_theOthersAreToldToWait_andAllIsThereAfterwards() {
    knowTheLink();
    road.close();
    try (RunningHouse house = start()) {
      assertThat(house.click("spring")).isPresent();
      assertThat(house.collect(arrival()).headers().firstValue("Tributary-Result"))
          .hasValue("accepted");
      assertThat(house.get("/r/unknown").statusCode()).isEqualTo(404);
      assertThat(house.get("/health").statusCode()).isEqualTo(200);
      assertThat(house.get("/tag.js").statusCode()).isEqualTo(200);
      assertTheOthersWait(house);

      road.reopen();
      house.awaitReady();
      RunningHouse.await("clicks", () -> database.count("clicks") == 2);
      assertThat(house.api("/clicks").statusCode()).isEqualTo(200);
      assertThat(house.get("/sign-in").statusCode()).isEqualTo(200);
    }
  }

  private static void assertTheOthersWait(RunningHouse house) {
    for (String page : List.of("/", "/sign-in", "/api/v1/clicks", "/api/v1/openapi.json")) {
      assertThat(house.get(page).statusCode()).as(page).isEqualTo(503);
    }
    assertThat(house.api("/clicks").headers().firstValue("Content-Type"))
        .hasValue("application/problem+json");
    assertThat(house.get("/").body()).contains("The database is away", "no click is lost");
    assertThat(house.webhook(new byte[] {'{', '}'}).statusCode()).isEqualTo(503);
    assertThat(house.get("/ready").statusCode()).isEqualTo(503);
    assertThat(house.get("/ready").body()).contains("doesn't answer");
  }

  @Test
  void aProgramsKeyIsKnown_withoutTheDatabase() {
    database.execute(
        """
        INSERT INTO api_keys (id, name, key_hash, created_at)
        VALUES (gen_random_uuid(), 'shop', sha256('trb_of_the_shop'), now())
        """);
    knowTheLink();
    road.close();
    try (RunningHouse house = start()) {
      assertThat(house.collect(arrival(), "trb_of_the_shop").statusCode()).isEqualTo(204);
      assertThat(house.collect(arrival(), RunningHouse.API_KEY).statusCode()).isEqualTo(204);
      assertThat(house.collect(arrival(), "trb_of_nobody").statusCode()).isEqualTo(401);
    }
  }

  /**
   * The power fails right behind the answer that there is such a link, and the database with it.
   */
  @Test
  void aLinkMadeAMomentAgo_isKnown() throws IOException {
    Path afterwards = Files.createDirectory(data.resolve("afterwards"));
    try (RunningHouse house = start()) {
      house.link("spring");
      Files.copy(data.resolve("directory.json"), afterwards.resolve("directory.json"));
    }
    road.close();
    Map<String, String> settings = RunningHouse.settings(database.address(road), afterwards);
    try (RunningHouse house = RunningHouse.open(settings, clock)) {
      assertThat(house.click("spring")).isPresent();
    }
  }

  @Test
  void anUnreadableDirectoryFile_isReplaced_onceTheDatabaseAnswers() throws IOException {
    knowTheLink();
    Files.writeString(data.resolve("directory.json"), "{\"sites\":[{\"id\":");
    road.close();
    try (RunningHouse house = start()) {
      assertThat(house.get("/r/spring").statusCode()).isEqualTo(503);
      road.reopen();
      RunningHouse.await("the link", () -> house.click("spring").isPresent());
    }
    assertThat(data.resolve("directory.json")).content().contains("spring");
  }

  @Test
  void aKeyThatTurnsOutWrong_isNamed_andNothingIsLoadedWithIt() {
    knowTheLink();
    road.close();
    Map<String, String> settings = settings(database.address(road));
    settings.put("secret-key", "another key of thirty-two characters or more");
    try (RunningHouse house = RunningHouse.open(settings, clock)) {
      assertThat(house.click("spring")).isPresent();
      road.reopen();
      RunningHouse.await("the reason", () -> house.get("/ready").body().contains("secret key"));
      assertThat(house.webhook(new byte[] {'{', '}'}).statusCode()).isEqualTo(503);
      assertThat(house.api("/clicks").statusCode()).isEqualTo(503);
    }
    assertThat(database.count("clicks")).isZero();
    try (RunningHouse house = start()) {
      house.awaitReady();
      RunningHouse.await("the click", () -> database.count("clicks") == 1);
    }
  }

  @Test
  void whatWaitingWillNotMend_endsTheStart() {
    Map<String, String> settings = settings(database.address());
    assertRefused(with(settings, "secret-key", "x".repeat(40)), "isn't the one");
    settings.remove("secret-key");
    assertRefused(settings, "a secret key that isn't here");
    assertRefused(with(settings(database.address()), "database.user", "nobody"), "our login");
    database.execute(
        """
        INSERT INTO flyway_schema_history
          (installed_rank, version, description, type, script, installed_by, execution_time, success)
        VALUES (99, '99', 'of the future', 'SQL', 'V99__of_the_future.sql', 'test', 1, true)
        """);
    assertRefused(settings(database.address()), "schema 99 by a newer Tributary");
  }

  @Test
  void withoutAKey_theDatabaseMustAnswer_forOneMadeNowMightNotBeIts() {
    road.close();
    Map<String, String> settings = settings(database.address(road));
    settings.remove("secret-key");
    assertRefused(settings, "doesn't answer");
    assertThat(data.resolve("secret.key")).doesNotExist();
  }

  private void assertRefused(Map<String, String> settings, String sentence) {
    assertThatThrownBy(() -> RunningHouse.open(settings, clock).close())
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(sentence);
  }

  private void knowTheLink() {
    try (RunningHouse house = start()) {
      house.link("spring");
    }
  }

  private RunningHouse start() {
    return RunningHouse.open(settings(database.address(road)), clock);
  }

  private Map<String, String> settings(DatabaseAddress address) {
    return RunningHouse.settings(address, data);
  }

  private static Map<String, String> with(Map<String, String> settings, String key, String value) {
    Map<String, String> changed = new HashMap<>(settings);
    changed.put(key, value);
    return changed;
  }

  private static String arrival() {
    return ("{\"type\":\"arrival\",\"clickId\":\"%s\",\"visitorId\":\"%s\","
            + "\"url\":\"https://shop.example/\"}")
        .formatted(CLICK, CLICK);
  }
}
