package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Collected;
import io.tributary.model.DropReason;
import io.tributary.model.Event;
import io.tributary.model.Identity;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import io.tributary.testing.SettableClock;
import io.tributary.testing.TestHouse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verdict on one item. */
final class ClickIntakeTest {
  private static final String CLICK = "01JABCDEFGHJKMNPQRSTVWXYZ0";
  private static final String VISITOR = "01JABCDEFGHJKMNPQRSTVWXYZ1";
  private static final String ARRIVAL =
      "{\"type\":\"arrival\",\"clickId\":\""
          + CLICK
          + "\",\"visitorId\":\""
          + VISITOR
          + "\",\"url\":\"https://shop.example/\"}";
  private static final String EVENT =
      "{\"type\":\"event\",\"clickId\":\"" + CLICK + "\",\"name\":\"Lead\"}";

  private Site site = Sites.PLAIN;
  private final SettableClock clock = SettableClock.atNoon();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"arrival\" | \"departure\" | UNKNOWN_TYPE",
        "\"arrival\" | 7 | UNKNOWN_TYPE",
        "\"arrival\" | \"arrival\",\"site\":\"other\" | UNKNOWN_SITE",
        "\"arrival\" | \"arrival\",\"consent\":\"denied\" | CONSENT_DENIED",
        CLICK + " | --CLICK-ID-- | INVALID_CLICK_ID",
        CLICK + " | 01JABCDEFGHJKMNPQRSTVWXYZU | INVALID_CLICK_ID",
        "clickId | otherId | INVALID_CLICK_ID",
        VISITOR + " | nobody | INVALID_VISITOR_ID",
        "https: | ftp: | INVALID_URL",
        "\"url\" | \"address\" | INVALID_URL",
      })
  void arrivalWithAFault_isDroppedForIt(String part, String fault, DropReason reason) {
    assertThat(judge(ARRIVAL.replace(part, fault))).isEqualTo(new Collected.Dropped(reason));
  }

  @Test
  void eventWithoutName_isDropped() {
    assertThat(judge(EVENT.replace("Lead", " ")))
        .isEqualTo(new Collected.Dropped(DropReason.NAME_MISSING));
  }

  @Test
  void pageOfAnotherDomain_isForeign_whereTheSiteNamesItsDomains() {
    site = Sites.of(List.of("other.example"), List.of());

    assertThat(judge(ARRIVAL)).isEqualTo(new Collected.Dropped(DropReason.FOREIGN_PAGE));
    assertThat(judge(EVENT)).isEqualTo(new Collected.Dropped(DropReason.FOREIGN_PAGE));
    assertThat(judge(ARRIVAL.replace("shop.example", "other.example.evil.example")))
        .isEqualTo(new Collected.Dropped(DropReason.FOREIGN_PAGE));
    assertThat(judge(ARRIVAL.replace("shop.example", "www.Other.example:8443")))
        .isInstanceOf(Click.class);
  }

  @Test
  void ownServer_mayReportAnyPage() {
    site = Sites.of(List.of("other.example"), List.of());

    assertThat(judge(ARRIVAL, server(Optional.empty()))).isInstanceOf(Click.class);
    assertThat(judge(EVENT, server(Optional.empty()))).isInstanceOf(Event.class);
  }

  @Test
  void arrivalReportedByAServerThatNamesNoBrowser_isNoBot() {
    assertThat(judge(ARRIVAL, server(Optional.empty())))
        .isInstanceOfSatisfying(Click.class, click -> assertThat(click.isBot()).isFalse());
    assertThat(judge(ARRIVAL, server(Optional.of("Googlebot"))))
        .isInstanceOfSatisfying(Click.class, click -> assertThat(click.isBot()).isTrue());
  }

  @Test
  void goodArrival_isAClickWithAllThatItsAddressSays() {
    String sent =
        ARRIVAL
            .replace("example/", "example/?utm_source=mail&gclid=G")
            .toLowerCase(Locale.ROOT)
            .replace("clickid", "clickId")
            .replace("visitorid", "visitorId");

    assertThat(judge(sent))
        .isInstanceOfSatisfying(
            Click.class,
            click -> {
              assertThat(click.id()).hasToString(CLICK);
              assertThat(click.visitor()).hasToString(VISITOR);
              assertThat(click.utm().source()).hasValue("mail");
              assertThat(click.adClickIds()).hasSize(1);
              assertThat(click.channel().source()).isEqualTo("mail");
              assertSentByABrowser(click);
            });
  }

  private void assertSentByABrowser(Click click) {
    assertThat(click.site()).isEqualTo(SiteId.DEFAULT);
    assertThat(click.receivedAt()).isEqualTo(clock.instant());
    assertThat(click.client().address()).isEqualTo("203.0.113.9");
    assertThat(click.origin()).isEqualTo(Click.Origin.TAG);
    assertThat(click.isBot()).isFalse();
  }

  @Test
  void eventKeepsTheIdItCameWith_orGetsOne() {
    String id = "01JABCDEFGHJKMNPQRSTVWXYZ9";

    assertThat(judge(EVENT.replace("{", "{\"id\":\"" + id + "\",")))
        .isInstanceOfSatisfying(Event.class, event -> assertThat(event.id()).hasToString(id));
    assertThat(judge(EVENT))
        .isInstanceOfSatisfying(
            Event.class, event -> assertThat(event.id().toString()).isNotEqualTo(id));
  }

  @Test
  void identify_isKept_withItsNamesSealed() {
    String click = ClickId.mint(clock.instant(), new SplittableRandom(2)).toString();

    assertThat(
            judge(
                """
                {"type":"identify","clickId":"%s","email":" A@b.example ","customerId":7,"phone":""}
                """
                    .formatted(click)))
        .isInstanceOfSatisfying(
            Identity.class,
            identity -> {
              assertThat(identity.names()).isEqualTo("sealed {EMAIL=A@b.example, REF_ID=7}");
              assertThat(identity.click().toString()).isEqualTo(click);
            });
    assertThat(judge("{\"type\":\"identify\",\"clickId\":\"%s\"}".formatted(click)))
        .isEqualTo(new Collected.Dropped(DropReason.NOBODY_IDENTIFIED));
  }

  private Collected judge(String json) {
    return judge(
        json, new Sender("203.0.113.9", Optional.of(TestHouse.BROWSER), false, clock.instant()));
  }

  private Collected judge(String json, Sender sender) {
    ClickIntake intake =
        new ClickIntake(
            id -> id.equals(SiteId.DEFAULT) ? Optional.of(site) : Optional.empty(),
            new SplittableRandom(1),
            names -> "sealed " + names);
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    return intake.judge(
        ClickReader.read(ClickReader.json(body).orElseThrow()).orElseThrow(), sender);
  }

  private Sender server(Optional<String> userAgent) {
    return new Sender("", userAgent, true, clock.instant());
  }
}
