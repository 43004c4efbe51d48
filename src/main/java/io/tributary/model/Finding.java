package io.tributary.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of looking at one thing.
 *
 * @param whose the Stripe account and its mode, where there may be several
 * @param sentence what was found
 * @param remedy what to do about it
 * @param examples what it was found at, such as payment links; at most some
 * @param way where the remedy is done
 * @param repair what the doctor can do about it by itself
 */
public record Finding(
    Check check,
    Verdict verdict,
    Optional<String> whose,
    String sentence,
    Optional<String> remedy,
    List<String> examples,
    Optional<Way> way,
    Optional<Repair> repair) {
  private static final int MOST_EXAMPLES = 40;

  /** How it looks, worst first. */
  public enum Verdict {
    /** Money or clicks are lost. */
    TROUBLE,
    /** It works, and could be better. */
    ADVICE,
    /** It could not be looked at. */
    UNKNOWN,
    GOOD
  }

  /**
   * A place, on our pages or elsewhere.
   *
   * @param address with https, or from our root on
   */
  public record Way(String text, String address) {}

  public Finding {
    examples = List.copyOf(examples);
  }

  /** Nothing but what was found. */
  public static Finding of(Check check, Verdict verdict, String sentence) {
    return new Finding(
        check,
        verdict,
        Optional.empty(),
        sentence,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  public static Finding good(Check check, String sentence) {
    return of(check, Verdict.GOOD, sentence);
  }

  public static Finding trouble(Check check, String sentence) {
    return of(check, Verdict.TROUBLE, sentence);
  }

  public static Finding advice(Check check, String sentence) {
    return of(check, Verdict.ADVICE, sentence);
  }

  public static Finding unknown(Check check, String sentence) {
    return of(check, Verdict.UNKNOWN, sentence);
  }

  /** With whose it is. */
  public Finding of(String owner) {
    return new Finding(check, verdict, Optional.of(owner), sentence, remedy, examples, way, repair);
  }

  /** With what to do. */
  public Finding remedy(String what) {
    return new Finding(check, verdict, whose, sentence, Optional.of(what), examples, way, repair);
  }

  /** With where to do it. */
  public Finding way(String text, String address) {
    Optional<Way> to = Optional.of(new Way(text, address));
    return new Finding(check, verdict, whose, sentence, remedy, examples, to, repair);
  }

  /** With what it was found at; of very much, only some. */
  public Finding at(List<String> things) {
    return new Finding(check, verdict, whose, sentence, remedy, some(things), way, repair);
  }

  /** With what the doctor can do. */
  public Finding repair(Repair possible) {
    return new Finding(
        check, verdict, whose, sentence, remedy, examples, way, Optional.of(possible));
  }

  private static List<String> some(List<String> all) {
    if (all.size() <= MOST_EXAMPLES) {
      return all;
    }
    List<String> some = new ArrayList<>(all.subList(0, MOST_EXAMPLES));
    some.add("and " + (all.size() - MOST_EXAMPLES) + " more");
    return some;
  }
}
