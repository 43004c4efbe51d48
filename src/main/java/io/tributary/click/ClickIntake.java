package io.tributary.click;

import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Client;
import io.tributary.model.Collected;
import io.tributary.model.DropReason;
import io.tributary.model.Event;
import io.tributary.model.EventId;
import io.tributary.model.Identity;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import io.tributary.model.VisitorId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Judges one report: named steps in order, and every loss has a reason. */
final class ClickIntake {
  private final Function<SiteId, Optional<Site>> sites;
  private final RandomGenerator random;
  private final Function<Map<Identity.Kind, String>, String> seal;

  /**
   * Judges.
   *
   * @param seal seals who somebody says he is, before it is written anywhere
   */
  ClickIntake(
      Function<SiteId, Optional<Site>> sites,
      RandomGenerator random,
      Function<Map<Identity.Kind, String>, String> seal) {
    this.sites = sites;
    this.random = random;
    this.seal = seal;
  }

  /** Judges a report by what its site allows. */
  Collected judge(Report report, Sender sender) {
    Optional<Site> site = sites.apply(report.site().map(SiteId::new).orElse(SiteId.DEFAULT));
    if (site.isEmpty()) {
      return dropped(DropReason.UNKNOWN_SITE);
    }
    if (report.choice().isRefused()) {
      return dropped(DropReason.CONSENT_DENIED);
    }
    Optional<ClickId> click = report.ids().click().flatMap(ClickId::parse);
    if (click.isEmpty()) {
      return dropped(DropReason.INVALID_CLICK_ID);
    }
    return switch (report.type().orElse("")) {
      case "arrival" -> judgeArrival(report, sender, site.get(), click.get());
      case "event" -> judgeEvent(report, sender, site.get(), click.get());
      case "identify" -> judgeIdentity(report, sender, site.get(), click.get());
      default -> dropped(DropReason.UNKNOWN_TYPE);
    };
  }

  private static Collected judgeArrival(Report report, Sender sender, Site site, ClickId click) {
    Optional<VisitorId> visitor = report.ids().visitor().flatMap(VisitorId::parse);
    if (visitor.isEmpty()) {
      return dropped(DropReason.INVALID_VISITOR_ID);
    }
    Optional<Address> landing = report.page().url().flatMap(Address::parse);
    if (landing.isEmpty()) {
      return dropped(DropReason.INVALID_URL);
    }
    if (!belongs(landing, sender, site)) {
      return dropped(DropReason.FOREIGN_PAGE);
    }
    return arrival(report, sender, site, new Arrived(click, visitor.get(), landing.get()));
  }

  /** The parts of an arrival that were judged. */
  private record Arrived(ClickId click, VisitorId visitor, Address landing) {}

  private static Click arrival(Report report, Sender sender, Site site, Arrived arrived) {
    Landing landing = Landing.at(arrived.landing());
    Optional<String> referrer = report.page().referrer();
    return new Click(
        arrived.click(),
        site.id(),
        arrived.visitor(),
        sender.now(),
        landing.address().text(),
        referrer,
        landing.utm(),
        landing.adClickIds(),
        ChannelRule.of(landing, referrer, site),
        new Client(sender.address(), sender.userAgent(), report.browserIds()),
        report.choice().consent(),
        Optional.empty(),
        isBot(sender),
        sender.isServer() ? Click.Origin.SERVER : Click.Origin.TAG,
        report.extra());
  }

  /** A server that doesn't name its visitor's browser has seen a visitor nevertheless. */
  private static boolean isBot(Sender sender) {
    return !(sender.isServer() && sender.userAgent().isEmpty()) && Bots.isBot(sender.userAgent());
  }

  private Collected judgeEvent(Report report, Sender sender, Site site, ClickId click) {
    if (report.name().isEmpty()) {
      return dropped(DropReason.NAME_MISSING);
    }
    Optional<Address> page = report.page().url().flatMap(Address::parse);
    if (!belongs(page, sender, site)) {
      return dropped(DropReason.FOREIGN_PAGE);
    }
    Optional<EventId> given = report.ids().item().flatMap(EventId::parse);
    return new Event(
        given.orElseGet(() -> EventId.mint(sender.now(), random)),
        site.id(),
        report.name().get(),
        click,
        report.ids().visitor().flatMap(VisitorId::parse),
        sender.now(),
        page.map(Address::text),
        report.attributes(),
        report.extra());
  }

  private Collected judgeIdentity(Report report, Sender sender, Site site, ClickId click) {
    if (report.names().isEmpty()) {
      return dropped(DropReason.NOBODY_IDENTIFIED);
    }
    if (!belongs(report.page().url().flatMap(Address::parse), sender, site)) {
      return dropped(DropReason.FOREIGN_PAGE);
    }
    return new Identity(
        site.id(),
        click,
        report.ids().visitor().flatMap(VisitorId::parse),
        sender.now(),
        seal.apply(report.names()),
        sender.isServer());
  }

  /** A site without a list of domains takes all pages; a server is trusted. */
  private static boolean belongs(Optional<Address> page, Sender sender, Site site) {
    return sender.isServer()
        || site.domains().isEmpty()
        || page.filter(address -> isOn(site, address)).isPresent();
  }

  private static boolean isOn(Site site, Address address) {
    return Hosts.contain(site.domains(), address.hostName());
  }

  private static Collected dropped(DropReason reason) {
    return new Collected.Dropped(reason);
  }
}
