package io.tributary.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.HandTurnedNanos;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much one address may send. */
final class AddressLimitTest {
  private static final InetAddress FLOOD = InetAddress.ofLiteral("203.0.113.9");
  private final HandTurnedNanos nanos = new HandTurnedNanos();
  private final AddressLimit limit = limit(10, 50);

  private AddressLimit limit(int perSecond, int burst) {
    return new AddressLimit(new AddressRate(perSecond, burst, nanos));
  }

  private int taken(InetAddress client, int tries) {
    return taken(limit, client, tries);
  }

  @Test
  void aBurstPasses_thenTheRate_andARestFillsTheBucketOnce() {
    assertThat(taken(FLOOD, 1000)).isEqualTo(50);
    assertThat(limit.take(FLOOD, 1)).isEqualTo(Duration.ofMillis(100).toNanos());
    nanos.advance(Duration.ofSeconds(1));
    assertThat(taken(FLOOD, 1000)).isEqualTo(10);
    nanos.advance(Duration.ofDays(400));
    assertThat(taken(FLOOD, 1000)).isEqualTo(50);
  }

  @Test
  void refusedTriesCostNothing() {
    taken(FLOOD, 100_000);
    nanos.advance(Duration.ofMillis(100));
    assertThat(taken(FLOOD, 10)).isEqualTo(1);
  }

  @Test
  void whatIsGivenBack_canBeTakenAgain_butNoMoreThanABurst() {
    limit.take(FLOOD, 50);
    limit.giveBack(FLOOD, 20);
    assertThat(taken(FLOOD, 100)).isEqualTo(20);
    limit.giveBack(FLOOD, 50);
    limit.giveBack(FLOOD, 50);
    assertThat(taken(FLOOD, 100)).isEqualTo(50);
  }

  @Test
  void severalItemsCostAsManyTokens_allOrNone_andAtMostABurst() {
    assertThat(limit.take(FLOOD, 30)).isZero();
    assertThat(limit.take(FLOOD, 30)).isEqualTo(Duration.ofSeconds(1).toNanos());
    assertThat(limit.take(FLOOD, 20)).isZero();
    nanos.advance(Duration.ofSeconds(5));
    assertThat(limit.take(FLOOD, 100)).isZero();
    assertThat(taken(FLOOD, 10)).isZero();
  }

  @Test
  void anotherAddressHasItsOwnBucket_butAnIpv6NetworkHasOne() {
    assertThat(taken(FLOOD, 100)).isEqualTo(50);
    assertThat(taken(InetAddress.ofLiteral("203.0.113.10"), 100)).isEqualTo(50);
    assertThat(taken(InetAddress.ofLiteral("2001:db8::1"), 100)).isEqualTo(50);
    assertThat(taken(InetAddress.ofLiteral("2001:db8::ffff:1"), 100)).isZero();
    assertThat(taken(InetAddress.ofLiteral("2001:db8:0:1::1"), 100)).isEqualTo(50);
    assertThat(taken(InetAddress.ofLiteral("::ffff:203.0.113.9"), 100)).isZero();
  }

  @Test
  void thisMachineIsNotLimited_norAnybodyWithoutALimit() {
    assertThat(taken(InetAddress.ofLiteral("127.0.0.1"), 1000)).isEqualTo(1000);
    assertThat(taken(InetAddress.ofLiteral("::1"), 1000)).isEqualTo(1000);
    AddressLimit none = limit(0, 1);
    assertThat(IntStream.range(0, 1000).filter(_ -> none.take(FLOOD, 1) > 0)).isEmpty();
  }

  @Test
  void aClockThatGoesBackWedgesNobody() {
    assertThat(taken(FLOOD, 1000)).isEqualTo(50);
    nanos.advance(Duration.ofHours(-1));
    nanos.advance(Duration.ofSeconds(1));
    assertThat(limit.take(FLOOD, 1)).isLessThanOrEqualTo(Duration.ofMillis(100).toNanos());
    nanos.advance(Duration.ofMillis(100));
    assertThat(taken(FLOOD, 1000)).isEqualTo(1);
  }

  @Test
  void aCrowdOfAddresses_doesNotEmptyTheFloodsBucket() throws UnknownHostException {
    assertThat(taken(FLOOD, 1000)).isEqualTo(50);
    for (int number = 0; number < 1_000_000; number++) {
      byte[] address = ByteBuffer.allocate(16).putInt(0x20010db8).putInt(number).array();
      limit.take(InetAddress.getByAddress(address), 1);
    }
    assertThat(taken(FLOOD, 1000)).isZero();
  }

  @Test
  void parallelTriesGetNoMoreThanTheBurst() {
    int burst = 1_000_000;
    AddressLimit one = limit(1, burst);
    AtomicInteger passed = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int thread = 0; thread < 4; thread++) {
        threads.execute(() -> passed.addAndGet(taken(one, FLOOD, burst / 2)));
      }
    }
    assertThat(passed).hasValue(burst);
  }

  private static int taken(AddressLimit limit, InetAddress client, int tries) {
    return (int) IntStream.range(0, tries).filter(_ -> limit.take(client, 1) == 0).count();
  }
}
