package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AdClickId;
import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.Match;
import io.tributary.model.MatchMethod;
import io.tributary.model.StandardEvent;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** From a click to a conversion, through every room, on a real database. */
final class MainPathTest extends PathTest {
  @Test
  void theSeedPayment_isCreditedToTheAdThatWasClicked() {
    ClickId click = clickThrough("spring", "utm_source=facebook&fbclid=X");
    pay("seed", session -> session.put("client_reference_id", click.toString()));
    house.settle();

    Conversion conversion = onlyConversion();
    assertThat(conversion.event()).isEqualTo(StandardEvent.PURCHASE);
    assertThat(conversion.value().toString()).isEqualTo("100.00 usd");
    assertThat(conversion.current().toString()).isEqualTo("100.00 usd");
    assertThat(conversion.status()).isEqualTo(Conversion.Status.CONFIRMED);
    assertThat(conversion.test()).isTrue();
    assertThat(conversion.match()).isEqualTo(new Match.Matched(click, MatchMethod.CLICK_ID));
    Click credited = conversion.credited().orElseThrow();
    assertThat(credited.id()).isEqualTo(click);
    assertThat(credited.channel().source()).isEqualTo("facebook");
    assertThat(credited.adClickIds()).containsExactly(new AdClickId(AdClickId.Kind.FBCLID, "X"));
  }

  @Test
  void metadataCarriesTheClick_whereTheReferenceDoesNot() {
    ClickId click = clickThrough("spring", "gclid=abc");
    pay(
        "meta",
        session -> {
          session.put("client_reference_id", "customer-17");
          session.putObject("metadata").put("click_id", click.toString());
        });
    house.settle();
    assertThat(onlyConversion().match()).isEqualTo(new Match.Matched(click, MatchMethod.METADATA));
  }

  @Test
  void anAppendedReference_isReadBack_withoutRegardToCase() {
    ClickId click = clickThrough("spring", "gclid=abc");
    pay(
        "appended",
        session ->
            session.put(
                "client_reference_id", "user_42_" + click.toString().toLowerCase(Locale.ROOT)));
    house.settle();
    assertThat(onlyConversion().match()).isEqualTo(new Match.Matched(click, MatchMethod.CLICK_ID));
  }

  @Test
  void aClickThatComesAfterItsPayment_matchesIt() {
    ClickId click = ClickId.parse("01JD0000000000000000000001").orElseThrow();
    pay("early", session -> session.put("client_reference_id", click.toString()));
    house.settle();
    assertThat(onlyConversion().match()).isInstanceOf(Match.Unmatched.class);

    arrive(click, "01JD00000000000000000000V1", "https://shop.example/?utm_source=google");
    house.settle();
    assertThat(onlyConversion().match()).isEqualTo(new Match.Matched(click, MatchMethod.CLICK_ID));
    assertThat(house.database.count("waits")).isZero();
  }

  @Test
  void anAdKeepsTheCredit_whenItsVisitorComesBackDirectly() {
    ClickId ad = ClickId.parse("01JD000000000000000000000A").orElseThrow();
    ClickId direct = ClickId.parse("01JD000000000000000000000B").orElseThrow();
    String visitor = "01JD00000000000000000000V1";
    arrive(ad, visitor, "https://shop.example/?utm_source=google&gclid=g1&utm_campaign=spring");
    house.clock.advance(Duration.ofDays(1));
    arrive(direct, visitor, "https://shop.example/");
    pay("back", session -> session.put("client_reference_id", direct.toString()));
    house.settle();

    assertThat(onlyConversion().match()).isEqualTo(new Match.Matched(direct, MatchMethod.CLICK_ID));
    assertThat(onlyConversion().credited().orElseThrow().id()).isEqualTo(ad);
  }

  @Test
  void anAdOlderThanTheLookback_losesTheCredit() {
    ClickId ad = ClickId.parse("01JD000000000000000000000A").orElseThrow();
    ClickId direct = ClickId.parse("01JD000000000000000000000B").orElseThrow();
    arrive(ad, "01JD00000000000000000000V1", "https://shop.example/?gclid=g1");
    house.clock.advance(Duration.ofDays(31));
    arrive(direct, "01JD00000000000000000000V1", "https://shop.example/");
    pay("late", session -> session.put("client_reference_id", direct.toString()));
    house.settle();
    assertThat(onlyConversion().credited().orElseThrow().id()).isEqualTo(direct);
  }

  @Test
  void aMatch_holdsAfterItsClickIsForgotten() {
    ClickId click = clickThrough("spring", "utm_source=facebook");
    pay("kept", session -> session.put("client_reference_id", click.toString()));
    house.settle();
    house.database.execute("DELETE FROM clicks");
    house.database.execute("UPDATE payments SET revision = revision + 1");
    house.settle();
    assertThat(onlyConversion().match()).isEqualTo(new Match.Matched(click, MatchMethod.CLICK_ID));
    assertThat(onlyConversion().credited().orElseThrow().channel().source()).isEqualTo("facebook");
  }
}
