package io.tributary.inbound;

import io.tributary.http.AddressLimit;
import io.tributary.http.AddressRange;
import io.tributary.http.Request;
import io.tributary.model.Door;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides who may come in, before anything of a message is read. */
final class DoorGuard {
  private final DoorDirectory directory;
  private final AddressLimit refusals;

  /** The decision. */
  sealed interface Verdict {
    record Open(Door door) implements Verdict {}

    /**
     * Not this one.
     *
     * @param door whose door it was, where that is known
     */
    record Shut(DoorOutcome outcome, int status, String reason, Optional<Door> door)
        implements Verdict {}

    /** Not for so long: this address was refused too often. */
    record Wait(Duration length) implements Verdict {}
  }

  /**
   * Asks that directory.
   *
   * @param refusals how often an address may be refused; it never keeps the right token out, for a
   *     relay's address is many people's
   */
  DoorGuard(DoorDirectory directory, AddressLimit refusals) {
    this.directory = directory;
    this.refusals = refusals;
  }

  Verdict judge(Request request, Instant now) {
    Verdict verdict =
        directory
            .openedBy(request.parameter("token"))
            .filter(door -> door.isOpen(now))
            .map(door -> judge(request, door, now))
            .orElseGet(DoorGuard::unknown);
    return verdict instanceof Verdict.Shut ? limited(request.client(), verdict) : verdict;
  }

  private Verdict limited(InetAddress client, Verdict refusal) {
    long nanos = refusals.take(client, 1);
    return nanos > 0 ? new Verdict.Wait(Duration.ofNanos(nanos)) : refusal;
  }

  private static Verdict unknown() {
    return new Verdict.Shut(
        DoorOutcome.UNKNOWN_TOKEN,
        404,
        "No door has this address. It was mistyped, replaced by a newer one, or closed.",
        Optional.empty());
  }

  private static Verdict judge(Request request, Door door, Instant now) {
    if (!isFromAllowed(request.client(), door)) {
      return new Verdict.Shut(
          DoorOutcome.WRONG_ADDRESS,
          403,
          "This door takes no messages from your IP address.",
          Optional.of(door));
    }
    return door.guard()
        .signing()
        .flatMap(signing -> DoorSignature.objection(signing, request, now))
        .<Verdict>map(
            objection ->
                new Verdict.Shut(DoorOutcome.BAD_SIGNATURE, 401, objection, Optional.of(door)))
        .orElseGet(() -> new Verdict.Open(door));
  }

  private static boolean isFromAllowed(InetAddress client, Door door) {
    return door.guard().addresses().isEmpty()
        || door.guard().addresses().stream()
            .anyMatch(range -> AddressRange.parse(range).contains(client));
  }
}
