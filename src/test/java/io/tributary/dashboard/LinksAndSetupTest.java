package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Channel;
import io.tributary.model.Link;
import io.tributary.model.Site;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the owner changes: links and the site's settings. */
final class LinksAndSetupTest {
  private static final String GOOD_SITE =
      "name=Shop&domains=https%3A%2F%2FShop.example.com%2Fx%0D%0Awww.example.com&stripeHosts="
          + "&referencePolicy=APPEND&consentPolicy=WAIT";
  private final RunningDashboard dashboard = RunningDashboard.owned();
  private final Visit owner = dashboard.owner();

  @AfterEach
  void close() {
    dashboard.close();
  }

  private List<Link> links() {
    return dashboard.test.database().inTransaction(dashboard.tables.links()::all);
  }

  private Site site() {
    return dashboard.test.database().inTransaction(dashboard.tables.sites()::all).getFirst();
  }

  @Test
  void linkIsMadeAndTheClickRoomIsTold() {
    HttpResponse<String> answer =
        owner.submit("/links", "slug=spring&target=https%3A%2F%2Fbuy.stripe.com%2Fabc");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(links()).extracting(Link::slug).containsExactly("spring");
    assertThat(dashboard.linksChanged).hasValue(1);
    assertThat(owner.get("/links?made=spring").body())
        .contains("https://t.example.com/r/spring", "data-copy");
  }

  @Test
  void emptySlugIsMadeUp() {
    owner.submit("/links", "slug=&target=https%3A%2F%2Fexample.com%2F--CLICK-ID--");
    assertThat(links()).singleElement().satisfies(link -> assertThat(link.slug()).hasSize(7));
  }

  @Test
  void takenSlugAndBadTargetsAreRefusedInPlace() {
    owner.submit("/links", "slug=spring&target=https%3A%2F%2Fexample.com");
    HttpResponse<String> twin =
        owner.submit("/links", "slug=spring&target=https%3A%2F%2Fother.example.com");
    assertThat(twin.statusCode()).isEqualTo(422);
    assertThat(twin.body()).contains("There is a link of this name already", "other.example.com");
    for (String target :
        List.of(
            "", "javascript:alert(1)", "example.com", "https://", "//x.com", "https://x.com/ü")) {
      String form = "slug=&target=" + Visit.encoded(target);
      assertThat(owner.submit("/links", form).statusCode()).as(target).isEqualTo(422);
    }
    assertThat(owner.submit("/links", "slug=a+b&target=https%3A%2F%2Fx.com").statusCode())
        .isEqualTo(422);
    assertThat(links()).hasSize(1);
  }

  @Test
  void setupShowsTagWebhookAndEvents() {
    assertThat(owner.get("/setup").body())
        .contains(
            "https://t.example.com/tag.js",
            "https://t.example.com/hooks/stripe",
            "checkout.session.async_payment_succeeded",
            "invoice_payment.paid",
            "charge.dispute.funds_withdrawn",
            "client_reference_id=--CLICK-ID--",
            "Waiting for your first click",
            "Waiting for the first message from Stripe");
  }

  @Test
  void progressTellsOfTheFirstClickAndMessage() {
    SampleData data = new SampleData(dashboard);
    data.keep(
        SampleData.click(
            new Channel("google", "cpc"),
            Optional.empty(),
            "https://shop.example.com/",
            dashboard.clock.instant()));
    data.keep(Sale.paid("cs_1", 100, "usd", dashboard.clock.instant()));
    assertThat(owner.get("/setup/progress").body())
        .contains("First click received", "First Stripe message received")
        .doesNotContain("<html");
  }

  @Test
  void settingsAreSavedAndTheClickRoomIsTold() {
    assertThat(owner.submit("/setup", GOOD_SITE).statusCode()).isEqualTo(303);
    assertThat(site().name()).isEqualTo("Shop");
    assertThat(site().domains()).containsExactly("shop.example.com", "www.example.com");
    assertThat(site().referencePolicy()).isEqualTo(Site.ReferencePolicy.APPEND);
    assertThat(site().consentPolicy()).isEqualTo(Site.ConsentPolicy.WAIT);
    assertThat(dashboard.settingsChanged).hasValue(1);
    assertThat(owner.get("/setup?saved=1").body())
        .containsPattern("value=\"APPEND\" selected")
        .contains("Saved.");
  }

  @Test
  void whatElseTheTagDoes_isTicked() {
    assertThat(owner.get("/setup").body()).containsPattern("extra.EVENTS\" value=\"1\" checked");
    owner.submit("/setup", GOOD_SITE + "&extra.SIGNALS=1&extra.ANYTRACK=1&extra.NONSENSE=1");

    assertThat(site().tagExtras()).containsExactly(Site.TagExtra.SIGNALS, Site.TagExtra.ANYTRACK);
    assertThat(owner.get("/setup").body())
        .containsPattern("extra.SIGNALS\" value=\"1\" checked")
        .doesNotContainPattern("extra.EVENTS\" value=\"1\" checked");
  }

  @Test
  void badSettingsAreRefusedInPlace() {
    HttpResponse<String> answer = owner.submit("/setup", "name=&domains=not+a+host%21");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Give the site a name", "is no host");
    assertThat(dashboard.settingsChanged).hasValue(0);
  }
}
