package io.tributary.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A bucket of tokens for each address of late: an IPv4 address, or the /64 of an IPv6 address,
 * which one customer has whole. The memory is fixed. A crowd of addresses pushes out the bucket
 * that is nearest to full, so a flood never gets rid of its own empty one while others are fuller.
 */
public final class AddressLimit {
  private static final int SHELVES = 8192;
  private static final int IPV6_NETWORK_BYTES = 8;
  // The upper half of an IPv6 network that is multicast, and so nobody's address.
  private static final long IPV4_MARK = 0xFFFF_FFFF_0000_0000L;
  private final AddressRate rate;
  private final long start;
  private final long salt = ThreadLocalRandom.current().nextLong();
  private final Shelf[] shelves;

  public AddressLimit(AddressRate rate) {
    this.rate = rate;
    this.start = rate.nanoTime().getAsLong();
    this.shelves = new Shelf[rate.isUnlimited() ? 0 : SHELVES];
    Arrays.setAll(shelves, any -> new Shelf());
  }

  /**
   * Takes tokens for that many items, all or none. What is more than a whole burst costs a whole
   * burst. This machine itself isn't limited: a program of the operator's, or a proxy that doesn't
   * say for whom it asks.
   *
   * @return nanoseconds until they are there; 0 when they were
   */
  public long take(InetAddress client, int items) {
    if (isFree(client)) {
      return 0;
    }
    long key = key(client);
    long now = rate.nanoTime().getAsLong() - start;
    return shelves[shelf(key)].take(key, now, cost(items), rate.burst() * rate.interval());
  }

  /** Gives back what was taken, when it turned out to be none of what is limited. */
  public void giveBack(InetAddress client, int items) {
    if (!isFree(client)) {
      long key = key(client);
      shelves[shelf(key)].giveBack(key, cost(items));
    }
  }

  private boolean isFree(InetAddress client) {
    return rate.isUnlimited() || client.isLoopbackAddress();
  }

  private long cost(int items) {
    return Math.min(items, rate.burst()) * rate.interval();
  }

  private static long key(InetAddress client) {
    byte[] bytes = client.getAddress();
    int length = client instanceof Inet6Address ? IPV6_NETWORK_BYTES : bytes.length;
    long key = 0;
    for (int at = 0; at < length; at++) {
      key = (key << Byte.SIZE) | (bytes[at] & 0xFF);
    }
    return client instanceof Inet6Address ? key : IPV4_MARK | key;
  }

  /** Salted, so that nobody can choose addresses that share a shelf with another's. */
  private int shelf(long key) {
    long mixed = (key ^ salt) * 0x9E37_79B9_7F4A_7C15L;
    mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8_FEB8_6659_FD93L;
    return (int) (mixed >>> 32) & (SHELVES - 1);
  }

  /**
   * A few buckets under one lock. Each is one number: the time at which it will be full again. A
   * time further ahead than a whole burst can only come from a clock that went back, and counts as
   * a whole burst.
   */
  private static final class Shelf {
    private static final int PLACES = 8;
    private final long[] keys = new long[PLACES];
    private final long[] fullAt = new long[PLACES];

    synchronized long take(long key, long now, long cost, long burst) {
      int place = placeOf(key);
      long full = keys[place] == key ? Math.clamp(fullAt[place], now, now + burst) : now;
      long missing = full + cost - now - burst;
      keys[place] = key;
      fullAt[place] = missing > 0 ? full : full + cost;
      return Math.max(0, missing);
    }

    synchronized void giveBack(long key, long cost) {
      int place = placeOf(key);
      if (keys[place] == key) {
        fullAt[place] -= cost;
      }
    }

    /** Its own place, or that of the fullest bucket. */
    private int placeOf(long key) {
      int fullest = 0;
      for (int place = 0; place < PLACES; place++) {
        if (keys[place] == key) {
          return place;
        }
        if (fullAt[place] < fullAt[fullest]) {
          fullest = place;
        }
      }
      return fullest;
    }
  }
}
