package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Check;
import io.tributary.model.Finding;
import io.tributary.model.Finding.Verdict;
import io.tributary.model.Link;
import io.tributary.model.LinkId;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import io.tributary.testing.Shelved;
import io.tributary.testing.Ward;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What the doctor says of payment links, and of tracked links that lead to them. */
final class LinkChecksTest {
  private final Ward ward = Ward.well();

  @AfterEach
  void close() {
    ward.close();
  }

  private void assertFound(Check check, Verdict verdict, String example) {
    Finding finding = ward.finding(check);
    assertThat(finding.verdict()).isEqualTo(verdict);
    assertThat(finding.examples()).containsExactly(example);
    assertThat(finding.remedy()).isPresent();
  }

  private String link(Consumer<ObjectNode> change) {
    ward.paymentLink("fine", link -> {});
    return ward.paymentLink("ill", change);
  }

  @Test
  void linksThatAreAsTheyShouldBe_areAllRight() {
    ward.paymentLink("fine", link -> {});

    assertThat(ward.complaints()).isEmpty();
    assertThat(ward.findings())
        .extracting(Finding::check)
        .contains(
            Check.LINK_HOSTS, Check.LINK_METADATA, Check.LINK_CUSTOMERS, Check.LINK_REDIRECTS);
  }

  @Test
  void linkThatIsSwitchedOff_isNoMatter() {
    link(
        link ->
            link.put("active", false)
                .put("customer_creation", "if_required")
                .put("url", "https://pay.shop.example/x"));

    assertThat(ward.complaints()).isEmpty();
  }

  @Test
  void domainThatTheTagDoesNotKnow_isTrouble() {
    String url = "https://pay.shop.example/b/x";
    link(link -> link.put("url", url));
    assertFound(Check.LINK_HOSTS, Verdict.TROUBLE, url);

    ward.site = Ward.site(Site.ReferencePolicy.KEEP, "pay.shop.example");
    assertThat(ward.finding(Check.LINK_HOSTS).verdict()).isEqualTo(Verdict.GOOD);

    ward.hasDatabase = false;
    assertThat(ward.about(Check.LINK_HOSTS)).isEmpty();
  }

  @Test
  void clickIdInTheMetadata_isTrouble_andOtherMetadataIsNot() {
    ward.paymentLink("named", link -> link.putObject("metadata").put("campaign", "spring"));
    assertThat(ward.finding(Check.LINK_METADATA).verdict()).isEqualTo(Verdict.GOOD);

    String ill = link(link -> link.putObject("metadata").put("click_id", "abc"));
    assertFound(Check.LINK_METADATA, Verdict.TROUBLE, ill);
  }

  @Test
  void guests_areSaid_butNotForSubscriptions_orWithInvoices() {
    String ill = link(link -> link.put("customer_creation", "if_required"));
    ward.paymentLink(
        "subscription",
        link -> {
          link.put("customer_creation", "if_required");
          Shelved.sells(link, true);
        });
    ward.paymentLink(
        "invoiced",
        link -> {
          link.put("customer_creation", "if_required");
          link.putObject("invoice_creation").put("enabled", true);
        });

    assertFound(Check.LINK_CUSTOMERS, Verdict.ADVICE, ill);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sepa_debit", "us_bank_account", "boleto", "konbini"})
  void delayedMethod_isFine_whileStripeTellsOfItsEnd(String method) {
    String slow = link(link -> link.putArray("payment_method_types").add("card").add(method));
    assertThat(ward.finding(Check.LINK_DELAYED).verdict()).isEqualTo(Verdict.GOOD);

    ward.endpoint(
        "we_ours",
        endpoint ->
            Shelved.events(
                endpoint,
                events ->
                    events.stream().filter(type -> !type.contains("async_payment")).toList()));
    assertFound(Check.LINK_DELAYED, Verdict.TROUBLE, slow);
  }

  @Test
  void methodsThatPayAtOnce_areNotDelayed() {
    link(link -> link.putArray("payment_method_types").add("card").add("ideal"));

    assertThat(ward.about(Check.LINK_DELAYED)).isEmpty();
  }

  @Test
  void thankYouPageThatIsToldNothing_isSaid() {
    ward.paymentLink("told", link -> redirect(link, "https://x.example/?s={CHECKOUT_SESSION_ID}"));
    assertThat(ward.finding(Check.LINK_REDIRECTS).verdict()).isEqualTo(Verdict.GOOD);

    String ill = link(link -> redirect(link, "https://x.example/thanks"));
    assertFound(Check.LINK_REDIRECTS, Verdict.ADVICE, ill);
  }

  private static void redirect(ObjectNode link, String url) {
    link.putObject("after_completion")
        .put("type", "redirect")
        .putObject("redirect")
        .put("url", url);
  }

  @Test
  void moneyThatIsOnlyReserved_isSaid() {
    String ill =
        link(link -> link.putObject("payment_intent_data").put("capture_method", "manual"));

    assertFound(Check.LINK_CAPTURE, Verdict.ADVICE, ill);
  }

  @Test
  void keyThatMayNotSeeWhatIsSold_isStillToldOfLinks() {
    String guests = link(link -> link.put("customer_creation", "if_required"));
    ward.stripe.admit("rk_live_links01234567", Set.of("rak_payment_link_read"));
    ward.key("rk_live_links01234567");

    assertFound(Check.LINK_CUSTOMERS, Verdict.ADVICE, guests);
  }

  @Test
  void moreLinksThanCanBeShown_areCounted() {
    for (int number = 0; number < 130; number++) {
      ward.paymentLink("n" + number, link -> link.put("customer_creation", "if_required"));
    }

    assertThat(ward.finding(Check.LINK_CUSTOMERS).examples()).hasSize(41).endsWith("and 90 more");
  }

  @Test
  void trackedLinkToALinkThatIsSwitchedOff_isTrouble() {
    String url = link(link -> link.put("active", false));
    tracked("spring", url + "?prefilled_promo_code=SPRING");
    tracked("summer", "https://buy.stripe.com/fine");

    Finding finding = ward.finding(Check.TRACKED_LINKS);
    assertThat(finding.verdict()).isEqualTo(Verdict.TROUBLE);
    assertThat(finding.examples()).singleElement().asString().startsWith("/r/spring → ");
  }

  @Test
  void trackedLinkWithAReferenceOfItsOwn_isTrouble_whereThatIsKept() {
    tracked("mine", "https://buy.stripe.com/fine?client_reference_id=user_42");
    tracked("ours", "https://buy.stripe.com/fine?client_reference_id=--CLICK-ID--");
    tracked("page", "https://shop.example/?client_reference_id=user_42");
    assertFound(Check.TRACKED_LINKS, Verdict.TROUBLE, "/r/mine");

    ward.site = Ward.site(Site.ReferencePolicy.APPEND);
    assertThat(ward.about(Check.TRACKED_LINKS)).isEmpty();
  }

  private void tracked(String slug, String target) {
    ward.links.add(new Link(new LinkId(UUID.randomUUID()), SiteId.DEFAULT, slug, target));
  }
}
