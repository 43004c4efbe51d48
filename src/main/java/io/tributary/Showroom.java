package io.tributary;

import io.tributary.demo.Demo;
import io.tributary.demo.DemoSettings;
import io.tributary.demo.StripeApiStandIn;
import io.tributary.model.Link;
import io.tributary.model.LinkId;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import io.tributary.storage.Transaction;
import io.tributary.stripe.Rhythm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code tributary demo}: the server, and beside it the sample shop with its stand-ins for Stripe
 * Checkout and Stripe's API.
 */
final class Showroom implements AutoCloseable {
  private static final DemoSettings.TrackedLinks LINKS =
      new DemoSettings.TrackedLinks("demo-shop", "demo-checkout");

  /** Longer than messages are late; and who tries it sees fees and books within seconds. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private static final Duration SWEEPS = Duration.ofSeconds(10);
  private static final Duration UNTIL_COMPARED = MARGIN.plusSeconds(2);
  private static final Duration WATCH_REST = Duration.ofSeconds(1);
  private final DemoConfig config;
  private final StripeApiStandIn stripe;
  private final House house;
  private final Demo demo;
  private final Workers workers;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  private Showroom(
      DemoConfig config, StripeApiStandIn stripe, House house, Demo demo, InstantSource clock) {
    this.config = config;
    this.stripe = stripe;
    this.house = house;
    this.demo = demo;
    this.clock = clock;
    this.workers = new Workers().add("sale-watch", watch()::runOnce, WATCH_REST);
  }

  /** Opens server and shop; the config's folder is deleted with them. */
  static Showroom open(DemoConfig config, DemoSettings.Timing timing, InstantSource clock) {
    StripeApiStandIn stripe = StripeApiStandIn.start(0, config.stripe().key().reveal(), clock);
    try {
      return open(config.asking(stripe.address()), stripe, timing, clock);
    } catch (RuntimeException refused) {
      stripe.close();
      throw refused;
    }
  }

  private static Showroom open(
      DemoConfig config, StripeApiStandIn stripe, DemoSettings.Timing timing, InstantSource clock) {
    House house = House.open(config, clock, Rhythm.brisk(MARGIN, SWEEPS));
    try {
      DemoSettings settings =
          new DemoSettings(
              house.publicUrl(),
              config.stripe().webhookSecret(),
              new DemoSettings.Ports(0, 0),
              LINKS,
              timing);
      Demo demo = Demo.start(settings, stripe.shelf(), clock, new SecureRandom());
      Showroom showroom = new Showroom(config, stripe, house, demo, clock);
      house.database().useTransaction(showroom::furnish);
      house.directory().refresh();
      showroom.workers.start();
      return showroom;
    } catch (RuntimeException refused) {
      house.close();
      throw refused;
    }
  }

  private SaleWatch watch() {
    return new SaleWatch(house, stripe.shelf(), clock, UNTIL_COMPARED);
  }

  House house() {
    return house;
  }

  Demo demo() {
    return demo;
  }

  /** What stands for Stripe's API. */
  StripeApiStandIn stripe() {
    return stripe;
  }

  private void furnish(Transaction transaction) {
    Site site =
        new Site(
            SiteId.DEFAULT,
            "Sample shop",
            List.of(),
            List.of(demo.paymentLink().getAuthority()),
            Site.ReferencePolicy.KEEP,
            Site.ConsentPolicy.GRANTED,
            Site.TagExtra.BY_DEFAULT);
    house.tables().sites().update(transaction, site);
    link(transaction, LINKS.toShop(), demo.shop());
    link(transaction, LINKS.toCheckout(), demo.paymentLink());
  }

  private void link(Transaction transaction, String slug, URI target) {
    LinkId id = LinkId.mint(clock.instant(), random);
    Link link = new Link(id, SiteId.DEFAULT, slug, target.toString());
    house.tables().links().insert(transaction, link, clock.instant());
  }

  @Override
  public void close() {
    workers.close();
    demo.close();
    house.close();
    stripe.close();
    delete(config.data());
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException left) {
      throw new UncheckedIOException("the demo's folder " + folder + " was not deleted", left);
    }
  }
}
