package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.http.BadRequest;
import io.tributary.testing.Counted;
import io.tributary.testing.TestHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/** Whatever is sent to the collect door is refused, dropped, loaded or set aside: never lost. */
final class HostileCollectTest {
  private static final List<String> ODD_VALUES =
      List.of(
          "null",
          "1e400",
          "-0",
          "1e-400",
          "123456789012345678901234567890",
          "[]",
          "{}",
          "true",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "{\"\\u0000\":\"\\udc00\\u0000\"}",
          "[[[[[[{}]]]]]]",
          "{\"a\":1,\"a\":2}",
          "\"\\\\u0000\"",
          "\"" + "y".repeat(6000) + '"',
          "\"\uD83D\uDE00\"");

  private static final List<String> NAMES =
      List.of("type", "site", "clickId", "visitorId", "url", "referrer", "consent", "name");

  @Property(tries = 4, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void acceptedItems_areAllLoadedOrSetAside(@ForAll("items") List<String> items)
      throws IOException {
    try (TestHouse house = new TestHouse(Files.createTempDirectory("tributary-hostile"))) {
      items.forEach(item -> send(house, item));
      house.settle();

      long accepted = Counted.by(house.counters).getOrDefault("accepted", 0L);
      assertThat(Counted.by(house.counters)).doesNotContainKey("not_kept");
      assertThat(house.database.count("events") + house.database.count("clicks"))
          .isEqualTo(accepted);
      assertThat(house.database.count("set_aside")).isZero();
    }
  }

  private static void send(TestHouse house, String body) {
    try {
      house.collect(body, Map.of());
    } catch (BadRequest refused) {
      assertThat(refused.status()).isBetween(400, 499);
    }
  }

  @Provide
  Arbitrary<List<String>> items() {
    return Arbitraries.frequencyOf(
            Tuple.of(6, good()),
            Tuple.of(2, members().map(all -> "{" + String.join(",", all) + "}")),
            Tuple.of(1, members().map(List::toString)),
            Tuple.of(1, Arbitraries.strings().ofMaxLength(40)))
        .list()
        .ofMinSize(100)
        .ofMaxSize(200);
  }

  /** Good ids, and whatever else beside them. */
  private static Arbitrary<String> good() {
    Arbitrary<String> ids =
        Arbitraries.strings().withChars("0123456789ABCDEFGHJKMNPQRSTVWXYZ").ofLength(25);
    return Combinators.combine(ids, ids, value(), value(), Arbitraries.of(true, false))
        .as(
            (click, visitor, odd, more, isEvent) -> {
              String item =
                  isEvent
                      ? Items.event("0" + click, "Lead")
                      : Items.arrival("0" + click, "0" + visitor);
              return Items.with(
                  Items.with(item, isEvent ? "attributes" : "browserIds", odd), "x", more);
            });
  }

  private static Arbitrary<List<String>> members() {
    Arbitrary<String> names = Arbitraries.of(NAMES);
    return Combinators.combine(names, value())
        .as((name, value) -> '"' + name + "\":" + value)
        .list()
        .ofMaxSize(8);
  }

  private static Arbitrary<String> value() {
    Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(60).map(HostileCollectTest::quoted);
    Arbitrary<String> members = texts.map(text -> "{\"k\":" + text + "}");
    return Arbitraries.oneOf(texts, Arbitraries.of(ODD_VALUES), members);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars().forEach(character -> quoted.append("\\u%04x".formatted(character)));
    return quoted.append('"').toString();
  }
}
