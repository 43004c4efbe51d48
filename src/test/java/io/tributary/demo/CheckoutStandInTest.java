package io.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.model.checkout.Session;
import com.stripe.net.Webhook;
import io.tributary.demo.DemoSettings.Ports;
import io.tributary.demo.DemoSettings.Timing;
import io.tributary.demo.DemoSettings.TrackedLinks;
import io.tributary.model.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stand-in over HTTP: what Stripe's own library reads from its messages. */
final class CheckoutStandInTest {
  private static final String SECRET = "whsec_demo_0123456789";
  private static final String SESSION = "checkout.session.";
  private final RecordingHook hook = new RecordingHook();
  private final Demo demo = start(hook);
  private final Buyer buyer = new Buyer();

  private static Demo start(RecordingHook hook) {
    DemoSettings settings =
        new DemoSettings(
            hook.address(),
            new Secret(SECRET),
            new Ports(0, 0),
            new TrackedLinks("letter", "bio"),
            Timing.immediate());
    return Demo.start(settings, new StripeShelf(), InstantSource.system(), new SplittableRandom(7));
  }

  @AfterEach
  void stop() {
    demo.close();
    hook.close();
  }

  private URI lamp(String query) {
    return URI.create(demo.paymentLink() + "?" + query);
  }

  private URI club() {
    return demo.paymentLink().resolve("/" + PaymentLink.CLUB.path());
  }

  private static Event verified(RecordingHook.Delivery delivery) {
    try {
      return Webhook.constructEvent(delivery.body(), delivery.signature(), SECRET);
    } catch (SignatureVerificationException wrong) {
      throw new AssertionError(wrong);
    }
  }

  private static Session session(Event event) {
    return (Session) event.getDataObjectDeserializer().getObject().orElseThrow();
  }

  private Session paid(URI link, Choice choice) throws IOException, InterruptedException {
    buyer.pay(link, choice);
    return session(verified(hook.await(1, SESSION).getFirst()));
  }

  @Test
  void cardPaymentIsToldTwice_signedAsStripeSigns() throws IOException, InterruptedException {
    buyer.pay(lamp("client_reference_id=01JCLICK"), Choice.CARD);
    List<Event> events =
        hook.await(2, SESSION).stream().map(CheckoutStandInTest::verified).toList();
    assertThat(events.getFirst().getId()).isEqualTo(events.getLast().getId()).startsWith("evt_");
    assertThat(events.getFirst().getType()).isEqualTo("checkout.session.completed");
    assertThat(events.getFirst().getLivemode()).isTrue();
    Session session = session(events.getFirst());
    assertThat(session.getClientReferenceId()).isEqualTo("01JCLICK");
    assertThat(session.getPaymentStatus()).isEqualTo("paid");
    assertThat(session.getAmountTotal()).isEqualTo(12_900);
    assertThat(session.getPaymentIntent()).startsWith("pi_");
    assertThat(session.getCustomer()).as("guests have none").isNull();
    assertThat(session.getCustomerDetails().getEmail()).isEqualTo("ada@example.com");
    assertThat(session.getCustomerEmail()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"User%2F42", "a.b", "a%20b", "", "%C3%BC"})
  void illegalReferenceIsDroppedWithoutAWord(String reference)
      throws IOException, InterruptedException {
    assertThat(paid(lamp("client_reference_id=" + reference), Choice.CARD).getClientReferenceId())
        .isNull();
  }

  @Test
  void referenceOf200CharactersIsKept_oneMoreIsNot() throws IOException, InterruptedException {
    String longest = "x".repeat(200);
    assertThat(paid(lamp("client_reference_id=" + longest), Choice.CARD).getClientReferenceId())
        .isEqualTo(longest);
    hook.await(1, SESSION);
    assertThat(
            paid(lamp("client_reference_id=" + longest + "x"), Choice.CARD).getClientReferenceId())
        .isNull();
  }

  @Test
  void bankDebitIsUnpaidFirst_andPaidByALaterEvent() throws IOException, InterruptedException {
    buyer.pay(lamp("client_reference_id=c"), Choice.BANK_DEBIT);
    List<Event> events =
        hook.await(4, SESSION).stream().map(CheckoutStandInTest::verified).toList();
    for (Event event : events) {
      boolean isLater = event.getType().equals("checkout.session.async_payment_succeeded");
      assertThat(session(event).getPaymentStatus()).isEqualTo(isLater ? "paid" : "unpaid");
      assertThat(session(event).getClientReferenceId()).isEqualTo("c");
    }
    assertThat(events)
        .extracting(Event::getType)
        .containsOnly("checkout.session.completed", "checkout.session.async_payment_succeeded");
  }

  @Test
  void bouncedDebitStaysUnpaid() throws IOException, InterruptedException {
    buyer.pay(lamp(""), Choice.BANK_DEBIT_FAILS);
    assertThat(hook.await(4, SESSION).stream().map(CheckoutStandInTest::verified))
        .allSatisfy(event -> assertThat(session(event).getPaymentStatus()).isEqualTo("unpaid"))
        .extracting(Event::getType)
        .contains("checkout.session.async_payment_failed");
  }

  @Test
  void couponMakesItFree_withoutAPaymentIntent() throws IOException, InterruptedException {
    Session session = paid(lamp(""), Choice.FREE_COUPON);
    assertThat(session.getPaymentStatus()).isEqualTo("no_payment_required");
    assertThat(session.getAmountTotal()).isZero();
    assertThat(session.getAmountSubtotal()).isEqualTo(12_900);
    assertThat(session.getTotalDetails().getAmountDiscount()).isEqualTo(12_900);
    assertThat(session.getPaymentIntent()).isNull();
  }

  @Test
  void trialHasSubscriptionInvoiceAndCustomer_butNoPaymentIntent()
      throws IOException, InterruptedException {
    Session session = paid(club(), Choice.TRIAL);
    assertThat(session.getMode()).isEqualTo("subscription");
    assertThat(session.getPaymentStatus()).isEqualTo("no_payment_required");
    assertThat(session.getSubscription()).startsWith("sub_");
    assertThat(session.getInvoice()).startsWith("in_");
    assertThat(session.getCustomer()).startsWith("cus_");
    assertThat(session.getPaymentIntent()).isNull();
  }

  @Test
  void abandonedPageExpires_andTheBuyerGoesBackToTheShop()
      throws IOException, InterruptedException {
    var answer = buyer.pay(lamp("client_reference_id=c"), Choice.ABANDON);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(shop -> assertThat(demo.shop().toString()).startsWith(shop));
    Event event = verified(hook.await(1, SESSION).getFirst());
    assertThat(event.getType()).isEqualTo("checkout.session.expired");
    assertThat(session(event).getStatus()).isEqualTo("expired");
    assertThat(session(event).getClientReferenceId()).isEqualTo("c");
  }

  @Test
  void buyerComesBackWithTheSession_andOnlyLegalCampaignWords()
      throws IOException, InterruptedException {
    var answer = buyer.pay(lamp("utm_source=ig&utm_campaign=a%20b&gclid=x"), Choice.CARD);
    assertThat(answer.statusCode()).isEqualTo(303);
    String thanks = answer.headers().firstValue("Location").orElseThrow();
    assertThat(thanks)
        .startsWith(demo.shop() + "thanks?session_id=cs_live_")
        .endsWith("&utm_source=ig");
    String sessionId = session(verified(hook.await(1, SESSION).getFirst())).getId();
    assertThat(thanks).contains(sessionId);
    assertThat(buyer.look(URI.create(thanks))).contains(sessionId);
  }

  @Test
  void pageIsPaidOnce_andOnlyAsItOffers() throws IOException, InterruptedException {
    URI form = buyer.form(lamp(""));
    assertThat(buyer.press(form, "TRIAL").statusCode()).isEqualTo(409);
    assertThat(buyer.press(form, "nonsense").statusCode()).isEqualTo(400);
    assertThat(buyer.press(form, "CARD").statusCode()).isEqualTo(303);
    assertThat(buyer.press(form, "CARD").statusCode()).isEqualTo(409);
  }

  @Test
  void scriptInTheAddressNeverRuns() throws IOException, InterruptedException {
    String page = buyer.look(lamp("prefilled_email=%22%3E%3Cscript%3E@x.yz"));
    assertThat(page).doesNotContain("<script>");
    String thanks = buyer.look(demo.shop().resolve("/thanks?session_id=%3Cscript%3E"));
    assertThat(thanks).doesNotContain("<script>").contains("&lt;script&gt;");
  }
}
