package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.Door;
import io.tributary.model.Match;
import io.tributary.model.MatchMethod;
import io.tributary.model.Payment;
import io.tributary.model.UnmatchedReason;
import io.tributary.model.VisitorId;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Messages at a door one by one, and the conversions after each. */
abstract class DoorStory {
  private final SplittableRandom random = new SplittableRandom(3);
  DoorHouse doors;
  TestHouse house;
  Door door;

  @BeforeEach
  void open(@TempDir Path folder) {
    doors = new DoorHouse(folder);
    house = doors.house;
    door = doors.add(doors.door("postbacks"));
  }

  @AfterEach
  void close() {
    doors.close();
  }

  /** Posts a message, and lets everybody work. */
  void tell(String json) {
    assertThat(doors.post(door.name(), json).status()).isIn(200, 422);
    settle();
  }

  void settle() {
    int done;
    do {
      done = doors.loader().runOnce() + doors.intake().runOnce() + house.attributor().runOnce();
    } while (done > 0);
  }

  ClickId clickId() {
    return ClickId.mint(house.clock.instant(), random);
  }

  VisitorId visitor() {
    return VisitorId.mint(house.clock.instant(), random);
  }

  /** A visitor arrives from an ad. */
  void arrive(ClickId click, VisitorId visitor) {
    collect(
        """
        {"type":"arrival","clickId":"%s","visitorId":"%s","url":"https://shop.example/?utm_source=ad"}
        """
            .formatted(click, visitor));
  }

  /** A visitor says who he is. */
  void identify(ClickId click, VisitorId visitor, String names) {
    collect(
        "{\"type\":\"identify\",\"clickId\":\"%s\",\"visitorId\":\"%s\",%s}"
            .formatted(click, visitor, names));
  }

  void collect(String json) {
    collect(json, Map.of());
  }

  void collect(String json, Map<String, String> headers) {
    assertThat(house.collect(json, headers).status()).isEqualTo(204);
    settle();
  }

  Payment payment() {
    assertThat(house.payments()).hasSize(1);
    return house.payments().getFirst();
  }

  Conversion conversion() {
    List<Conversion> all = house.conversions();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  void assertMatched(ClickId click, MatchMethod method) {
    assertThat(conversion().match()).isEqualTo(new Match.Matched(click, method));
    assertThat(conversion().credited().orElseThrow().id()).isEqualTo(click);
  }

  void assertNoMatchFound() {
    assertThat(conversion().match())
        .isInstanceOfSatisfying(
            Match.Unmatched.class,
            unmatched -> {
              assertThat(unmatched.reason()).isEqualTo(UnmatchedReason.NO_MATCH_FOUND);
              assertThat(unmatched.reason().sentence()).startsWith("No match found");
            });
  }
}
