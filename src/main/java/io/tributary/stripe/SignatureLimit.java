package io.tributary.stripe;

import io.tributary.http.AddressLimit;
import io.tributary.http.AddressRate;
import io.tributary.http.Request;
import java.util.function.LongSupplier;

/**
 * How much each address may have checked in vain: a signature that fits nothing costs a look at the
 * whole body for every secret. What turns out to be genuine costs nothing.
 *
 * <p>Counted by the bytes looked at, so that an endpoint of Stripe's whose secret is missing here
 * doesn't shut out the others that send from the same addresses: its messages are small.
 */
public final class SignatureLimit {
  private static final int UNIT_BYTES = 1024;

  /** 8 MB a second, which takes a few hundredths of a processor. */
  private static final int UNITS_A_SECOND = 8 * 1024;

  private static final int UNITS_AT_ONCE = 64 * 1024;
  private final AddressLimit limit;

  public SignatureLimit(LongSupplier nanoTime) {
    this.limit = new AddressLimit(new AddressRate(UNITS_A_SECOND, UNITS_AT_ONCE, nanoTime));
  }

  /** Nanoseconds until a message may be checked with that many secrets; 0 for now. */
  long take(Request request, int secrets) {
    return limit.take(request.client(), units(request, secrets));
  }

  /** The message was genuine. */
  void giveBack(Request request, int secrets) {
    limit.giveBack(request.client(), units(request, secrets));
  }

  /** Without a signature nothing is looked at. */
  private static int units(Request request, int secrets) {
    boolean isSigned = request.header(StripeSignature.HEADER).isPresent();
    return isSigned ? secrets * (1 + request.body().length / UNIT_BYTES) : 0;
  }
}
