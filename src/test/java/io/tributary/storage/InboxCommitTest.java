package io.tributary.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.model.AccountId;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages of many senders that share transactions. */
final class InboxCommitTest {
  private static final int SENDERS = 300;

  /** PostgreSQL has no NUL in a text. */
  private static final String REFUSED = "evt_\0";

  private final TestDatabase database = TestDatabase.fresh();
  private final InboxCommit commit =
      new InboxCommit(database.database(), Tables.with(database.vault()).inbox());

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void manySendersAtOnce_eachLearnsWhetherItsMessageWasNew() throws InterruptedException {
    Queue<String> fresh = new ConcurrentLinkedQueue<>();
    Queue<String> known = new ConcurrentLinkedQueue<>();
    atOnce(
        IntStream.range(0, SENDERS).mapToObj(number -> "evt_" + number / 2).toList(),
        event -> (commit.store(message(event)) ? fresh : known).add(event));

    assertThat(fresh).hasSize(SENDERS / 2).doesNotHaveDuplicates();
    assertThat(known).containsExactlyInAnyOrderElementsOf(fresh);
    assertThat(database.count("inbox")).isEqualTo(SENDERS / 2);
  }

  @Test
  void messageThatTheDatabaseRefuses_failsAlone() throws InterruptedException {
    Queue<String> stored = new ConcurrentLinkedQueue<>();
    Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    List<String> events =
        IntStream.range(0, SENDERS).mapToObj(InboxCommitTest::everyTenthBad).toList();
    atOnce(
        events,
        event -> {
          try {
            commit.store(message(event));
            stored.add(event);
          } catch (RuntimeException failure) {
            failures.add(failure);
          }
        });

    assertThat(stored).hasSize(SENDERS * 9 / 10).doesNotContain(REFUSED);
    assertThat(failures).hasSize(SENDERS / 10).noneMatch(StorageFailure::isPassing);
    assertThat(database.count("inbox")).isEqualTo(stored.size());
  }

  /** As two servers do to which Stripe's messages are posted both. */
  @Test
  void sameMessagesInOppositeOrders_doNotWaitForEachOther() throws InterruptedException {
    for (int round = 0; round < 10; round++) {
      String name = "evt_" + round + "_";
      List<Incoming> messages =
          IntStream.range(0, SENDERS).mapToObj(number -> message(name + number)).toList();
      Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
      List<Thread> servers =
          List.of(messages, messages.reversed()).stream()
              .map(batch -> Thread.ofVirtual().start(() -> insert(batch, failures)))
              .toList();
      for (Thread server : servers) {
        server.join();
      }
      assertThat(failures).isEmpty();
    }
    assertThat(database.count("inbox")).isEqualTo(10 * SENDERS);
  }

  private void insert(List<Incoming> batch, Queue<RuntimeException> failures) {
    try {
      InboxTable inbox = Tables.with(database.vault()).inbox();
      database.database().useTransaction(transaction -> inbox.insert(transaction, batch));
    } catch (RuntimeException failure) {
      failures.add(failure);
    }
  }

  @Test
  void databaseThatIsGone_isTroubleThatPasses() {
    database.database().close();

    assertThatThrownBy(() -> commit.store(message("evt_late")))
        .matches(StorageFailure::isPassing, "passes");
  }

  private static String everyTenthBad(int number) {
    return number % 10 == 0 ? REFUSED : "evt_" + number;
  }

  private interface Sending {
    void send(String event);
  }

  private static void atOnce(List<String> events, Sending sending) throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> senders =
        events.stream()
            .map(event -> Thread.ofVirtual().start(() -> sendAfter(start, sending, event)))
            .toList();
    start.countDown();
    for (Thread sender : senders) {
      sender.join();
    }
  }

  private static void sendAfter(CountDownLatch start, Sending sending, String event) {
    try {
      start.await();
      sending.send(event);
    } catch (InterruptedException never) {
      throw new IllegalStateException("nobody interrupts a sender", never);
    }
  }

  private static Incoming message(String event) {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    return new Incoming(
        AccountId.DEFAULT, event, "test", Instant.parse("2026-01-01T00:00:00Z"), true, body);
  }
}
