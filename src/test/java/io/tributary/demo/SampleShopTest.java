package io.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.demo.DemoSettings.Ports;
import io.tributary.demo.DemoSettings.Timing;
import io.tributary.demo.DemoSettings.TrackedLinks;
import io.tributary.model.Secret;
import io.tributary.testing.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The shop's pages lead where a newcomer should go. */
final class SampleShopTest {
  private static final URI TRIBUTARY = URI.create("http://127.0.0.1:8080");
  private final Demo demo =
      Demo.start(
          new DemoSettings(
              TRIBUTARY,
              new Secret("whsec_x"),
              new Ports(0, 0),
              new TrackedLinks("letter", "bio"),
              Timing.immediate()),
          new StripeShelf(),
          SettableClock.atNoon(),
          new SplittableRandom(1));
  private final Buyer visitor = new Buyer();

  @AfterEach
  void stop() {
    demo.close();
  }

  @Test
  void landingPageHasTheTagAndBothPaymentLinks() throws IOException, InterruptedException {
    String page = visitor.look(demo.shop());
    assertThat(page)
        .contains("<script async src=\"http://127.0.0.1:8080/tag.js\"></script>")
        .contains("href=\"" + demo.paymentLink() + "\"")
        .contains("/test_28oCandleClub?client_reference_id=--CLICK-ID--\"")
        .doesNotContain("{{");
    assertThat(visitor.look(demo.shop().resolve("/style.css"))).contains("prefers-color-scheme");
  }

  @Test
  void adsCarryClickIdsOfTheirPlatforms_newOnEachLook() throws IOException, InterruptedException {
    String page = visitor.look(demo.ads());
    assertThat(page)
        .contains("gclid=Cj0KCQiA")
        .contains("fbclid=IwZXh0bg")
        .contains("ttclid=E.C.P.")
        .contains("http://127.0.0.1:8080/r/letter?")
        .contains("http://127.0.0.1:8080/r/bio?")
        .doesNotContain("{{");
    assertThat(visitor.look(demo.ads())).isNotEqualTo(page);
  }
}
