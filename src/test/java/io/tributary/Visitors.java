package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Visitors who click and buy without a pause, and a ledger of what the server has told them: the
 * clicks it said it keeps, and the messages it said it stored.
 */
final class Visitors implements AutoCloseable {
  private static final int CROWD = 4;

  /** How many times the link's own second it may take on a machine that others use too. */
  private static final Duration LONGEST_REDIRECT = Duration.ofSeconds(2);

  /** The second within which Stripe is answered, and some for a machine that others use too. */
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(4);

  private final RunningHouse house;
  private final String slug;
  private final String name;
  private final Queue<ClickId> clicks = new ConcurrentLinkedQueue<>();
  private final Queue<String> messages = new ConcurrentLinkedQueue<>();
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final List<Thread> crowd = new ArrayList<>();
  private volatile boolean isGoingHome;

  private Visitors(RunningHouse house, String slug, String name) {
    this.house = house;
    this.slug = slug;
    this.name = name;
  }

  /**
   * Lets them in.
   *
   * @param name begins the names of their purchases
   */
  static Visitors crowd(RunningHouse house, String slug, String name) {
    Visitors visitors = new Visitors(house, slug, name);
    for (int each = 0; each < CROWD; each++) {
      int number = each;
      visitors.crowd.add(Thread.ofVirtual().start(() -> visitors.comeAgain(number)));
    }
    return visitors;
  }

  private void comeAgain(int visitor) {
    for (int visit = 0; !isGoingHome; visit++) {
      String purchase = name + "_" + visitor + "_" + visit;
      try {
        click().ifPresent(click -> buy(purchase, click));
      } catch (RuntimeException unanswered) {
        complaints.add(purchase + ": " + unanswered);
      }
    }
  }

  private Optional<ClickId> click() {
    long start = System.nanoTime();
    Optional<ClickId> click = house.click(slug);
    complainOver("a redirect", start, LONGEST_REDIRECT);
    click.ifPresentOrElse(clicks::add, () -> complaints.add("a click was not kept"));
    return click;
  }

  private void buy(String purchase, ClickId click) {
    long start = System.nanoTime();
    int status = house.pay(purchase, click);
    switch (status) {
      case 200 -> messages.add("evt_" + purchase);
      case 503 -> refused.incrementAndGet();
      default -> complaints.add("a webhook was answered " + status);
    }
    complainOver("a webhook", start, LONGEST_ANSWER);
  }

  private void complainOver(String what, long start, Duration limit) {
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    if (taken.compareTo(limit) > 0) {
      complaints.add(what + " took " + taken);
    }
  }

  /** How many clicks the server has said it keeps so far. */
  int clicks() {
    return clicks.size();
  }

  /** The clicks the server has said it keeps so far. */
  List<ClickId> kept() {
    return List.copyOf(clicks);
  }

  /** The ids of the messages the server has said it stored so far. */
  List<String> stored() {
    return List.copyOf(messages);
  }

  /** How many messages the server has asked to be sent again so far. */
  int refused() {
    return refused.get();
  }

  /** Waits for so many more clicks. */
  void awaitMore(int more) {
    int before = clicks();
    RunningHouse.await(more + " more clicks", () -> clicks() >= before + more);
  }

  /** They finish what they are doing. */
  @Override
  public void close() {
    isGoingHome = true;
    for (Thread visitor : crowd) {
      try {
        visitor.join();
      } catch (InterruptedException ending) {
        throw new IllegalStateException(ending);
      }
    }
  }

  /** Everyone was served, and after a while all that was promised is in the tables, once. */
  void assertServedAndKept(Books books) {
    assertThat(complaints).isEmpty();
    RunningHouse.await(
        clicks.size() + " clicks and " + messages.size() + " messages",
        () -> books.count("clicks") >= clicks.size() && books.isSettled());
    books.assertHolds(List.copyOf(clicks), List.copyOf(messages));
  }
}
