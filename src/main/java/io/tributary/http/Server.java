package io.tributary.http;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The HTTP server: every connection has a virtual thread, every handler may block. */
public final class Server implements AutoCloseable {
  private static final int LONGEST_REQUEST_LINE = 16 * 1024;
  private static final int LONGEST_HEADERS = 32 * 1024;

  /** Above every route's own limit: the library reads a chunk whole before we can count it. */
  private static final int LONGEST_BODY = 6 * 1024 * 1024;

  private static final int MOST_CONNECTIONS = 20_000;
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);
  private final WebServer web;
  private final Optional<ServerCertificate> certificate;
  private final SlowSenders slowSenders;
  private final Logger library;

  private Server(
      WebServer web,
      Optional<ServerCertificate> certificate,
      SlowSenders slowSenders,
      Logger library) {
    this.web = web;
    this.certificate = certificate;
    this.slowSenders = slowSenders;
    this.library = library;
  }

  /**
   * Starts to listen and answers the routes.
   *
   * @throws IllegalArgumentException when two routes are the same
   * @throws RuntimeException when the port is taken
   */
  public static Server start(ServerSettings settings, Routes routes) {
    Logger library = quietLibrary();
    SlowSenders slowSenders = SlowSenders.start(settings.patience());
    FrontDoor frontDoor =
        new FrontDoor(
            new Router(routes),
            settings.trustedProxies(),
            slowSenders,
            new BugLog(System::nanoTime));
    HttpRouting.Builder routing = HttpRouting.builder().any(frontDoor);
    WebServer web = build(settings, routing, slowSenders).start();
    return new Server(web, settings.certificate(), slowSenders, library);
  }

  private static WebServer build(
      ServerSettings settings, HttpRouting.Builder routing, SlowSenders slowSenders) {
    WebServerConfig.Builder web = WebServer.builder();
    settings.certificate().ifPresent(certificate -> web.tls(certificate.watchedBy(slowSenders)));
    return web.host(settings.address())
        .port(settings.port())
        .shutdownHook(false)
        .shutdownGracePeriod(LAST_WORDS)
        .maxPayloadSize(LONGEST_BODY)
        .maxTcpConnections(MOST_CONNECTIONS)
        .idleConnectionTimeout(settings.patience())
        .idleConnectionPeriod(settings.patience().dividedBy(4))
        .connectionOptions(socket -> socket.tcpNoDelay(true))
        .addConnectionSelector(http1(slowSenders))
        .directHandlers(Refusals.all())
        .routing(routing)
        .build();
  }

  private static Http1ConnectionSelector http1(SlowSenders slowSenders) {
    Http1Config config =
        Http1Config.builder()
            .maxPrologueLength(LONGEST_REQUEST_LINE)
            .maxHeadersSize(LONGEST_HEADERS)
            .validatePath(false)
            .validatePrologue(false)
            .validateResponseHeaders(false) // ResponseWriter has removed what could do harm
            .addReceiveListener(slowSenders)
            .build();
    return Http1ConnectionSelector.builder().config(config).build();
  }

  /**
   * Keeps the library from logging each malformed request with a stack trace. The logging system
   * forgets levels of loggers nobody holds, so the caller keeps it.
   */
  private static Logger quietLibrary() {
    Logger library = Logger.getLogger("io.helidon");
    library.setLevel(Level.SEVERE);
    return library;
  }

  /** The port it listens on. */
  public int port() {
    return web.port();
  }

  /**
   * Worker: serves a renewed certificate from its next connection on.
   *
   * @return 0, for there is never more to do at once
   */
  public int renewCertificate() {
    certificate.ifPresent(ServerCertificate::renew);
    return 0;
  }

  /** Stops to listen, lets running requests finish for up to ten seconds, then cuts them off. */
  @Override
  public void close() {
    web.stop();
    slowSenders.close();
    library.setLevel(Level.WARNING);
  }
}
