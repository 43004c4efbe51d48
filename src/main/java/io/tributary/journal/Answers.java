package io.tributary.journal;

import io.tributary.journal.Journal.Appended;
import io.tributary.journal.Journal.Cause;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what was answered, and tells the log when records stop being kept and when they are kept
 * again: a pair of lines a minute at most, however many visitors come.
 */
final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
  private static final Duration SILENCE = Duration.ofMinutes(1);
  private final LongSupplier nanoTime;
  private final LongAdder kept = new LongAdder();
  private final LongAdder keptBytes = new LongAdder();
  private final LongAdder notKept = new LongAdder();
  private volatile boolean isKeeping = true;
  private final AtomicReference<@Nullable Refusal> told = new AtomicReference<>();
  private volatile Optional<Refusal> last = Optional.empty();
  private final AtomicBoolean owesGoodNews = new AtomicBoolean();

  private record Refusal(Cause cause, String reason, long nanoTime) {}

  /**
   * Starts at zero.
   *
   * @param nanoTime only differences count, as with {@link System#nanoTime}
   */
  Answers(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  static Cause cause(IOException broken) {
    return broken instanceof JournalFull ? Cause.JOURNAL_FULL : Cause.DISK_REFUSED;
  }

  /** Without the paths of our files: visitors read it too. */
  static String reason(IOException broken) {
    String said = broken instanceof FileSystemException named ? named.getReason() : null;
    String reason = said == null ? String.valueOf(broken.getMessage()) : said;
    return broken instanceof JournalFull ? reason : "the disk refused it: " + reason;
  }

  /**
   * Counts the answer and gives it back.
   *
   * @param bytes what the record takes in the journal
   */
  Appended count(Appended answer, int bytes) {
    switch (answer) {
      case Appended.Kept _ -> keep(bytes);
      case Appended.NotKept(Cause cause, String reason) -> {
        notKept.increment();
        trouble(cause, reason);
      }
    }
    return answer;
  }

  private void keep(int bytes) {
    kept.increment();
    keptBytes.add(bytes);
    if (!isKeeping) {
      isKeeping = true;
    }
    if (owesGoodNews.get() && owesGoodNews.compareAndSet(true, false)) {
      LOG.info("the journal keeps records again; {} were not kept since the start", notKept.sum());
    }
  }

  /** Takes down why nothing is kept; also before there is anything to keep. */
  void trouble(Cause cause, String reason) {
    Refusal refusal = new Refusal(cause, reason, nanoTime.getAsLong());
    last = Optional.of(refusal);
    isKeeping = false;
    Refusal before = told.get();
    boolean isDue = before == null || age(before).compareTo(SILENCE) >= 0;
    if (isDue && told.compareAndSet(before, refusal)) {
      LOG.error("records are not kept in the journal: {}", refusal.reason());
      owesGoodNews.set(true);
    }
  }

  long kept() {
    return kept.sum();
  }

  long keptBytes() {
    return keptBytes.sum();
  }

  /** Whether the last record was kept. */
  boolean isKeeping() {
    return isKeeping;
  }

  long notKept() {
    return notKept.sum();
  }

  Optional<JournalState.Trouble> lastTrouble() {
    return last.map(
        refusal -> new JournalState.Trouble(refusal.cause(), refusal.reason(), age(refusal)));
  }

  private Duration age(Refusal refusal) {
    return Duration.ofNanos(nanoTime.getAsLong() - refusal.nanoTime());
  }
}
