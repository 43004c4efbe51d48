package io.tributary.torture;

import io.tributary.model.ClickId;
import io.tributary.model.VisitorId;
import io.tributary.testing.Reply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Visitors, tags and Stripe, without a pause and whatever happens to the server; each promise it
 * makes goes into the ledger.
 */
final class Crowd implements AutoCloseable {
  private static final int OF_EACH = 2;
  private static final Duration REST = Duration.ofMillis(20);
  private static final Duration LONGEST_REPEATING = Duration.ofMinutes(2);
  private static final Pattern REFERENCE = Pattern.compile("client_reference_id=([0-9A-Z]{26})");
  private final InetSocketAddress server;
  private final Promises promises;
  private final InstantSource clock = InstantSource.system();
  private final BlockingQueue<ClickId> buyers = new LinkedBlockingQueue<>(100);
  private final AtomicInteger sales = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean goesHome;

  /** One turn of one of them, on a connection of its own. */
  private interface Turn {
    void take(Caller caller) throws IOException, InterruptedException;
  }

  private Crowd(InetSocketAddress server, Promises promises) {
    this.server = server;
    this.promises = promises;
  }

  static Crowd at(InetSocketAddress server, Promises promises) {
    Crowd crowd = new Crowd(server, promises);
    for (int each = 0; each < OF_EACH; each++) {
      SplittableRandom ids = new SplittableRandom();
      crowd.begin(crowd::visit);
      crowd.begin(caller -> crowd.arrive(caller, ids));
      crowd.begin(crowd::buy);
    }
    return crowd;
  }

  private void begin(Turn turn) {
    threads.add(Thread.ofPlatform().name("crowd").start(() -> goOn(turn)));
  }

  private void goOn(Turn turn) {
    try (Caller caller = new Caller(server)) {
      while (!goesHome) {
        turn.take(caller);
      }
    } catch (IOException | InterruptedException | RuntimeException broken) {
      promises.complain("somebody went home: " + broken);
    }
  }

  private void visit(Caller caller) {
    Optional<Caller.Answer> answer = send(caller, Requests.visit());
    if (answer.isEmpty()) {
      promises.clickLeftOpen();
      return;
    }
    promises.redirected();
    Matcher id = REFERENCE.matcher(answer.get().header("Location"));
    if (answer.get().status() != 302 || !id.find()) {
      promises.complain("a redirect was answered " + answer.get());
      return;
    }
    ClickId click = ClickId.parse(id.group(1)).orElseThrow();
    take(answer.get(), click);
  }

  /** A tag comes again with the same id until it has an answer. */
  private void arrive(Caller caller, SplittableRandom ids) {
    ClickId click = ClickId.mint(clock.instant(), ids);
    String request = Requests.arrival(click, VisitorId.mint(clock.instant(), ids));
    Optional<Caller.Answer> answer = send(caller, request);
    while (answer.isEmpty() && !goesHome) {
      answer = send(caller, request);
    }
    if (answer.isEmpty()) {
      promises.clickLeftOpen();
    } else if (answer.get().status() == 204) {
      take(answer.get(), click);
    } else {
      promises.complain("/collect answered " + answer.get());
    }
  }

  private void take(Caller.Answer answer, ClickId click) {
    String result = answer.header("Tributary-Result");
    if (result.equals("accepted")) {
      promises.click(click);
      boolean _ = buyers.offer(click);
    } else if (result.startsWith("not-kept")) {
      promises.clickLeftOpen();
    } else {
      promises.complain("a click was answered " + answer);
    }
  }

  private void buy(Caller caller) throws InterruptedException {
    ClickId click = buyers.poll(100, TimeUnit.MILLISECONDS);
    if (click != null) {
      String name = "torture" + sales.incrementAndGet();
      tell(caller, name, click);
    }
  }

  /** Stripe repeats what wasn't answered with 200, and some of what was. */
  private void tell(Caller caller, String name, ClickId click) {
    long start = System.nanoTime();
    while (!isStored(caller, name, click)) {
      promises.messageRepeated();
      if (System.nanoTime() - start > LONGEST_REPEATING.toNanos()) {
        promises.complain("a message was never stored: " + name);
        return;
      }
      Reply.rest(REST);
    }
    promises.payment(name, click);
    if (name.endsWith("7")) {
      promises.messageRepeated();
      boolean _ = isStored(caller, name, click);
    }
  }

  private boolean isStored(Caller caller, String name, ClickId click) {
    Optional<Caller.Answer> answer = send(caller, Requests.payment(name, click, clock.instant()));
    int status = answer.map(Caller.Answer::status).orElse(503);
    if (status != 200 && status != 503) {
      promises.complain("a webhook was answered " + status);
    }
    return status == 200;
  }

  private static Optional<Caller.Answer> send(Caller caller, String request) {
    try {
      return Optional.of(caller.send(request));
    } catch (IOException killed) {
      Reply.rest(REST);
      return Optional.empty();
    }
  }

  /** They finish what they are doing. */
  @Override
  public void close() {
    goesHome = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException ending) {
        throw new IllegalStateException(ending);
      }
    }
  }
}
