package io.tributary.http;

import io.helidon.http.HeaderValues;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Receives every request: finds its route, reads its body, asks its handler, answers. */
final class FrontDoor implements io.helidon.webserver.http.Handler {
  private final Router router;
  private final TrustedProxies trustedProxies;
  private final BodyReader bodies;
  private final BugLog bugs;

  FrontDoor(Router router, TrustedProxies trustedProxies, BodyReader bodies, BugLog bugs) {
    this.router = router;
    this.trustedProxies = trustedProxies;
    this.bodies = bodies;
    this.bugs = bugs;
  }

  @Override
  public void handle(ServerRequest in, ServerResponse out) {
    String method = in.prologue().method().text();
    Response found =
        switch (router.find(method, in.prologue().uriPath().rawPath())) {
          case Router.Found.Hit hit -> answer(hit, in);
          case Router.Found.WrongMethod wrong -> notAllowed(method, wrong.allowed());
          case Router.Found.Nothing() -> nothingHere();
        };
    Response response = isUnread(in) ? found.with("Connection", "close") : found;
    ResponseWriter.write(response, !method.equals("HEAD"), out);
    closeIfAsked(in);
  }

  /** The library would go on reading: after "close", and into a body nobody read. */
  private void closeIfAsked(ServerRequest in) {
    if (isUnread(in)) {
      bodies.discard(in);
      throw new CloseConnectionException("body not wanted");
    }
    if (in.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
      throw new CloseConnectionException("asked to close");
    }
  }

  private static boolean isUnread(ServerRequest in) {
    return in.content().hasEntity() && !in.content().consumed();
  }

  private Response answer(Router.Found.Hit hit, ServerRequest in) {
    Headers headers = new Headers(new ReceivedHeaders(in.headers()));
    Response answer = answer(hit, in, headers);
    return hit.route()
        .exposes()
        .map(exposed -> CrossOrigin.share(answer, headers, exposed))
        .orElse(answer);
  }

  private Response answer(Router.Found.Hit hit, ServerRequest in, Headers headers) {
    try {
      return hit.route().handler().handle(request(hit, in, headers));
    } catch (BadRequest bad) {
      return Response.text(bad.status(), bad.getMessage());
    } catch (RuntimeException | StackOverflowError | AssertionError bug) {
      String id = bugs.record(hit.route().method(), hit.route().pattern(), bug);
      return Response.text(
          500, "Something went wrong here, and it is our fault. The log has it as " + id + ".");
    }
  }

  private Request request(Router.Found.Hit hit, ServerRequest in, Headers headers) {
    HttpPrologue prologue = in.prologue();
    return new Request(
        prologue.method().text(),
        Text.decode(prologue.uriPath().rawPath(), false),
        prologue.query().rawValue(),
        headers,
        trustedProxies.visitor(peerOf(in), headers),
        hit.parameters(),
        bodies.read(in, hit.route().mostBytes()));
  }

  private static InetAddress peerOf(ServerRequest in) {
    if (in.remotePeer().address() instanceof InetSocketAddress peer && !peer.isUnresolved()) {
      return peer.getAddress();
    }
    return InetAddress.getLoopbackAddress();
  }

  private static Response notAllowed(String method, String allowed) {
    return Response.text(405, "This address takes " + allowed + ", not " + method + ".")
        .with("Allow", allowed);
  }

  private static Response nothingHere() {
    return Response.text(
        404, "There is nothing at this address. Check it for typing errors, or start at /.");
  }
}
