package io.tributary.demo;

import io.tributary.http.Server;
import io.tributary.http.ServerSettings;
import io.tributary.http.TrustedProxies;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A stand-in for Stripe's API on 127.0.0.1: lists, single objects, expansion and webhook endpoints
 * over what is put on its shelves, with the troubles it is told to make.
 *
 * <p>Without troubles it is always well, and as fast as it is asked; {@link #limit} makes it count.
 */
public final class StripeApiStandIn implements AutoCloseable {
  /** Opens everything, unless another key was chosen at the start. */
  public static final String KEY = "rk_live_standin0123456789";

  /** The account that the key belongs to. */
  public static final String ACCOUNT = StripeShelves.OWN_ACCOUNT;

  /** What Stripe allows on one address, in requests a second. */
  public static final int STRIPES_LIMIT = 25;

  private static final String HOST = "127.0.0.1";
  private final StripeApiDoor door;
  private final Server server;

  private StripeApiStandIn(int port, String key, InstantSource clock) {
    door = new StripeApiDoor(clock);
    door.keys().admit(key);
    server = Server.start(new ServerSettings(HOST, port, TrustedProxies.loopback()), door.routes());
  }

  /** On a free port, opened by {@link #KEY}. */
  public static StripeApiStandIn start(InstantSource clock) {
    return new StripeApiStandIn(0, KEY, clock);
  }

  /**
   * Starts it.
   *
   * @param port 0 for any free one
   * @param key the key that opens everything
   * @param clock says which events are older than 30 days, and counts seconds
   */
  public static StripeApiStandIn start(int port, String key, InstantSource clock) {
    return new StripeApiStandIn(port, key, clock);
  }

  /** What stands for {@code https://api.stripe.com}, without a slash at the end. */
  public URI address() {
    return URI.create("http://" + HOST + ":" + server.port());
  }

  /** What the account of the key holds. */
  public StripeShelf shelf() {
    return door.shelves().of(ACCOUNT, false);
  }

  /** What that account holds in test mode, which only keys with {@code _test_} in them open. */
  public StripeShelf testShelf() {
    return door.shelves().of(ACCOUNT, true);
  }

  /** What another account holds, which is connected from the first call of this on. */
  public StripeShelf shelf(String connected) {
    return door.shelves().of(connected, false);
  }

  /**
   * Admits a restricted key, or changes what it may do.
   *
   * @param permissions such as {@code rak_charge_read}; see {@link #permissions}
   */
  public void admit(String key, Set<String> permissions) {
    door.keys().admit(key, permissions);
  }

  /** A key is rolled or deleted: from now on it is answered 401. */
  public void refuse(String key) {
    door.keys().refuse(key);
  }

  /** Every permission there is to read something. */
  public static List<String> permissions() {
    return Listing.all().stream().map(Listing::permission).distinct().toList();
  }

  /** What goes wrong with requests. */
  public Troubles troubles() {
    return door.troubles();
  }

  /** What the lists tell wrongly. */
  public ListFaults listFaults() {
    return door.listFaults();
  }

  /** From now on more requests a second to one address are answered 429. */
  public void limit(int requestsASecond) {
    door.pace().limit(requestsASecond);
  }

  /** The requests so far, the latest thousand, in order of arrival. */
  public List<Asked> asked() {
    return door.asked();
  }

  /** The secret of a webhook endpoint that was made through the API. */
  public Optional<String> webhookSecret(String endpoint) {
    return door.endpoints().secret(endpoint);
  }

  @Override
  public void close() {
    door.close();
    server.close();
  }
}
