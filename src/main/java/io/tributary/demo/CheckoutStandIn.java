package io.tributary.demo;

import io.tributary.demo.DemoSettings.Timing;
import io.tributary.http.BadRequest;
import io.tributary.http.Query;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.http.Routes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A stand-in for Stripe Checkout that behaves like Stripe, not like a mirror. */
final class CheckoutStandIn {
  private static final int MOST_OPEN = 10_000;
  private final Map<String, CheckoutSession> open = new ConcurrentHashMap<>();
  private final Timing timing;
  private final URI shop;
  private final ObjectIds ids;
  private final InstantSource clock;
  private final WebhookSender webhooks;
  private final Later later;
  private final Sale sale;

  CheckoutStandIn(
      Timing timing,
      URI shop,
      ObjectIds ids,
      InstantSource clock,
      WebhookSender webhooks,
      Later later,
      StripeShelf shelf) {
    this.timing = timing;
    this.shop = shop;
    this.ids = ids;
    this.clock = clock;
    this.webhooks = webhooks;
    this.later = later;
    Messages messages = new Messages(ids, clock, shelf, webhooks);
    this.sale = new Sale(ids, clock, shelf, messages, shop.resolve("/thanks"));
  }

  Routes routes() {
    Routes routes = new Routes().get("/style.css", _ -> Page.styleSheet());
    for (PaymentLink link : PaymentLink.values()) {
      routes.get("/" + link.path(), request -> opened(link, request.query()));
    }
    return routes.post("/pay/{session}", this::ended);
  }

  private Response opened(PaymentLink link, Query query) {
    if (open.size() >= MOST_OPEN) {
      open.clear(); // a load test, not a person
    }
    CheckoutSession session =
        new CheckoutSession(
            ids.session(),
            link,
            PaymentPage.clientReferenceId(query),
            clock.instant(),
            PaymentPage.returnedQuery(query));
    open.put(session.id(), session);
    return PaymentPage.show(session, query);
  }

  private Response ended(Request request) {
    Query form = Query.parse(new String(request.body(), StandardCharsets.UTF_8));
    Choice choice = Choice.parse(form.first("choice").orElse(""));
    CheckoutSession session = take(request.parameter("session"), choice);
    Outcome.Buyer buyer = buyer(form);
    Outcome outcome = Outcome.of(choice, session, buyer, ids);
    if (choice == Choice.ABANDON) {
      sale.expire(session, outcome);
      return Response.seeOther(shop.toString());
    }
    complete(choice, session, outcome);
    return Response.seeOther(thanks(session));
  }

  /** A page is paid once. */
  private CheckoutSession take(String id, Choice choice) {
    CheckoutSession session = open.get(id);
    if (session == null || !choice.fits(session.link().mode()) || !open.remove(id, session)) {
      throw new BadRequest(
          409, "this checkout is finished or never was: open the payment link again");
    }
    return session;
  }

  private static Outcome.Buyer buyer(Query form) {
    String email = form.first("email").filter(PaymentPage::isEmail).orElse("guest@example.com");
    return new Outcome.Buyer(email, form.first("name").orElse(""));
  }

  /** The buyer is held until the message is answered, ten seconds at most. */
  private void complete(Choice choice, CheckoutSession session, Outcome outcome) {
    CountDownLatch answered = sale.complete(choice, session, outcome);
    long price = session.link().cents();
    switch (choice) {
      case BANK_DEBIT -> later.run(timing.days(), () -> sale.clear(session, outcome));
      case BANK_DEBIT_FAILS -> later.run(timing.days(), () -> sale.bounce(session, outcome));
      case TRIAL_RENEWS -> later.run(timing.days(), () -> sale.renew(outcome, price));
      case CARD, FREE_COUPON, TRIAL, SUBSCRIBE, ABANDON -> {}
    }
    var _ = webhooks.isAnsweredInTime(answered);
  }

  private String thanks(CheckoutSession session) {
    String words = session.returnedQuery();
    String query = "session_id=" + session.id() + (words.isEmpty() ? "" : "&" + words);
    return shop.resolve("/thanks?" + query).toString();
  }
}
