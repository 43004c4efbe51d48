package io.tributary.model;

import java.util.List;
import java.util.Optional;

/** Port: what pages and programs may do with doors beside what stands in tables. */
public interface DoorDesk {
  /** Tells the doors that one was made or changed. */
  void changed();

  /** What a door would make of a pasted sample: JSON, a form, or an address with a query. */
  List<DoorReading> tryOut(Door door, String sample);

  /** What a door would make of a stored message, were it read now. */
  DoorReading tryOut(Door door, byte[] stored);

  /** How a stored message was read, by the version of the door's mapping that is noted with it. */
  DoorReading asRead(Door door, int version, byte[] stored);

  /**
   * A stored message as JSON.
   *
   * @param withPeople whether personal data is shown, or masked
   */
  String show(byte[] stored, boolean withPeople);

  /**
   * Takes events that a program of the owner's tells.
   *
   * @param account whose books they belong to, which exists
   * @param key the program's id of the whole batch
   * @param events each a JSON object, 100 at most
   * @return what became of each
   */
  List<Taken> take(AccountId account, Optional<String> key, List<String> events);

  /**
   * Takes a file of conversions, one a line: what can be read is kept, the rest is told.
   *
   * @param isDryRun whether nothing is kept, and only told what would be
   * @throws RuntimeException a bad request's, with a sentence, when the file can't be read at all
   */
  ConversionLines takeFile(ConversionFile file, boolean isDryRun);

  /** What became of one event. */
  record Taken(Outcome outcome, Optional<String> reason) {}

  /** In the inbox each of them is. */
  enum Outcome {
    ACCEPTED,
    DEDUPLICATED,
    DISCARDED,
    FAILED
  }
}
