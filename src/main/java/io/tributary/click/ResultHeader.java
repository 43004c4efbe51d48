package io.tributary.click;

/** The header that says what became of what was sent. */
final class ResultHeader {
  static final String NAME = "Tributary-Result";

  private ResultHeader() {}

  /** Such as {@code accepted} or {@code dropped; reason=unknown_site}. */
  static String of(Recorder.Outcome outcome) {
    return switch (outcome) {
      case Recorder.Outcome.Kept kept -> "accepted";
      case Recorder.Outcome.Dropped dropped -> "dropped; reason=" + dropped.reason().code();
      case Recorder.Outcome.NotKept notKept -> "not-kept; reason=" + token(notKept.reason());
    };
  }

  private static String token(String sentence) {
    return '"' + sentence.replaceAll("[^A-Za-z0-9 .,:/_-]", "") + '"';
  }
}
