package io.tributary.demo;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.http.Routes;
import io.tributary.http.Server;
import io.tributary.http.ServerSettings;
import io.tributary.http.TrustedProxies;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Stands where Tributary would: keeps every message and answers as told. */
final class RecordingHook implements AutoCloseable {
  private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
  private final Queue<Integer> answers = new ArrayDeque<>();
  private final Server server;

  /** One message as it arrived. */
  record Delivery(String signature, String body) {}

  RecordingHook(Integer... firstAnswers) {
    answers.addAll(List.of(firstAnswers));
    server =
        Server.start(
            new ServerSettings("127.0.0.1", 0, TrustedProxies.loopback()),
            new Routes().post("/hooks/stripe", this::keep));
  }

  private synchronized Response keep(Request request) {
    String body = new String(request.body(), StandardCharsets.UTF_8);
    deliveries.add(new Delivery(request.header("Stripe-Signature").orElse(""), body));
    Integer status = answers.poll();
    return Response.empty(status == null ? 200 : status);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** The next so many deliveries. */
  List<Delivery> await(int count) throws InterruptedException {
    List<Delivery> some = new ArrayList<>();
    while (some.size() < count) {
      Delivery next = deliveries.poll(10, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("only " + some.size() + " of " + count + " messages came");
      }
      some.add(next);
    }
    return some;
  }

  /** The next so many deliveries that tell of a type, such as {@code checkout.session}. */
  List<Delivery> await(int count, String type) throws InterruptedException {
    List<Delivery> some = new ArrayList<>();
    while (some.size() < count) {
      Delivery next = await(1).getFirst();
      if (next.body().contains("\"type\":\"" + type)) {
        some.add(next);
      }
    }
    return some;
  }

  @Override
  public void close() {
    server.close();
  }
}
