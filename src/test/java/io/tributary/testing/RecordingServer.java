package io.tributary.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;

/** A small web server on 127.0.0.1 that answers as a test tells it and remembers every request. */
public final class RecordingServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpServer server;
  private final Map<String, Function<RecordedRequest, Reply>> answers = new ConcurrentHashMap<>();
  private final List<RecordedRequest> requests = new ArrayList<>();

  private RecordingServer(HttpServer server) {
    this.server = server;
  }

  /** Starts on a free port; unknown paths are answered with 404. */
  public static RecordingServer start() {
    try {
      var loopback = InetAddress.getLoopbackAddress();
      var recording = new RecordingServer(HttpServer.create(new InetSocketAddress(loopback, 0), 0));
      recording.server.createContext("/", recording::exchange);
      recording.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      recording.server.start();
      return recording;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** {@code http://127.0.0.1:PORT}, the path appended. */
  public URI address(String path) {
    return address("127.0.0.1", path);
  }

  /** The same server under a name; {@link Browser} resolves every {@code .test} host to it. */
  public URI address(String host, String path) {
    return URI.create("http://" + host + ":" + port() + path);
  }

  /** From now on this path answers so, whatever the method. */
  public RecordingServer answer(String path, Reply reply) {
    return answer(path, request -> reply);
  }

  /** From now on this path is answered by looking at the request. */
  public RecordingServer answer(String path, Function<RecordedRequest, Reply> reply) {
    answers.put(path, reply);
    return this;
  }

  public RecordingServer page(String path, String html) {
    return answer(path, Reply.of(200, "text/html; charset=utf-8", html));
  }

  /** Everything received so far, oldest first. */
  public synchronized List<RecordedRequest> requests() {
    return List.copyOf(requests);
  }

  /** What this path has received so far, oldest first. */
  public List<RecordedRequest> requests(String path) {
    return requests().stream().filter(request -> request.path().equals(path)).toList();
  }

  /** Waits until this path has received so many requests, at most 10 seconds. */
  public List<RecordedRequest> awaitRequests(String path, int count) {
    await(received -> requests(path).size() >= count, count + " requests to " + path);
    return requests(path);
  }

  /** Waits until what was received fulfils the condition, at most 10 seconds. */
  public synchronized void await(Predicate<List<RecordedRequest>> condition, String description) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!condition.test(List.copyOf(requests))) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
          throw new AssertionError("waited in vain for " + description + "; received " + requests);
        }
        wait(millis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Forgets what was received; the answers stay. */
  public synchronized void forget() {
    requests.clear();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = RecordedRequest.of(exchange);
      var answer = answers.getOrDefault(request.path(), unknown -> Reply.of(404, "text/plain", ""));
      var reply = answer.apply(request);
      record(request);
      reply.delay();
      allowOrigin(exchange);
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      var body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** What Tributary's own doors do, so that a page of another site may call. */
  private static void allowOrigin(HttpExchange exchange) {
    var origin = exchange.getRequestHeaders().getFirst("Origin");
    if (origin != null) {
      exchange.getResponseHeaders().set("Access-Control-Allow-Origin", origin);
      exchange.getResponseHeaders().set("Access-Control-Allow-Credentials", "true");
    }
  }

  private synchronized void record(RecordedRequest request) {
    requests.add(request);
    notifyAll();
  }
}
