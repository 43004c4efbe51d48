package io.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Invoice;
import com.stripe.model.PaymentIntent;
import com.stripe.model.WebhookEndpoint;
import com.stripe.param.ChargeListParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.WebhookEndpointCreateParams;
import io.tributary.testing.SettableClock;
import io.tributary.testing.StripeStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stripe's own library takes the stand-in for Stripe. */
final class StripeLibraryTest {
  private final StripeApiStandIn standIn = StripeApiStandIn.start(SettableClock.atNoon());
  private final StripeClient stripe = client(StripeApiStandIn.KEY);

  StripeLibraryTest() {
    StripeStory.tell("2026-07-29.dahlia", "01CLICK").forEach(standIn.shelf()::take);
  }

  @AfterEach
  void close() {
    standIn.close();
  }

  private StripeClient client(String key) {
    return StripeClient.builder()
        .setApiKey(key)
        .setApiBase(standIn.address().toString())
        .setMaxNetworkRetries(2)
        .build();
  }

  @Test
  void listsAreWalked_throughTroubles() throws StripeException {
    standIn.troubles().next(Trouble.LOCKED, Trouble.ERROR);
    List<Charge> charges = new ArrayList<>();
    stripe
        .v1()
        .charges()
        .list(ChargeListParams.builder().setLimit(1L).build())
        .autoPagingIterable()
        .forEach(charges::add);

    assertThat(charges).extracting(Charge::getId).containsExactly("ch_guest", "ch_2", "ch_1");
    assertThat(charges.getLast().getAmountRefunded()).isEqualTo(500);
  }

  @Test
  void expandedObjects_areObjectsOfTheLibrary() throws StripeException {
    PaymentIntentListParams withCharge =
        PaymentIntentListParams.builder().addExpand("data.latest_charge").build();
    PaymentIntent newest = stripe.v1().paymentIntents().list(withCharge).getData().getFirst();
    assertThat(newest.getLatestChargeObject().getAmount()).isEqualTo(5_000);

    InvoiceListParams withPayments =
        InvoiceListParams.builder()
            .setSubscription("sub_1")
            .setStatus(InvoiceListParams.Status.PAID)
            .addExpand("data.payments")
            .build();
    Invoice renewal = stripe.v1().invoices().list(withPayments).getData().getFirst();
    assertThat(renewal.getPayments().getData())
        .singleElement()
        .extracting(payment -> payment.getPayment().getPaymentIntent())
        .isEqualTo("pi_2");
  }

  @Test
  void missingPermission_isOneToTheLibrary() {
    standIn.admit("rk_live_none", Set.of());

    assertThatThrownBy(() -> client("rk_live_none").v1().charges().list())
        .isInstanceOf(PermissionException.class)
        .hasMessageContaining("rak_charge_read");
  }

  @Test
  void endpointIsMade_withItsSecret() throws StripeException {
    WebhookEndpoint made =
        stripe
            .v1()
            .webhookEndpoints()
            .create(
                WebhookEndpointCreateParams.builder()
                    .setUrl("https://t.shop.example/hooks/stripe")
                    .addEnabledEvent(WebhookEndpointCreateParams.EnabledEvent.INVOICE__PAID)
                    .build());

    assertThat(standIn.webhookSecret(made.getId())).contains(made.getSecret());
  }
}
