package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Channel;
import io.tributary.model.Click;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list of clicks and one of them. */
final class ClickPagesTest {
  private final RunningDashboard dashboard = RunningDashboard.owned();
  private final SampleData data = new SampleData(dashboard);
  private final Visit owner = dashboard.owner();
  private final Instant noon = dashboard.clock.instant();

  @AfterEach
  void close() {
    dashboard.close();
  }

  private static Click ad(Instant at) {
    return SampleData.click(
        new Channel("google", "cpc"), Optional.of("brand"), "https://shop.example.com/offer", at);
  }

  @Test
  void emptyListSaysWhatToDo() {
    assertThat(owner.get("/clicks").body()).contains("No clicks yet", "href=\"/links\"");
  }

  @Test
  void clicksAreListedWithSourceCampaignAndLandingPage() {
    data.keep(ad(noon));
    assertThat(owner.get("/clicks").body())
        .contains("google", "cpc", "brand", "shop.example.com/offer", "fbclid");
  }

  @Test
  void botsAppearOnlyWhenAskedFor() {
    Click click = data.keep(ad(noon));
    dashboard.test.execute("UPDATE clicks SET is_bot = true");
    assertThat(owner.get("/clicks").body()).doesNotContain(click.id().toString());
    assertThat(owner.get("/clicks?bots=true").body()).contains(click.id().toString());
    assertThat(owner.get("/clicks/" + click.id()).statusCode()).isEqualTo(200);
  }

  @Test
  void clickShowsItsJourneyAndWhatItEarned() {
    Click ad = data.keep(ad(noon.minus(Duration.ofDays(2))));
    Click back = data.keep(SampleData.directReturn(ad, noon.minus(Duration.ofHours(1))));
    data.event(back, "InitiateCheckout", noon.minus(Duration.ofMinutes(5)));
    data.keep(Sale.paid("cs_1", 12_900, "eur", noon).from(ad));
    assertThat(owner.get("/clicks/" + ad.id()).body())
        .contains("Purchase", "129.00", "credited", back.id().toString(), "InitiateCheckout");
  }

  @Test
  void unknownClickIsNotFound() {
    assertThat(owner.get("/clicks/none").statusCode()).isEqualTo(404);
  }
}
