package io.tributary.torture;

import io.tributary.model.ClickId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The ledger of everything the server has said it keeps, and of what it left without an answer. */
final class Promises {
  private final Queue<ClickId> clicks = new ConcurrentLinkedQueue<>();
  private final Map<String, ClickId> payments = new ConcurrentHashMap<>();
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private final AtomicInteger clickCount = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger repeatedMessages = new AtomicInteger();
  private long lastRedirect = System.nanoTime();
  private long longestGap;

  void click(ClickId click) {
    clicks.add(click);
    clickCount.incrementAndGet();
  }

  /** A redirect was answered; nobody was for the time since the last one. */
  synchronized void redirected() {
    long now = System.nanoTime();
    longestGap = Math.max(longestGap, now - lastRedirect);
    lastRedirect = now;
  }

  /** A click that wasn't answered, or as not known to be kept: it may be a row or not. */
  void clickLeftOpen() {
    open.incrementAndGet();
  }

  /** A message was stored; it tells of a payment of that name after that click. */
  void payment(String name, ClickId click) {
    payments.put(name, click);
  }

  /** A message must come again, or comes again although it was stored, as Stripe's do. */
  void messageRepeated() {
    repeatedMessages.incrementAndGet();
  }

  /** Something that no kill excuses. */
  void complain(String complaint) {
    complaints.add(complaint);
  }

  int clickCount() {
    return clickCount.get();
  }

  int paymentCount() {
    return payments.size();
  }

  int openCount() {
    return open.get();
  }

  int repeatedMessageCount() {
    return repeatedMessages.get();
  }

  synchronized Duration longestGap() {
    return Duration.ofNanos(longestGap);
  }

  List<ClickId> clicks() {
    return List.copyOf(clicks);
  }

  /** By their names. */
  Map<String, ClickId> payments() {
    return new TreeMap<>(payments);
  }

  List<String> complaints() {
    return List.copyOf(complaints);
  }
}
