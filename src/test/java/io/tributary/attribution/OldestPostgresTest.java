package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.model.Match;
import io.tributary.model.MatchMethod;
import io.tributary.testing.PostgresVersion;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole path on the oldest PostgreSQL we support and on the one we ship. */
class OldestPostgresTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(PostgresVersion.class)
  void aClickBecomesAPaidConversion(PostgresVersion version) {
    try (TestHouse house = new TestHouse(folder, version)) {
      house.link("spring", "https://buy.stripe.com/test_abc");
      String location = house.open("spring", "gclid=1").header("Location").orElseThrow();
      String id = location.replaceAll(".*client_reference_id=([0-9A-Z]{26}).*", "$1");
      house.webhook(
          StripeEvents.completed(
              "old", house.clock.instant(), session -> session.put("client_reference_id", id)));
      house.settle();

      ClickId click = ClickId.parse(id).orElseThrow();
      assertThat(house.conversions())
          .singleElement()
          .satisfies(
              found ->
                  assertThat(found.match())
                      .isEqualTo(new Match.Matched(click, MatchMethod.CLICK_ID)));
    }
  }
}
