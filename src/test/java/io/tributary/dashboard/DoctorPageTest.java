package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.demo.StripeApiStandIn;
import io.tributary.model.AccountId;
import io.tributary.model.Check;
import io.tributary.model.Diagnosis;
import io.tributary.model.Finding;
import io.tributary.model.Repair;
import io.tributary.testing.Shelved;
import io.tributary.testing.Ward;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The doctor's page: what it says, in which order, and its buttons. */
final class DoctorPageTest {
  private static final String HOSTILE = "\"><script>document.title='owned'</script>'";
  private static final String CREATE = "kind=CREATE_ENDPOINT&account=default&test=false&endpoint=";
  private final RunningDashboard dashboard = RunningDashboard.owned();
  private final Visit owner = dashboard.owner();

  @AfterEach
  void close() {
    dashboard.close();
  }

  private String pageWith(Finding... findings) {
    dashboard.diagnosis = new Diagnosis(dashboard.clock.instant(), List.of(findings));
    return owner.get("/doctor").body();
  }

  @Test
  void troubleComesFirst_thenAdvice_thenWhatIsAllRight() {
    String page =
        pageWith(
            Finding.good(Check.CLOCK, "Right."),
            Finding.unknown(Check.API_KEY, "Nobody knows."),
            Finding.advice(Check.LINK_CUSTOMERS, "Better."),
            Finding.trouble(Check.ENDPOINT, "Missing."));

    assertThat(page)
        .containsSubsequence("Missing.", "Better.", "Nobody knows.", "Right.")
        .contains("One thing costs you clicks or money.", "Looked at");
  }

  @Test
  void summary_saysTheWorst() {
    assertThat(pageWith(Finding.good(Check.CLOCK, "Right."))).contains("All is well.");
    assertThat(pageWith(Finding.advice(Check.CLOCK, "Better.")))
        .contains("Nothing is broken. One thing could be better.");
    assertThat(pageWith(Finding.unknown(Check.CLOCK, "Who knows.")))
        .contains("as far as could be looked at");
    assertThat(
            pageWith(Finding.trouble(Check.CLOCK, "One."), Finding.trouble(Check.ENDPOINT, "Two.")))
        .contains("2 things cost you clicks or money.");
  }

  @Test
  void remedyExamplesWayAndButton_areThere() {
    String page =
        pageWith(
            Finding.trouble(Check.ENDPOINT_EVENTS, "Some are missing.")
                .remedy("Select them.")
                .at(List.of("invoice.paid"))
                .way("Stripe", "https://dashboard.stripe.com/webhooks")
                .repair(new Repair(Repair.Kind.SELECT_EVENTS, AccountId.DEFAULT, false, "we_1")));

    assertThat(page)
        .contains("Select them.", "<code>invoice.paid</code>")
        .contains("href=\"https://dashboard.stripe.com/webhooks\" target=\"_blank\"")
        .contains("name=\"kind\" value=\"SELECT_EVENTS\"", "name=\"endpoint\" value=\"we_1\"")
        .contains("Select these events");
  }

  @Test
  void whatStripeTells_isEscaped_andOnlyWebAddressesBecomeLinks() {
    String page =
        pageWith(
            Finding.trouble(Check.ENDPOINT, HOSTILE)
                .of(HOSTILE)
                .remedy(HOSTILE)
                .at(List.of(HOSTILE))
                .way(HOSTILE, "javascript:document.title='owned'")
                .repair(
                    new Repair(
                        Repair.Kind.ENABLE_ENDPOINT, new AccountId(HOSTILE), false, HOSTILE)));

    assertThat(page).doesNotContain("<script>document", "href=\"javascript:");
  }

  @Test
  void hostileNamesAtStripe_areEscaped() {
    try (Ward ward = Ward.well()) {
      ObjectNode account = ward.object("account", StripeApiStandIn.ACCOUNT, Duration.ofDays(9));
      account.putObject("settings").putObject("dashboard").put("display_name", HOSTILE);
      ward.stripe.shelf().put(account);
      ward.endpoint("we_ours", it -> Shelved.events(it, _ -> List.of(HOSTILE, "\ud800x")));
      ward.endpoint("we_other", it -> it.put("url", "https://x.example/hooks/stripe#" + HOSTILE));
      ward.paymentLink("x", link -> link.put("url", "https://pay.example/?" + HOSTILE));
      dashboard.diagnosis = ward.doctor().examine();
    }

    assertThat(owner.get("/doctor").body())
        .contains("&lt;script&gt;document.title")
        .doesNotContain("<script>document");
  }

  @Test
  void accountsAreNamed_onlyWhereThereAreSeveral() {
    Finding one = Finding.good(Check.API_KEY, "Fine.").of("Shop, live");
    assertThat(pageWith(one, one)).doesNotContain("Shop, live");
    assertThat(pageWith(one, one.of("Shop, test"))).contains("Shop, live", "Shop, test");
  }

  @Test
  void buttonMends_andComesBackToThePage() {
    HttpResponse<String> answer = owner.submit("/doctor", CREATE);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/doctor?done=CREATE_ENDPOINT");
    assertThat(dashboard.mended)
        .containsExactly(new Repair(Repair.Kind.CREATE_ENDPOINT, AccountId.DEFAULT, false, ""));
    assertThat(owner.get("/doctor?done=CREATE_ENDPOINT").body()).contains("its secret is kept");
    assertThat(owner.get("/doctor?done=nonsense").body()).doesNotContain("class=\"notice\"");
  }

  @Test
  void obstacle_isSaidInPlace() {
    dashboard.obstacle = Optional.of("Stripe says no " + HOSTILE);

    HttpResponse<String> answer = owner.submit("/doctor", CREATE);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Stripe says no", "role=\"alert\"")
        .doesNotContain("<script>d");
  }

  @Test
  void obstacle_isSaid_evenWhenNothingCanBeLookedAt() {
    dashboard.obstacle = Optional.of("Stripe says no " + HOSTILE);
    dashboard.isDoctorAway = true;

    HttpResponse<String> answer = owner.submit("/doctor", CREATE);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Stripe says no").doesNotContain("<script>d");
  }

  @Test
  void withoutTheTokenOfTheForm_orByLink_nothingIsMended() {
    assertThat(owner.post("/doctor", CREATE).statusCode()).isEqualTo(403);
    assertThat(dashboard.stranger().post("/doctor", CREATE).statusCode()).isIn(303, 403);
    assertThat(owner.get("/doctor?" + CREATE).statusCode()).isEqualTo(200);
    assertThat(dashboard.mended).isEmpty();
  }

  @Test
  void formThatNamesNoRepair_isABadRequest() {
    for (String form :
        List.of(
            "kind=DROP&account=default&test=false&endpoint=",
            "account=default&test=false&endpoint=",
            "kind=CREATE_ENDPOINT&test=false&endpoint=",
            CREATE + "x".repeat(256))) {
      assertThat(owner.submit("/doctor", form).statusCode()).as(form).isEqualTo(400);
    }
    assertThat(dashboard.mended).isEmpty();
  }

  @Test
  void setupLeadsToTheDoctor() {
    assertThat(owner.get("/setup").body()).contains("href=\"/doctor\"");
  }
}
