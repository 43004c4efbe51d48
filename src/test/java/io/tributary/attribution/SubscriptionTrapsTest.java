package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Conversion;
import io.tributary.model.Match;
import io.tributary.model.MatchMethod;
import io.tributary.model.Payment;
import io.tributary.model.StandardEvent;
import io.tributary.model.UnmatchedReason;
import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is most likely to be got wrong about who pays and why; by the numbers of our list of traps.
 */
final class SubscriptionTrapsTest extends MessageTest {
  @Test
  void trap01_aReferenceThatStripeDropped_isNoError_andTheMoneyCounts() {
    tell(NEW, "checkout.session.completed", sale(NEW).putNull("client_reference_id"));
    assertThat(only().gross().minorUnits()).isEqualTo(2000);
    assertThat(reason()).isEqualTo(UnmatchedReason.NO_CLICK_ID);
  }

  @Test
  void trap03_theUnreplacedPlaceholder_isNobodysId() {
    tell(NEW, "checkout.session.completed", sale(NEW).put("client_reference_id", "--CLICK-ID--"));
    assertThat(reason()).isEqualTo(UnmatchedReason.PLACEHOLDER_NOT_REPLACED);
  }

  @Test
  void trap04_theCampaignComesFromTheClick_sinceNoMessageTellsIt() {
    String click = clicked("utm_source=news&utm_campaign=spring");
    tell(NEW, "checkout.session.completed", sale(NEW).put("client_reference_id", click));
    assertThat(house.conversions().getFirst().credited().orElseThrow().utm().campaign())
        .contains("spring");
  }

  @Test
  void trap05_renewalsInheritTheSessionsClick() {
    renewal();
    assertThat(house.conversions())
        .extracting(Conversion::match)
        .anyMatch(
            match ->
                match instanceof Match.Matched matched
                    && matched.method() == MatchMethod.SUBSCRIPTION);
  }

  @Test
  void trap06_completedIsNotPaid() {
    tell(NEW, "checkout.session.completed", sale(NEW).put("payment_status", "unpaid"));
    assertThat(only().status()).isEqualTo(Payment.Status.PENDING);
    assertThat(only().entries()).isEmpty();
  }

  @Test
  void trap07_nothingToPay_isNoRevenue() {
    ObjectNode trial =
        sale(NEW)
            .put("mode", "subscription")
            .put("subscription", "sub_1")
            .put("invoice", "in_0")
            .put("payment_status", "no_payment_required")
            .put("amount_subtotal", 0)
            .put("amount_total", 0);
    Money nothing = new Money("", "", "in_0", "cus_1", 0, "usd");
    tell(NEW, "checkout.session.completed", trial);
    tell(NEW, "invoice.paid", NEW.invoice(nothing, "sub_1", "subscription_create", NOON));
    assertThat(only().status()).isEqualTo(Payment.Status.FREE);
    assertThat(only().entries()).isEmpty();
    assertThat(house.conversions().getFirst().event()).isEqualTo(StandardEvent.START_TRIAL);
  }

  @Test
  void trap08_theFirstSubscriptionPayment_isToldTwice_andCountedOnce() {
    tell(NEW, "checkout.session.completed", subscribed());
    tell(NEW, "invoice.paid", NEW.invoice(DOLLARS, "sub_1", "subscription_create", NOON));
    assertThat(only().gross().minorUnits()).isEqualTo(2000);
  }

  @Test
  void trap09_invoicePaid_andPaymentSucceeded_areOne() {
    ObjectNode invoice = NEW.invoice(DOLLARS, "sub_1", "subscription_cycle", NOON);
    tell(NEW, "invoice.paid", invoice);
    tell(NEW, "invoice.payment_succeeded", invoice);
    assertThat(only().gross().minorUnits()).isEqualTo(2000);
  }

  @Test
  void trap11_aSubscriptionsSessionNamesNoIntent_andAGuestsNoCustomer() {
    tell(NEW, "checkout.session.completed", subscribed().putNull("customer"));
    tell(NEW, "invoice.paid", NEW.invoice(DOLLARS, "sub_1", "subscription_create", NOON));
    tell(NEW, "invoice_payment.paid", NEW.invoicePayment("inpay_1", DOLLARS, NOON));
    tell(NEW, "charge.succeeded", NEW.charge(DOLLARS, NOON));
    assertThat(only().stripe().paymentIntent()).contains("pi_1");
    assertThat(only().stripe().customer()).contains("cus_1");
  }

  @Test
  void trap12_theEmailIsWhatTheBuyerTyped() {
    ObjectNode session = sale(NEW).put("customer_email", "prefilled@buyer.example");
    session.putObject("customer_details").put("email", "typed@buyer.example");
    tell(NEW, "checkout.session.completed", session);
    assertThat(only().order().orElseThrow().buyer().email()).contains("typed@buyer.example");
  }

  @Test
  void trap13_andTrap15_theSubscriptionIsFound_inEveryShape_whateverVersionTheEventNames() {
    for (StripeObjects shape : List.of(OLD, ACACIA, NEW)) {
      String own = shape.version();
      Money money = new Money("pi_" + own, "ch_" + own, "in_" + own, "", 2000, "usd");
      ObjectNode invoice = shape.invoice(money, "sub_x", "subscription_cycle", NOON);
      send(shape.event("evt_" + own, "invoice.paid", NOON, invoice).putNull("api_version"));
    }
    assertThat(house.payments())
        .hasSize(3)
        .allSatisfy(payment -> assertThat(payment.stripe().subscription()).contains("sub_x"));
  }

  @Test
  void trap16_whatComesBeforeTheSession_isResolvedLater() {
    tell(NEW, "refund.created", NEW.refund("re_1", DOLLARS, 500, NOON.plusSeconds(60)));
    assertThat(house.payments()).isEmpty();
    tell(NEW, "invoice.paid", NEW.invoice(DOLLARS, "sub_1", "subscription_create", NOON));
    tell(NEW, "invoice_payment.paid", NEW.invoicePayment("inpay_1", DOLLARS, NOON));
    tell(NEW, "checkout.session.completed", subscribed());
    assertThat(only().net().minorUnits()).isEqualTo(1500);
  }

  private void renewal() {
    String click = clicked("fbclid=X");
    Money next = new Money("pi_2", "ch_2", "in_2", "cus_1", 2000, "usd");
    Instant later = NOON.plus(Duration.ofDays(30));
    tell(NEW, "invoice.paid", NEW.invoice(next, "sub_1", "subscription_cycle", later));
    tell(NEW, "checkout.session.completed", subscribed().put("client_reference_id", click));
  }

  private String clicked(String query) {
    house.link("spring", PathTest.STRIPE_LINK);
    String location = TestSessions.header(house.open("spring", query), "Location");
    return location.replaceAll(".*client_reference_id=([0-9A-Z]{26}).*", "$1");
  }

  private UnmatchedReason reason() {
    return ((Match.Unmatched) house.conversions().getFirst().match()).reason();
  }
}
