package io.tributary;

import io.tributary.backup.BackupRefusal;
import io.tributary.cli.CannotStart;
import io.tributary.storage.DatabaseRefusal;
import io.tributary.storage.DatabaseUnreachable;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/**
 * Tells what an operator can mend from a bug: the one gets a sentence, the other its stack trace.
 */
final class Starting {
  private Starting() {}

  /**
   * Opens something.
   *
   * @throws CannotStart with a sentence, when the surroundings are to blame
   */
  static <T> T orExplain(Supplier<T> opening) {
    return orExplain("Tributary can't start.", opening);
  }

  /**
   * Does something else that needs the same surroundings.
   *
   * @param failed what didn't happen, as a sentence
   */
  static <T> T orExplain(String failed, Supplier<T> opening) {
    try {
      return opening.get();
    } catch (DatabaseRefusal
        | DatabaseUnreachable
        | BackupRefusal
        | UncheckedIOException
        | IllegalStateException refusal) {
      throw new CannotStart(failed + " " + sentence(refusal), refusal);
    }
  }

  /** The message, and what the operating system said about it. */
  private static String sentence(RuntimeException refusal) {
    Throwable cause = refusal.getCause();
    String said =
        refusal instanceof UncheckedIOException && cause != null ? " (" + cause + ")" : "";
    return refusal.getMessage() + said;
  }
}
