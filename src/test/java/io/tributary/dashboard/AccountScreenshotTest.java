package io.tributary.dashboard;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pages of accounts and of several sites in a real browser; the pictures are kept. */
final class AccountScreenshotTest {
  private final RunningDashboard dashboard = RunningDashboard.owned();

  @AfterEach
  void close() {
    dashboard.close();
  }

  @Test
  void accountsFitEveryScreen() {
    Visit owner = keepAccounts();
    Map<String, String> pages =
        Map.of(
            "accounts", "/accounts",
            "account", "/accounts/default?saved=secrets",
            "account-new", "/accounts/a-second-one",
            "account-connected", "/accounts/default/connected/acct_1Nv0FGQ9RKHgCVdK",
            "setup-site", "/setup?site=shop-eu",
            "links-sites", "/links");
    new Looks(dashboard).inEveryLook(pages, owner.session());
  }

  private Visit keepAccounts() {
    Visit owner = dashboard.owner();
    SampleData data = new SampleData(dashboard);
    data.keep(Sale.paid("cs_1", 12_900, "eur", dashboard.clock.instant()));
    data.keep(Sale.paid("cs_2", 10_000, "usd", dashboard.clock.instant()).inTestMode());
    dashboard.test.execute(
        """
        UPDATE payments SET payment_link = CASE WHEN session = 'cs_1'
          THEN 'plink_1PqRsTuVwXyZ0123456789ab' ELSE 'plink_' || repeat('x', 60) END
        """);
    dashboard.test.execute("INSERT INTO accounts (id) VALUES ('default/acct_1Nv0FGQ9RKHgCVdK')");
    owner.submit("/sites", "newId=shop-eu&newName=Shop+Europe+and+the+United+Kingdom");
    owner.submit("/accounts", "id=a-second-one&name=" + "A+name+that+has+no+end".repeat(4));
    for (String name : List.of("Live endpoint", "Old endpoint")) {
      String secret = "whsec_0123456789abcdef" + name.replace(' ', '_');
      owner.submit(
          "/accounts/default/secrets", "secret=" + secret + "&label=" + Visit.encoded(name));
    }
    owner.submit("/accounts/default/keys", "key=rk_live_0123456789abcdefLIVE");
    dashboard.test.execute(
        """
        UPDATE webhook_secrets SET ends_at = created_at + interval '1 day'
        WHERE label = 'Old endpoint'
        """);
    return owner;
  }
}
