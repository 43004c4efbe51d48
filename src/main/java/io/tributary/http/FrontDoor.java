package io.tributary.http;

import io.helidon.http.HeaderValues;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** Receives every request: finds its route, reads its body, asks its handler, answers. */
final class FrontDoor implements io.helidon.webserver.http.Handler {
  private final Router router;
  private final TrustedProxies trustedProxies;
  private final SlowSenders slowSenders;
  private final BugLog bugs;

  FrontDoor(Router router, TrustedProxies trustedProxies, SlowSenders slowSenders, BugLog bugs) {
    this.router = router;
    this.trustedProxies = trustedProxies;
    this.slowSenders = slowSenders;
    this.bugs = bugs;
  }

  @Override
  public void handle(ServerRequest in, ServerResponse out) {
    Body body = new Body(in, slowSenders);
    Response found = RequestLine.isReadable(in.prologue()) ? route(in, body) : malformed();
    Response response = body.isUnread() ? found.with("Connection", "close") : found;
    ResponseWriter.write(response, !in.prologue().method().equals(Method.HEAD), out);
    closeIfAsked(in, response, body);
  }

  private Response route(ServerRequest in, Body body) {
    String method = in.prologue().method().text();
    return switch (router.find(method, in.prologue().uriPath().rawPath())) {
      case Router.Found.Hit hit -> answer(hit, in, body);
      case Router.Found.WrongMethod wrong -> notAllowed(method, wrong.allowed());
      case Router.Found.Nothing() -> nothingHere();
    };
  }

  /** The library would go on reading: after "close" of either side, and a body nobody read. */
  private static void closeIfAsked(ServerRequest in, Response answered, Body body) {
    if (body.isUnread()) {
      body.discard();
      throw new CloseConnectionException("body not wanted");
    }
    if (in.headers().containsToken(HeaderValues.CONNECTION_CLOSE)
        || answered.header("Connection").isPresent()) {
      throw new CloseConnectionException("asked to close");
    }
  }

  private Response answer(Router.Found.Hit hit, ServerRequest in, Body body) {
    Headers headers = new Headers(new ReceivedHeaders(in.headers()));
    Response answer = answer(hit, in, headers, body);
    return hit.route()
        .exposes()
        .map(exposed -> CrossOrigin.share(answer, headers, exposed))
        .orElse(answer);
  }

  private Response answer(Router.Found.Hit hit, ServerRequest in, Headers headers, Body body) {
    try {
      return hit.route().handler().handle(request(hit, in, headers, body));
    } catch (BadRequest bad) {
      return Response.text(bad.status(), bad.getMessage());
    } catch (RuntimeException | StackOverflowError | AssertionError bug) {
      String id = bugs.record(hit.route().method(), hit.route().pattern(), bug);
      return Response.text(
          500, "Something went wrong here, and it is our fault. The log has it as " + id + ".");
    }
  }

  private Request request(Router.Found.Hit hit, ServerRequest in, Headers headers, Body body) {
    HttpPrologue prologue = in.prologue();
    return new Request(
        prologue.method().text(),
        Text.decode(prologue.uriPath().rawPath(), false),
        prologue.query().rawValue(),
        headers,
        visitor(in, headers),
        hit.parameters(),
        content(hit.route(), body));
  }

  private static Supplier<byte[]> content(Routes.Route route, Body body) {
    if (route.isReadLate()) {
      return () -> body.read(route.mostBytes());
    }
    byte[] read = body.read(route.mostBytes());
    return () -> read;
  }

  private Visitor visitor(ServerRequest in, Headers headers) {
    Visitor visitor = trustedProxies.visitor(peerOf(in), headers);
    return in.isSecure() ? visitor.overHttps() : visitor;
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

  private static Response malformed() {
    return Response.text(400, Refusals.MALFORMED).with("Connection", "close");
  }

  private static Response nothingHere() {
    return Response.text(
        404, "There is nothing at this address. Check it for typing errors, or start at /.");
  }
}
