package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AdClickId;
import io.tributary.model.Channel;
import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Client;
import io.tributary.model.Consent;
import io.tributary.model.PaymentId;
import io.tributary.model.SiteId;
import io.tributary.model.Utm;
import io.tributary.testing.Browser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What visitors and buyers write never runs, wherever it is shown. */
final class HostileTextTest {
  private static final String SCRIPT = "<script>document.title='owned'</script>";
  private static final String BREAKOUT = "\"><img src=x onerror=\"document.title='owned'\">'";
  private static final String LINK = "javascript:document.title='owned'";
  private final RunningDashboard dashboard = RunningDashboard.owned();
  private final SampleData data = new SampleData(dashboard);
  private final Visit owner = dashboard.owner();
  private final Instant noon = dashboard.clock.instant();

  @AfterEach
  void close() {
    dashboard.close();
  }

  private static Utm campaign() {
    return new Utm(
        Optional.of(SCRIPT),
        Optional.of(BREAKOUT),
        Optional.of(SCRIPT + BREAKOUT),
        Optional.of(BREAKOUT),
        Optional.of(SCRIPT));
  }

  private Click hostile() {
    return new Click(
        new ClickId(UUID.randomUUID()),
        SiteId.DEFAULT,
        SampleData.visitor(),
        noon,
        LINK,
        Optional.of(LINK),
        campaign(),
        List.of(new AdClickId(AdClickId.Kind.GCLID, BREAKOUT)),
        new Channel(SCRIPT, BREAKOUT),
        new Client("203.0.113.9", Optional.of(SCRIPT), Map.of("_fbp", BREAKOUT)),
        Consent.UNSPECIFIED,
        Optional.empty(),
        false,
        Click.Origin.TAG,
        Optional.empty());
  }

  private List<String> pagesAbout(Click click, PaymentId payment) {
    return List.of(
        "/",
        "/payments/" + payment,
        "/clicks",
        "/clicks/" + click.id(),
        "/links?made=" + Visit.encoded(BREAKOUT),
        "/accounts",
        "/accounts/default?saved=" + Visit.encoded(BREAKOUT),
        "/accounts/default/connected",
        "/setup?site=" + Visit.encoded(BREAKOUT),
        "/sign-in?next=" + Visit.encoded("/" + BREAKOUT));
  }

  /** Names, labels and ids of an account that Stripe and the owner have made up. */
  private void keepHostileAccount() {
    dashboard.test.execute("UPDATE accounts SET name = '%s'".formatted(sql(SCRIPT + BREAKOUT)));
    dashboard.test.execute("UPDATE sites SET name = '%s'".formatted(sql(BREAKOUT + SCRIPT)));
    dashboard.test.execute(
        "INSERT INTO accounts (id) VALUES ('default/%s')".formatted(sql(BREAKOUT)));
    dashboard.test.execute(
        "INSERT INTO sites (id, name) VALUES ('%1$s', '%1$s')".formatted(sql(BREAKOUT)));
    dashboard.test.execute("UPDATE payments SET payment_link = '%s'".formatted(sql(BREAKOUT)));
    owner.submit(
        "/accounts/default/secrets",
        "secret=whsec_0123456789abcdef&label=" + Visit.encoded(SCRIPT));
  }

  private static String sql(String text) {
    return text.replace("'", "''");
  }

  @Test
  void storedTextIsEscapedOnEveryPage() {
    Click click = data.keep(hostile());
    data.event(click, SCRIPT, noon);
    PaymentId payment = data.keep(Sale.paid("cs_" + SCRIPT, 100, "usd", noon).from(click));
    keepHostileAccount();
    for (String path : pagesAbout(click, payment)) {
      assertThat(owner.get(path).body())
          .as(path)
          .doesNotContain("<script>")
          .doesNotContain("<img")
          .doesNotContain("href=\"javascript:");
    }
  }

  @Test
  void storedTextNeverRunsInABrowser() {
    Click click = data.keep(hostile());
    PaymentId payment = data.keep(Sale.paid("cs_" + SCRIPT, 100, "usd", noon).from(click));
    keepHostileAccount();
    try (Browser browser = Browser.open()) {
      browser
          .context()
          .addCookies(
              List.of(
                  new com.microsoft.playwright.options.Cookie("tributary_session", owner.session())
                      .setUrl(dashboard.address())));
      for (String path : pagesAbout(click, payment)) {
        browser.page().navigate(dashboard.address() + path);
        assertThat(browser.page().title()).as(path).endsWith("Tributary");
      }
    }
  }

  @Test
  void refusedFormsShowWhatWasTypedEscaped() {
    String form = "slug=" + Visit.encoded(BREAKOUT) + "&target=" + Visit.encoded(BREAKOUT);
    assertThat(owner.submit("/links", form).body()).doesNotContain("<img");
    String settings = "name=&domains=" + Visit.encoded("</textarea>" + BREAKOUT);
    assertThat(owner.submit("/setup", settings).body())
        .doesNotContain("<img")
        .doesNotContain("</textarea>\"");
  }

  @Test
  void onlyWebAddressesBecomeLinks() {
    assertThat(Shown.isWeb("https://example.com/a?b=c")).isTrue();
    for (String address : List.of(LINK, "JaVaScRiPt:x", "data:text/html,x", " javascript:x", "")) {
      assertThat(Shown.isWeb(address)).as(address).isFalse();
    }
  }

  @Test
  void masksKeepOnlyInitials() {
    assertThat(Masked.email("bob@example.com")).isEqualTo("b…@example.com");
    assertThat(Masked.email("nonsense")).isEqualTo("n…");
    assertThat(Masked.name("  Ann  Marie Lee ")).isEqualTo("A… M… L…");
    assertThat(Masked.name("")).isEqualTo("…");
    assertThat(Masked.phone("+4915112345678")).isEqualTo("…78");
    assertThat(Masked.phone("1")).isEqualTo("…1");
  }
}
