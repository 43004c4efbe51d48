package io.tributary;

import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestHouse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Buyers who click a tracked link and pay, over HTTP, and a ledger of what was answered. */
final class Traffic implements AutoCloseable {
  private final URI server;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final Semaphore bought = new Semaphore(0);
  private final AtomicLong numbers = new AtomicLong();
  private final List<Thread> buyers = new ArrayList<>();
  private final Map<String, String> clicksOfEvents = new ConcurrentHashMap<>();
  private final List<Throwable> troubles = new ArrayList<>();
  private volatile boolean goesOn = true;

  private Traffic(URI server) {
    this.server = server;
  }

  /** Begins with so many buyers at a time. */
  static Traffic begin(URI server, int buyers) {
    Traffic traffic = new Traffic(server);
    for (int buyer = 0; buyer < buyers; buyer++) {
      traffic.buyers.add(Thread.ofVirtual().start(traffic::buyOnAndOn));
    }
    return traffic;
  }

  /** By Stripe's event id, the click of each payment; both were answered as kept. */
  Map<String, String> answered() {
    return new TreeMap<>(clicksOfEvents);
  }

  /** Waits until so many more have bought. */
  void awaitBought(int more) {
    try {
      if (!bought.tryAcquire(more, 60, TimeUnit.SECONDS)) {
        throw new AssertionError(more + " sales took longer than a minute");
      }
    } catch (InterruptedException impatient) {
      throw new IllegalStateException(impatient);
    }
  }

  private void buyOnAndOn() {
    try {
      while (goesOn) {
        buy("load" + numbers.incrementAndGet());
      }
    } catch (IOException | InterruptedException | RuntimeException | AssertionError trouble) {
      synchronized (troubles) {
        troubles.add(trouble);
      }
      goesOn = false;
    }
  }

  private void buy(String name) throws IOException, InterruptedException {
    String click = click();
    int status = client.send(payment(name, click), BodyHandlers.discarding()).statusCode();
    if (status == 200) {
      clicksOfEvents.put("evt_" + name, click);
      bought.release();
    } else if (status != 503) { // busy: Stripe would come again, and nothing was promised
      throw new AssertionError("a webhook was answered " + status);
    }
  }

  private HttpRequest payment(String name, String click) {
    Instant now = InstantSource.system().instant();
    byte[] message =
        StripeEvents.bytes(
            StripeEvents.completed(
                name, now, session -> session.put("client_reference_id", click)));
    return HttpRequest.newBuilder(server.resolve("/hooks/stripe"))
        .header("Stripe-Signature", StripeEvents.signature(message, StripeEvents.SECRET, now))
        .POST(BodyPublishers.ofByteArray(message))
        .build();
  }

  private String click() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/r/spring?gclid=1"))
            .header("User-Agent", TestHouse.BROWSER)
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (!answer.headers().firstValue("Tributary-Result").orElse("").equals("accepted")) {
      throw new AssertionError("a click was not kept: " + answer.headers().map());
    }
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .replaceAll(".*client_reference_id=([0-9A-Z]{26}).*", "$1");
  }

  /** Ends it; fails when anything was not answered as it should be. */
  @Override
  public void close() {
    goesOn = false;
    for (Thread buyer : buyers) {
      try {
        buyer.join();
      } catch (InterruptedException impatient) {
        throw new IllegalStateException(impatient);
      }
    }
    client.close();
    if (!troubles.isEmpty()) {
      throw new AssertionError("the traffic broke off", troubles.getFirst());
    }
  }
}
