package io.tributary.attribution;

import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.Match;
import io.tributary.model.MatchMethod;
import io.tributary.testing.StripeObjects;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Several purchases, with clicks and without, and the conversion of each. */
abstract class PurchasesTest extends MessageTest {
  static final Duration DAY = Duration.ofDays(1);

  /** A click on an ad. */
  ClickId click() {
    house.link("ad" + house.database.count("links"), PathTest.STRIPE_LINK);
    String slug = "ad" + (house.database.count("links") - 1);
    String location = TestSessions.header(house.open(slug, "fbclid=X"), "Location");
    house.settle();
    return ClickId.parse(location.replaceAll(".*client_reference_id=([0-9A-Z]{26}).*", "$1"))
        .orElseThrow();
  }

  /** A sale of its own, for 20.00 USD. */
  static ObjectNode sale(String name, Instant opened) {
    return sale(NEW)
        .put("id", "cs_" + name)
        .put("created", opened.getEpochSecond())
        .put("payment_intent", "pi_" + name)
        .putNull("client_reference_id");
  }

  void complete(String name, Instant at, ObjectNode session) {
    send(NEW.event("evt_" + name, "checkout.session.completed", at, session));
  }

  Conversion ofSession(String name) {
    return house.payments().stream()
        .filter(payment -> payment.stripe().session().equals(Optional.of("cs_" + name)))
        .flatMap(
            payment ->
                house.conversions().stream().filter(one -> one.payment().equals(payment.id())))
        .findFirst()
        .orElseThrow();
  }

  Conversion ofInvoice(String name) {
    return house.payments().stream()
        .filter(payment -> payment.stripe().invoice().equals(Optional.of("in_" + name)))
        .flatMap(
            payment ->
                house.conversions().stream().filter(one -> one.payment().equals(payment.id())))
        .findFirst()
        .orElseThrow();
  }

  Optional<MatchMethod> method(String name) {
    return switch (ofSession(name).match()) {
      case Match.Matched matched -> Optional.of(matched.method());
      case Match.Unmatched _ -> Optional.empty();
    };
  }

  /** A session that brings a click. */
  static Consumer<ObjectNode> with(ClickId click) {
    return session -> session.put("client_reference_id", click.toString());
  }

  static ObjectNode email(ObjectNode session, String email) {
    session.putObject("customer_details").put("email", email);
    return session;
  }

  void buy(String name, int day, Consumer<ObjectNode> change) {
    send(bought(name, day, change));
  }

  static ObjectNode bought(String name, int day, Consumer<ObjectNode> change) {
    Instant at = NOON.plus(DAY.multipliedBy(day));
    ObjectNode session = sale(name, at.minusSeconds(60)).put("customer", "cus_1");
    change.accept(session);
    return NEW.event("evt_" + name, "checkout.session.completed", at, session);
  }

  void arrive(ClickId click) {
    house.collect(
        """
        {"type": "arrival", "clickId": "%s", "visitorId": "01JD00000000000000000000V1",
          "url": "https://shop.example/?gclid=1"}"""
            .formatted(click),
        Map.of());
    house.settle();
  }

  /** A subscription begun then, without a click. */
  void subscribe(Instant opened) {
    ObjectNode session =
        subscribed()
            .put("id", "cs_sub")
            .put("created", opened.getEpochSecond())
            .putNull("client_reference_id");
    complete("sub", opened.plusSeconds(60), session);
  }

  /** Its renewal. */
  void renew(String name, Instant at) {
    StripeObjects.Money money =
        new StripeObjects.Money("pi_" + name, "ch_" + name, "in_" + name, "cus_1", 2000, "usd");
    ObjectNode invoice = NEW.invoice(money, "sub_1", "subscription_cycle", at);
    send(NEW.event("evt_" + name, "invoice.paid", at, invoice));
  }
}
