package io.tributary.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.Set;

/** What is answered when a request is too broken to reach a route. */
final class Refusals implements DirectHandler {
  static final String MALFORMED =
      "The request is not well-formed HTTP; check its address and headers.";
  private static final int BODY_TOO_LONG = 413;
  private static final int HEADERS_TOO_LONG = 431;
  private static final Set<Integer> NOT_OURS = Set.of(501, 505);

  static DirectHandlers all() {
    Refusals refusals = new Refusals();
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      handlers.addHandler(type, refusals);
    }
    return handlers.build();
  }

  /** Never repeats the library's message, which may quote the request. */
  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType eventType,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    Status answered = blame(request, status);
    return TransportResponse.builder()
        .status(answered)
        .headers(headers)
        .header(HeaderValues.CONTENT_TYPE_TEXT_PLAIN)
        .header(HeaderValues.X_CONTENT_TYPE_OPTIONS_NOSNIFF)
        .keepAlive(false)
        .entity(sentence(answered))
        .build();
  }

  /**
   * What nobody could read is the sender's fault, not ours: an unknown transfer encoding or
   * version, or a request line at which the library stumbles; then there is no method yet.
   */
  private static Status blame(TransportRequest request, Status status) {
    boolean isUnreadable = status.code() >= 500 && request.method().isEmpty();
    return isUnreadable || NOT_OURS.contains(status.code()) ? Status.BAD_REQUEST_400 : status;
  }

  private static String sentence(Status status) {
    if (status.code() == BODY_TOO_LONG) {
      return "The body is longer than any this server reads.";
    }
    if (status.code() == HEADERS_TOO_LONG) {
      return "The headers are too long; clear this site's cookies and try again.";
    }
    return status.code() < 500 ? MALFORMED : "The request could not be answered; try again.";
  }
}
