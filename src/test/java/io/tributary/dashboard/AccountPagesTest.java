package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.StripeCredentials;
import io.tributary.model.StripeMode;
import io.tributary.model.WebhookSecret;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the owner sets for Stripe accounts, by forms. */
final class AccountPagesTest {
  private static final String SECRET = "whsec_added_0123456789abcdWXYZ";
  private static final String NEXT = "whsec_next_0123456789abcdQRST";
  private static final String KEY = "rk_live_0123456789abcdefLIVE";
  private final RunningDashboard dashboard = RunningDashboard.owned();
  private final Visit owner = dashboard.owner();

  @AfterEach
  void close() {
    dashboard.close();
  }

  @Test
  void theList_showsTheDefaultAccount_withTheEnvironmentsSecret() {
    assertThat(owner.get("/accounts").body())
        .contains("My Stripe account", "1 webhook secret", "no API key", "No message so far");
    assertThat(owner.get("/accounts/default").body())
        .contains("From the environment", "whsec_…0001", "https://t.example.com/hooks/stripe")
        .doesNotContain("whsec_of_the_environment");
  }

  @Test
  void anAccountIsAdded_andItsPageOpened() {
    HttpResponse<String> answer = owner.submit("/accounts", "id=shop-eu&name=Shop+Europe");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/accounts/shop-eu");
    assertThat(owner.get("/accounts/shop-eu").body())
        .contains("Shop Europe", "No secret so far", "Remove this account");
    assertThat(dashboard.accountsChanged).hasValue(1);
  }

  @Test
  void badAccounts_areRefusedInPlace() {
    HttpResponse<String> twin = owner.submit("/accounts", "id=default&name=Twin");
    assertThat(twin.statusCode()).isEqualTo(422);
    assertThat(twin.body()).contains("There is an account of this id already", "value=\"Twin\"");
    HttpResponse<String> bad = owner.submit("/accounts", "id=A+B&name=&site=nowhere");
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).contains("small letters", "have a name");
    assertThat(owner.get("/accounts/nobody").statusCode()).isEqualTo(404);
    assertThat(owner.submit("/accounts/nobody", "name=x").statusCode()).isEqualTo(404);
    assertThat(dashboard.accountsChanged).hasValue(0);
  }

  @Test
  void aSecretIsAdded_andNeverShownAgain() {
    assertThat(add(SECRET, "Live endpoint").statusCode()).isEqualTo(303);
    assertThat(credentials().secrets())
        .singleElement()
        .satisfies(added -> assertThat(added.secret().reveal()).isEqualTo(SECRET));
    assertThat(owner.get("/accounts/default?saved=secrets").body())
        .contains("Live endpoint", "whsec_…WXYZ", "Saved.")
        .doesNotContain(SECRET);
    assertThat(owner.get("/accounts").body()).contains("2 webhook secrets").doesNotContain(SECRET);
    assertThat(dashboard.accountsChanged).hasValue(1);
  }

  @Test
  void aSecretsModeIsChosen_andChanged_andUnknownUntilThen() {
    add(SECRET, "");
    assertThat(owner.get("/accounts/default").body()).contains("Its first message will show");
    assertThat(credentials().secrets().getFirst().mode()).isEmpty();
    String form = "replaces=" + onlyId() + "&mode=";
    assertThat(owner.submit("/accounts/default/secrets/mode", form + "test").statusCode())
        .isEqualTo(303);
    assertThat(credentials().secrets().getFirst().mode()).contains(StripeMode.TEST);
    assertThat(owner.get("/accounts/default").body())
        .contains("<span class=\"badge test\">Test</span>");
    owner.submit("/accounts/default/secrets/mode", form + "nonsense");
    assertThat(credentials().secrets().getFirst().mode()).contains(StripeMode.TEST);
    owner.submit("/accounts/default/secrets", "mode=live&secret=" + NEXT);
    assertThat(credentials().secrets())
        .extracting(WebhookSecret::mode)
        .containsExactlyInAnyOrder(Optional.of(StripeMode.TEST), Optional.of(StripeMode.LIVE));
    String gone = "mode=live&replaces=00000000000000000000000000";
    assertThat(owner.submit("/accounts/default/secrets/mode", gone).statusCode()).isEqualTo(422);
  }

  @Test
  void aRefusedSecret_isNotSentBack() {
    add(SECRET, "");
    for (String bad : List.of(SECRET, KEY, "we_1AbCdEfGhIjKlMnOp", "short one")) {
      HttpResponse<String> answer = add(bad, "");
      assertThat(answer.statusCode()).as(bad).isEqualTo(422);
      assertThat(answer.body()).doesNotContain(bad).contains("class=\"objection\"");
    }
    HttpResponse<String> wrongKey =
        owner.submit("/accounts/default/keys", "key=" + Visit.encoded("pk_live_0123456789abcdef"));
    assertThat(wrongKey.statusCode()).isEqualTo(422);
    assertThat(wrongKey.body()).contains("publishable key").doesNotContain("pk_live_0123");
    assertThat(credentials().secrets()).hasSize(1);
  }

  @Test
  void aReplacedSecret_staysValidAsLongAsChosen() {
    add(SECRET, "Live endpoint");
    String id = onlyId();
    dashboard.clock.advance(Duration.ofMinutes(1));
    String form = "replaces=" + id + "&secret=" + NEXT + "&overlap=3+days";
    assertThat(owner.submit("/accounts/default/secrets", form).statusCode()).isEqualTo(303);
    List<WebhookSecret> secrets = credentials().secrets();
    assertThat(secrets).extracting(WebhookSecret::label).containsOnly("Live endpoint");
    assertThat(secrets.getFirst().endsAt())
        .contains(dashboard.clock.instant().plus(Duration.ofDays(3)));
    assertThat(secrets.getLast().endsAt()).isEmpty();
    assertThat(owner.get("/accounts/default").body()).contains("Ends", "4 Nov 2026");
  }

  @Test
  void aRefusedReplacement_isShownWhereItWasTyped_andChangesNothing() {
    add(SECRET, "");
    HttpResponse<String> answer =
        owner.submit("/accounts/default/secrets", "secret=nonsense&replaces=" + onlyId());
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("<details open>");
    assertThat(credentials().secrets().getFirst().endsAt()).isEmpty();
    String gone = "secret=" + NEXT + "&replaces=00000000000000000000000000";
    assertThat(owner.submit("/accounts/default/secrets", gone).body())
        .contains("not there any more");
    assertThat(credentials().secrets()).hasSize(1);
  }

  @Test
  void secretsAndKeysAreRemoved() {
    add(SECRET, "");
    owner.submit("/accounts/default/keys", "key=" + KEY);
    assertThat(owner.get("/accounts/default").body()).contains("rk_live_…LIVE").doesNotContain(KEY);
    assertThat(owner.get("/accounts").body()).contains("live API key");
    owner.submit("/accounts/default/secrets/remove", "replaces=" + onlyId());
    owner.submit("/accounts/default/keys/remove", "mode=live");
    assertThat(credentials()).isEqualTo(new StripeCredentials(List.of(), List.of()));
    assertThat(owner.submit("/accounts/default/keys/remove", "mode=live").statusCode())
        .isEqualTo(422);
  }

  @Test
  void aKeyThatAnotherAccountHas_isRefused() {
    owner.submit("/accounts", "id=shop&name=Shop");
    owner.submit("/accounts/shop/keys", "key=" + KEY);
    HttpResponse<String> twice = owner.submit("/accounts/default/keys", "key=" + KEY);
    assertThat(twice.statusCode()).isEqualTo(422);
    assertThat(twice.body()).contains("with the account shop").doesNotContain(KEY);
    assertThat(credentials().keys()).hasSize(1);
  }

  @Test
  void anAccountWithoutBooks_isRemoved_andTheDefaultOneNever() {
    owner.submit("/accounts", "id=unused&name=Unused");
    assertThat(owner.submit("/accounts/unused/remove", "").headers().firstValue("Location"))
        .contains("/accounts");
    assertThat(owner.get("/accounts/unused").statusCode()).isEqualTo(404);
    assertThat(owner.submit("/accounts/default/remove", "").statusCode()).isEqualTo(422);
  }

  private HttpResponse<String> add(String secret, String label) {
    String form = "secret=" + Visit.encoded(secret) + "&label=" + Visit.encoded(label);
    return owner.submit("/accounts/default/secrets", form);
  }

  private StripeCredentials credentials() {
    return dashboard.test.database().inTransaction(dashboard.tables::credentials);
  }

  private String onlyId() {
    return credentials().secrets().getFirst().id().orElseThrow().toString();
  }
}
