package io.tributary.http;

/** Answers one request; blocks freely, for every request has its own virtual thread. */
@FunctionalInterface
public interface Handler {
  /**
   * Answers the request.
   *
   * @throws BadRequest when the input is at fault; its message becomes the body
   */
  Response handle(Request request);
}
