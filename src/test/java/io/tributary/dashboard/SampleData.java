package io.tributary.dashboard;

import io.tributary.model.AccountId;
import io.tributary.model.AdClickId;
import io.tributary.model.Alias;
import io.tributary.model.Channel;
import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Client;
import io.tributary.model.Consent;
import io.tributary.model.Event;
import io.tributary.model.EventId;
import io.tributary.model.Fact;
import io.tributary.model.PaymentId;
import io.tributary.model.SiteId;
import io.tributary.model.Telling;
import io.tributary.model.Utm;
import io.tributary.model.VisitorId;
import io.tributary.storage.AliasTable;
import io.tributary.storage.ClickTable;
import io.tributary.storage.FactTable;
import io.tributary.storage.InboxTable;
import io.tributary.storage.PaymentTable.Folded;
import io.tributary.storage.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes sample rows where the rooms before would have written them. */
final class SampleData {
  static final AccountId ACCOUNT = new AccountId("default");
  private final RunningDashboard dashboard;

  SampleData(RunningDashboard dashboard) {
    this.dashboard = dashboard;
  }

  static VisitorId visitor() {
    return new VisitorId(UUID.randomUUID());
  }

  private static Utm utm(Channel channel, Optional<String> campaign) {
    return new Utm(
        Optional.of(channel.source()),
        Optional.of(channel.medium()),
        campaign,
        Optional.empty(),
        Optional.empty());
  }

  /** A click of somebody new. */
  static Click click(Channel channel, Optional<String> campaign, String landingUrl, Instant at) {
    return new Click(
        new ClickId(UUID.randomUUID()),
        SiteId.DEFAULT,
        visitor(),
        at,
        landingUrl,
        Optional.of("https://l.facebook.com/"),
        utm(channel, campaign),
        List.of(new AdClickId(AdClickId.Kind.FBCLID, "IwAR0fbclid")),
        channel,
        new Client("203.0.113.9", Optional.of("Mozilla/5.0 (iPhone)"), Map.of("_fbp", "fb.1.2.3")),
        Consent.UNSPECIFIED,
        Optional.empty(),
        false,
        Click.Origin.TAG,
        Optional.empty());
  }

  /** The same visitor comes back by himself. */
  static Click directReturn(Click earlier, Instant at) {
    return new Click(
        new ClickId(UUID.randomUUID()),
        earlier.site(),
        earlier.visitor(),
        at,
        "https://shop.example.com/",
        Optional.empty(),
        Utm.NONE,
        List.of(),
        Channel.DIRECT,
        earlier.client(),
        earlier.consent(),
        Optional.empty(),
        false,
        Click.Origin.TAG,
        Optional.empty());
  }

  Click keep(Click click) {
    dashboard
        .test
        .database()
        .useTransaction(
            transaction ->
                dashboard
                    .tables
                    .clicks()
                    .insertOrFill(
                        transaction, List.of(new ClickTable.Arrival(click, Optional.empty()))));
    return click;
  }

  /** A payment's name, by which an event may call it. */
  void alias(PaymentId payment, Alias alias) {
    dashboard
        .test
        .database()
        .useTransaction(
            transaction -> {
              dashboard.tables.accounts().sitesOf(transaction, List.of(ACCOUNT));
              dashboard
                  .tables
                  .aliases()
                  .assign(transaction, Map.of(new AliasTable.Owned(ACCOUNT, alias), payment));
            });
  }

  void event(Click click, String name, Instant at) {
    event(click, name, at, "{}");
  }

  void event(Click click, String name, Instant at, String attributes) {
    Event event =
        new Event(
            new EventId(UUID.randomUUID()),
            click.site(),
            name,
            click.id(),
            Optional.of(click.visitor()),
            at,
            Optional.of("https://shop.example.com/offer"),
            attributes,
            Optional.empty());
    dashboard
        .test
        .database()
        .useTransaction(
            transaction -> dashboard.tables.events().insert(transaction, List.of(event)));
  }

  /** The message, the fact, the payment and its conversion. */
  PaymentId keep(Sale sale) {
    dashboard.test.database().useTransaction(transaction -> write(transaction, sale));
    return sale.id();
  }

  private void write(Transaction transaction, Sale sale) {
    Fact fact = new Fact.Paid(tell(transaction, sale), sale.amount(), sale.order(), sale.at());
    FactTable.Part part = new FactTable.Part(0, fact);
    dashboard
        .tables
        .facts()
        .insert(transaction, List.of(new FactTable.Placed(ACCOUNT, Optional.of(sale.id()), part)));
    dashboard.tables.payments().save(transaction, List.of(new Folded(sale.payment(), sale.at())));
    dashboard.tables.conversions().save(transaction, List.of(sale.conversion()));
  }

  private Telling tell(Transaction transaction, Sale sale) {
    InboxTable inbox = dashboard.tables.inbox();
    String eventId = "evt_" + sale.session();
    String type = "checkout.session.completed";
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    inbox.insert(
        transaction,
        List.of(new InboxTable.Incoming(ACCOUNT, eventId, type, sale.at(), sale.test(), body)));
    InboxTable.Message message = inbox.claim(transaction, 1).getFirst();
    inbox.mark(
        transaction,
        List.of(new InboxTable.Outcome(message.id(), InboxTable.State.READ, Optional.empty())));
    return new Telling(message.id(), eventId, type, sale.at(), sale.test());
  }
}
