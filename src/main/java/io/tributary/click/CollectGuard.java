package io.tributary.click;

import io.tributary.http.AddressLimit;
import io.tributary.http.BadRequest;
import io.tributary.http.Request;
import java.util.function.Predicate;

/** Tells the owner's server from everybody else, whose address may send only so much. */
final class CollectGuard {
  private final Predicate<Request> hasKey;
  private final AddressLimit limit;

  CollectGuard(Predicate<Request> hasKey, AddressLimit limit) {
    this.hasKey = hasKey;
    this.limit = limit;
  }

  /** Whether it comes with a valid key. */
  boolean isServer(Request request) {
    return request.header("Authorization").isPresent() && hasKey.test(request);
  }

  /** Nanoseconds until a sender without a key may send that many items; 0 for now. */
  long wait(Request request, int items) {
    return limit.take(request.client(), items);
  }

  /** After the limit, so that keys can't be guessed any faster than the limit allows. */
  static void refuseWrongKey(Request request) {
    if (request.header("Authorization").isPresent()) {
      throw new BadRequest(
          401, "The API key is not valid: send it as Authorization: Bearer <key>.");
    }
  }
}
