package io.tributary.demo;

import io.tributary.demo.DemoSettings.Ports;
import io.tributary.http.Routes;
import io.tributary.http.Server;
import io.tributary.http.ServerSettings;
import io.tributary.http.TrustedProxies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The running sample shop and checkout, on 127.0.0.1 only. */
public final class Demo implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private final URI shop;
  private final URI checkout;
  private final Server shopServer;
  private final Server checkoutServer;
  private final Alarm alarm = new Alarm();
  private final WebhookSender webhooks;

  private Demo(
      DemoSettings settings, StripeShelf stripe, InstantSource clock, RandomGenerator random) {
    ObjectIds ids = new ObjectIds(random);
    Ports ports = chosen(settings.ports());
    shop = address(ports.shop());
    checkout = address(ports.checkout());
    webhooks = new WebhookSender(settings, alarm, clock, random);
    CheckoutStandIn standIn =
        new CheckoutStandIn(settings.timing(), shop, ids, clock, webhooks, alarm, stripe);
    ShopAccount.fill(stripe, checkout, settings.tributary(), clock.instant());
    shopServer = serve(ports.shop(), new SampleShop(settings, checkout, ids).routes());
    checkoutServer = serve(ports.checkout(), standIn.routes());
  }

  /**
   * Starts both.
   *
   * @param stripe the stand-in's shelf, which gets whatever the sales make
   * @param random chooses ids and moments of delivery
   * @throws RuntimeException when a port is taken
   */
  public static Demo start(
      DemoSettings settings, StripeShelf stripe, InstantSource clock, RandomGenerator random) {
    return new Demo(settings, stripe, clock, random);
  }

  /** The landing page with the tag. */
  public URI shop() {
    return shop.resolve("/");
  }

  /** The page of ads that lead to the shop. */
  public URI ads() {
    return shop.resolve("/ads");
  }

  /** The lamp's payment link; its host and port belong into the site's {@code stripeHosts}. */
  public URI paymentLink() {
    return checkout.resolve("/" + PaymentLink.LAMP.path());
  }

  /** Chosen before the start, since shop and checkout name each other. */
  private static Ports chosen(Ports ports) {
    try (ServerSocket one = free(ports.shop());
        ServerSocket other = free(ports.checkout())) {
      return new Ports(one.getLocalPort(), other.getLocalPort());
    } catch (IOException taken) {
      throw new UncheckedIOException(
          "the demo needs the ports %d and %d: free them or choose others"
              .formatted(ports.shop(), ports.checkout()),
          taken);
    }
  }

  private static ServerSocket free(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.ofLiteral(HOST));
  }

  private static URI address(int port) {
    return URI.create("http://" + HOST + ":" + port);
  }

  private static Server serve(int port, Routes routes) {
    return Server.start(new ServerSettings(HOST, port, TrustedProxies.loopback()), routes);
  }

  @Override
  public void close() {
    shopServer.close();
    checkoutServer.close();
    alarm.close();
    webhooks.close();
  }
}
