package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Account;
import io.tributary.model.AccountId;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several sites: what the owner chooses for each, and which payments belong to it. */
final class SitePagesTest {
  private final RunningDashboard dashboard = RunningDashboard.owned();
  private final Visit owner = dashboard.owner();

  @AfterEach
  void close() {
    dashboard.close();
  }

  @Test
  void nameAndSiteAreSaved() {
    addSite("eu");
    assertThat(owner.submit("/accounts/default", "name=Main&site=eu").statusCode()).isEqualTo(303);
    Account saved =
        dashboard
            .test
            .database()
            .inTransaction(open -> dashboard.tables.accounts().find(open, AccountId.DEFAULT))
            .orElseThrow();
    assertThat(saved.title()).isEqualTo("Main");
    assertThat(saved.site()).contains(new SiteId("eu"));
    HttpResponse<String> refused = owner.submit("/accounts/default", "name=&site=nowhere");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("have a name", "no such site");
  }

  @Test
  void paymentLinksThatWerePaidThrough_getTheirSites() {
    assertThat(owner.get("/accounts/default").body()).contains("There is one site so far");
    addSite("eu");
    Sale sale = Sale.paid("cs_1", 4900, "eur", dashboard.clock.instant());
    new SampleData(dashboard).keep(sale);
    dashboard.test.execute("UPDATE payments SET payment_link = 'plink_a&b'");
    assertThat(owner.get("/accounts/default").body())
        .contains("name=\"site.plink_a&amp;b\"", "49.00", "tributary replay");
    String form =
        Visit.encoded("site.plink_a&b") + "=eu&link=plink_new&linkSite=eu&site.plink_b=nowhere";
    assertThat(owner.submit("/accounts/default/payment-links", form).statusCode()).isEqualTo(303);
    assertThat(chosen()).containsExactly("plink_a&b eu", "plink_new eu");
    owner.submit("/accounts/default/payment-links", Visit.encoded("site.plink_a&b") + "=");
    assertThat(chosen()).hasSize(1);
    String address = "link=" + Visit.encoded("https://buy.stripe.com/x") + "&linkSite=eu";
    assertThat(owner.submit("/accounts/default/payment-links", address).body())
        .contains("not its address");
  }

  @Test
  void aConnectedAccount_hasAPageOfItsOwn() {
    dashboard.test.execute("INSERT INTO accounts (id) VALUES ('default/acct_7')");
    addSite("eu");
    assertThat(owner.get("/accounts/default").body())
        .contains("href=\"/accounts/default/connected/acct_7\"");
    assertThat(owner.get("/accounts/default/connected").body()).contains("acct_7");
    assertThat(owner.get("/accounts").body()).doesNotContain("acct_7");
    String page = "/accounts/default/connected/acct_7";
    assertThat(owner.get(page).body())
        .contains("as its platform: My site")
        .doesNotContain("Add secret");
    assertThat(owner.submit(page, "name=&site=eu").statusCode()).isEqualTo(303);
    assertThat(owner.submit(page + "/payment-links", "link=plink_1&linkSite=eu").statusCode())
        .isEqualTo(303);
    assertThat(owner.get(page).body()).contains("plink_1");
  }

  @Test
  void aSiteIsAdded_andHasATagAndSettingsOfItsOwn() {
    HttpResponse<String> answer = owner.submit("/sites", "newId=eu&newName=Europe");
    assertThat(answer.headers().firstValue("Location")).contains("/setup?site=eu");
    assertThat(dashboard.settingsChanged).hasValue(1);
    assertThat(owner.get("/setup?site=eu").body()).contains("tag.js?site=eu", "value=\"Europe\"");
    assertThat(owner.submit("/setup", "site=eu&name=EU&domains=eu.example.com").statusCode())
        .isEqualTo(303);
    List<Site> sites = dashboard.test.database().inTransaction(dashboard.tables.sites()::all);
    assertThat(sites).extracting(Site::name).containsExactly("My site", "EU");
    assertThat(owner.submit("/links", "slug=eu&target=https%3A%2F%2Fx.com&site=eu").statusCode())
        .isEqualTo(303);
    assertThat(dashboard.test.rows("SELECT site_id FROM links"))
        .containsExactly(Map.of("site_id", "eu"));
    assertThat(owner.get("/links").body()).contains("for EU");
    assertThat(owner.submit("/sites", "newId=eu&newName=Twin").statusCode()).isEqualTo(422);
    assertThat(owner.submit("/sites", "newId=E+U&newName=").statusCode()).isEqualTo(422);
    assertThat(owner.get("/setup?site=nowhere").statusCode()).isEqualTo(404);
  }

  private void addSite(String id) {
    owner.submit("/sites", "newId=" + id + "&newName=Site+" + id);
  }

  private List<String> chosen() {
    return dashboard
        .test
        .rows("SELECT payment_link || ' ' || site_id AS c FROM payment_link_sites ORDER BY 1")
        .stream()
        .map(row -> String.valueOf(row.get("c")))
        .toList();
  }
}
