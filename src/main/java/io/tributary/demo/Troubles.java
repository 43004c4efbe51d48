package io.tributary.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;

/** What goes wrong with the requests to come: in a given order, or by a seed. */
public final class Troubles {
  private static final List<Trouble> BY_CHANCE =
      List.of(
          Trouble.RATE_LIMIT,
          Trouble.RATE_LIMIT_FOR_A_SECOND,
          Trouble.LOCKED,
          Trouble.ERROR,
          Trouble.UNAVAILABLE,
          Trouble.CUT);

  private final Queue<Trouble> next = new ArrayDeque<>();
  private final Queue<Happening> happenings = new ArrayDeque<>();
  private Optional<Random> chance = Optional.empty();
  private int oneIn = 1;
  private boolean wasTrouble;
  private Duration silence = Duration.ofMinutes(1);

  /** Something that happens while a client is paging. */
  private record Happening(String path, Runnable task) {}

  Troubles() {}

  /** The next requests go wrong, in this order; then all is well. */
  public synchronized void next(Trouble... troubles) {
    next.addAll(List.of(troubles));
  }

  /**
   * From now on one request in so many goes wrong, in a way of chance; the same seed gives the same
   * troubles for the same requests. Never two in a row, so that a client who repeats gets on.
   */
  public synchronized void byChance(long seed, int requests) {
    chance = Optional.of(new Random(seed));
    oneIn = requests;
  }

  /** All is well again. */
  public synchronized void end() {
    next.clear();
    happenings.clear();
    chance = Optional.empty();
  }

  /** How long a {@link Trouble#SILENCE} lasts; a minute unless told. */
  public synchronized void silence(Duration lasting) {
    silence = lasting;
  }

  /**
   * Once the next page of a list was made, and before anybody can ask for the page after it,
   * something happens: an object comes or goes.
   *
   * @param path the list's, such as {@code /v1/charges}
   */
  public synchronized void afterNextPage(String path, Runnable task) {
    happenings.add(new Happening(path, task));
  }

  synchronized Optional<Trouble> draw() {
    if (!next.isEmpty()) {
      return Optional.of(next.remove());
    }
    Optional<Trouble> drawn =
        chance
            .filter(random -> random.nextInt(oneIn) == 0 && !wasTrouble)
            .map(random -> BY_CHANCE.get(random.nextInt(BY_CHANCE.size())));
    wasTrouble = drawn.isPresent();
    return drawn;
  }

  synchronized Duration silence() {
    return silence;
  }

  /** A page of that list was made. */
  void turned(String path) {
    due(path).ifPresent(happening -> happening.task().run());
  }

  private synchronized Optional<Happening> due(String path) {
    Optional<Happening> due =
        happenings.stream().filter(happening -> happening.path().equals(path)).findFirst();
    due.ifPresent(happenings::remove);
    return due;
  }
}
