package io.tributary.click;

import io.tributary.http.AddressLimit;
import io.tributary.http.AddressRate;
import io.tributary.http.Request;
import io.tributary.http.Routes;
import io.tributary.journal.Journal;
import java.time.InstantSource;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The visitor's doors, put together. */
public final class ClickRoom {
  private final RedirectDoor redirect;
  private final CollectDoor collect;
  private final TagDoor tag;

  /**
   * Builds the doors.
   *
   * @param hasKey port: whether a request carries a valid API key
   * @param rate what one address may send through a door
   */
  public ClickRoom(
      Directory directory,
      Journal journal,
      ClickCounters counters,
      Predicate<Request> hasKey,
      InstantSource clock,
      RandomGenerator random,
      AddressRate rate) {
    Recorder recorder = new Recorder(journal, counters);
    ClickIntake intake = new ClickIntake(directory::site, random, directory::sealed);
    this.redirect = new RedirectDoor(directory, recorder, new AddressLimit(rate), clock, random);
    this.collect =
        new CollectDoor(
            directory, intake, recorder, new CollectGuard(hasKey, new AddressLimit(rate)), clock);
    this.tag = new TagDoor(directory);
  }

  public Routes routes() {
    return new Routes().addAll(redirect.routes()).addAll(collect.routes()).addAll(tag.routes());
  }
}
