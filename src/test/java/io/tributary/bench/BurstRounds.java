package io.tributary.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets nginx and us answer the same visits in turns: nginx, ours, nginx, ours, nginx. Each of ours
 * is held against its neighbours in time, and counts only when those two agree: such a ratio
 * survives a machine whose speed wanders.
 */
final class BurstRounds {
  private final Stage stage;
  private final RequestSource visits;
  private final Manner manner;
  private final List<Turn> turns = new ArrayList<>();

  BurstRounds(Stage stage, List<String> links, Manner manner) {
    this.stage = stage;
    this.visits = Visits.to(links, manner);
    this.manner = manner;
  }

  /** Warms both sides up, then takes turns until enough of them were quiet. */
  Burst run() {
    Plan plan = stage.plan();
    nginx(plan.warmUp());
    ours(plan.warmUp());
    double before = nginx(plan.round());
    while (quiet().size() < plan.rounds() && turns.size() < plan.rounds() + plan.moreRounds()) {
      double ours = ours(plan.round());
      double after = nginx(plan.round());
      add(new Turn(before, ours, after));
      before = after;
    }
    if (quiet().size() < plan.rounds()) {
      stage.report().voidBecause(drift());
    }
    return new Burst(quiet().isEmpty() ? turns : quiet());
  }

  private List<Turn> quiet() {
    return turns.stream().filter(Turn::isQuiet).toList();
  }

  private double nginx(Duration length) {
    return LoadLoop.run(Load.burst(stage.nginx(), visits, length).as(manner)).rate();
  }

  private double ours(Duration length) {
    LoadResult ours = stage.run(Load.burst(stage.server().address(), visits, length).as(manner));
    ours.firstTrouble().ifPresent(stage.report()::tell);
    return ours.rate();
  }

  private void add(Turn turn) {
    turns.add(turn);
    stage
        .report()
        .tell(
            "%s: nginx %,.0f/s, ours %,.0f/s, nginx %,.0f/s; ratio %.2f%s"
                .formatted(
                    manner.words(),
                    turn.before(),
                    turn.ours(),
                    turn.after(),
                    turn.ratio(),
                    turn.isQuiet() ? "" : ", not counted"));
  }

  private String drift() {
    return "nginx drifted by more than %.0f %% in all but %d of %d turns (%s)"
        .formatted(Turn.MOST_DRIFT * 100, quiet().size(), turns.size(), manner.words());
  }
}
