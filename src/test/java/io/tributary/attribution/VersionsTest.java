package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.Entry;
import io.tributary.model.Payment;
import io.tributary.testing.StripeStory;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** The same business gives the same books, whatever API version tells of it, in whatever order. */
final class VersionsTest {
  private static final String NEWEST = "2026-07-29.dahlia";
  private static final String BOOKS =
      """
      DISPUTE_REINSTATED 20.00 usd 2026-04-08T09:05:00Z dp_1
      DISPUTE_WITHDRAWN -20.00 usd 2026-04-04T09:05:00Z dp_1
      PAYMENT 20.00 usd 2026-03-16T09:05:00Z in_1
      PAYMENT 20.00 usd 2026-03-30T09:05:00Z in_2
      PAYMENT 5000 jpy 2026-04-16T10:05:00Z cs_guest
      REFUND -5.00 usd 2026-03-31T09:05:00Z a refund
      payment cs_debit ONE_OFF FAILED 49.00 eur net 0.00 eur 2026-04-16T09:05:00Z Place[isUnlinked=false, paidBefore=0]
      payment cs_guest ONE_OFF PAID 5000 jpy net 5000 jpy 2026-04-16T10:05:00Z Place[isUnlinked=false, paidBefore=0]
      payment cs_trial TRIAL FREE 0.00 usd net 0.00 usd 2026-03-02T09:05:00Z Place[isUnlinked=false, paidBefore=0]
      payment in_1 RENEWAL PAID 20.00 usd net 15.00 usd 2026-03-16T09:05:00Z Place[isUnlinked=false, paidBefore=0]
      payment in_2 RENEWAL PAID 20.00 usd net 20.00 usd 2026-03-30T09:05:00Z Place[isUnlinked=false, paidBefore=1]
      conversion Purchase CONFIRMED 20.00 usd now 20.00 usd SUBSCRIPTION facebook
      conversion Purchase CONFIRMED 5000 jpy now 5000 jpy no_click_id
      conversion Purchase FAILED 49.00 eur now 0.00 eur no_click_id
      conversion StartTrial FREE 0.00 usd now 0.00 usd CLICK_ID facebook
      conversion Subscribe REDUCED 20.00 usd now 15.00 usd SUBSCRIPTION facebook""";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2022-11-15",
        "2025-02-24.acacia",
        "2025-03-31.basil",
        "2025-09-30.clover",
        NEWEST
      })
  void everyVersion_tellsTheSameBooks(String version) {
    try (TestHouse house = new TestHouse(folder)) {
      deliver(house, StripeStory.tell(version, click(house).toString()));
      assertThat(books(house)).isEqualTo(BOOKS);
    }
  }

  @Test
  void order_repetition_andBatching_changeNothing() {
    Random random = new Random(4);
    try (TestHouse house = new TestHouse(folder)) {
      List<ObjectNode> events = StripeStory.tell(NEWEST, click(house).toString());
      List<ObjectNode> shuffled = new ArrayList<>(events);
      shuffled.addAll(events);
      Collections.shuffle(shuffled, random);
      for (ObjectNode event : shuffled) {
        deliver(house, List.of(event));
      }
      assertThat(books(house)).isEqualTo(BOOKS);
    }
  }

  private static ClickId click(TestHouse house) {
    house.link("spring", PathTest.STRIPE_LINK);
    String location = TestSessions.header(house.open("spring", "fbclid=X"), "Location");
    String id = location.replaceAll(".*client_reference_id=([0-9A-Z]{26}).*", "$1");
    return ClickId.parse(id).orElseThrow();
  }

  private static void deliver(TestHouse house, List<ObjectNode> events) {
    events.forEach(event -> assertThat(house.webhook(event).status()).isEqualTo(200));
    house.settle();
  }

  /** A refund's id is not told by older versions. */
  private static String books(TestHouse house) {
    List<String> entries = new ArrayList<>();
    List<String> payments = new ArrayList<>();
    for (Payment payment : house.payments()) {
      payments.add(text(payment));
      payment.entries().forEach(entry -> entries.add(text(entry)));
    }
    List<String> conversions =
        house.conversions().stream().map(VersionsTest::text).sorted().toList();
    Collections.sort(entries);
    Collections.sort(payments);
    List<String> all = new ArrayList<>(entries);
    all.addAll(payments);
    all.addAll(conversions);
    return String.join("\n", all);
  }

  private static String text(Entry entry) {
    String reference = entry.kind() == Entry.Kind.REFUND ? "a refund" : entry.reference();
    return "%s %s %s %s".formatted(entry.kind(), entry.amount(), entry.at(), reference);
  }

  private static String text(Payment payment) {
    String name = payment.stripe().session().or(() -> payment.stripe().invoice()).orElseThrow();
    return "payment %s %s %s %s net %s %s %s"
        .formatted(
            name,
            payment.purpose(),
            payment.status(),
            payment.amount(),
            payment.net(),
            payment.occurredAt(),
            payment.place());
  }

  private static String text(Conversion conversion) {
    String match =
        switch (conversion.match()) {
          case io.tributary.model.Match.Matched matched -> matched.method().name();
          case io.tributary.model.Match.Unmatched unmatched -> unmatched.reason().code();
        };
    String source =
        conversion.credited().map(Click::channel).map(channel -> " " + channel.source()).orElse("");
    return "conversion %s %s %s now %s %s%s"
        .formatted(
            conversion.event(),
            conversion.status(),
            conversion.value(),
            conversion.current(),
            match,
            source);
  }
}
