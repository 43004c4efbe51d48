package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.Road;
import io.tributary.testing.SettableClock;
import io.tributary.testing.TestDatabase;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Doors for conversions in a whole server, with and without its database. */
class ConversionDoorsTest {
  private static final Pattern ADDRESS = Pattern.compile("(/hooks/in/[A-Za-z0-9_-]{43})");
  private static final String SALE =
      "?email=ann@example.org&value=12.50&currency=EUR&transaction_id=";

  @TempDir private Path data;
  private final SettableClock clock = SettableClock.atNoon();
  private final TestDatabase database = TestDatabase.fresh();
  private final Road road = Road.to(database.port());

  @AfterEach
  void close() {
    road.close();
    database.close();
  }

  private RunningHouse start() {
    return RunningHouse.on(database.address(road), data, clock);
  }

  /** Makes a door; its address. */
  static String door(RunningHouse house, String more) {
    String made =
        house.add(
            "/doors",
            "{\"name\":\"Postback\",\"kind\":\"anytrack\",\"unit\":\"major\"%s}".formatted(more));
    Matcher address = ADDRESS.matcher(made);
    assertThat(address.find()).isTrue();
    return address.group(1);
  }

  @Test
  void aNewDoorTakesASaleAtOnce_andItBecomesMoney() {
    try (RunningHouse house = start()) {
      String door = door(house, "");

      assertThat(house.get(door + SALE + "T1").body()).isEqualTo("{\"status\":\"accepted\"}");
      assertThat(house.get(door + SALE + "T1").body()).contains("deduplicated");
      assertThat(house.get("/hooks/in/none" + SALE + "T2").statusCode()).isEqualTo(404);

      RunningHouse.await("a conversion", () -> database.count("conversions") == 1);
      assertThat(house.metrics().body())
          .contains(
              "tributary_door_messages_total{outcome=\"accepted\"} 1.0",
              "tributary_door_messages_total{outcome=\"deduplicated\"} 1.0",
              "tributary_door_messages_total{outcome=\"unknown_token\"} 1.0");
    }
  }

  @Test
  void aServerStartedWithoutItsDatabase_keepsASaleOnce_forASenderThatRepeatsNothing() {
    String silent;
    String repeating;
    try (RunningHouse house = start()) {
      silent = door(house, ",\"senderRepeats\":false");
      repeating = door(house, "");
    }
    road.close();
    try (RunningHouse house = start()) {
      assertThat(house.get(silent + SALE + "T1").statusCode()).isEqualTo(202);
      assertThat(house.get(silent + SALE + "T1").statusCode()).isEqualTo(202);
      assertThat(house.get(repeating + SALE + "T2").statusCode()).isEqualTo(503);
      assertThat(house.get("/hooks/in/none").statusCode()).isEqualTo(404);

      road.reopen();
      house.awaitReady();
      RunningHouse.await("a conversion", () -> database.count("conversions") == 1);
      assertThat(database.count("inbox")).isEqualTo(1);
    }
  }
}
