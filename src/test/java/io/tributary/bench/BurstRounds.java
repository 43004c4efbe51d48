package io.tributary.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets nginx and us answer the same visits in turns: nginx, ours, nginx, ours. A ratio of
 * neighbours in time survives a machine whose speed wanders.
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
    turn(plan.warmUp());
    turns.clear();
    do {
      turn(plan.round());
    } while (!isEnough(plan));
    List<Turn> quietest = Turn.quietest(turns, plan.rounds());
    if (Turn.drift(quietest) > Turn.MOST_DRIFT) {
      stage.report().voidBecause(drift(quietest));
    }
    return new Burst(quietest);
  }

  private boolean isEnough(Plan plan) {
    return turns.size() >= plan.rounds()
        && (turns.size() >= plan.rounds() + plan.moreRounds()
            || Turn.drift(Turn.quietest(turns, plan.rounds())) <= Turn.MOST_DRIFT);
  }

  private void turn(Duration length) {
    Load load = Load.burst(stage.nginx(), visits, length).as(manner);
    LoadResult nginx = LoadLoop.run(load);
    LoadResult ours = LoadLoop.run(load.to(stage.server().address()));
    Duration loading = stage.clicks().settle(ours.answers());
    Turn turn = new Turn(nginx.rate(), ours.rate());
    turns.add(turn);
    tell(turn, ours, loading);
  }

  private void tell(Turn turn, LoadResult ours, Duration loading) {
    stage
        .report()
        .tell(
            "%s: nginx %,.0f/s, ours %,.0f/s, ratio %.2f; loaded after %.1f s; %d not kept%s"
                .formatted(
                    manner.words(),
                    turn.nginx(),
                    turn.ours(),
                    turn.ratio(),
                    loading.toNanos() / 1e9,
                    ours.answers().notKept(),
                    ours.firstTrouble().map(trouble -> "; " + trouble).orElse("")));
  }

  private String drift(List<Turn> quietest) {
    return "nginx drifted by %.0f %% over the quietest %d of %d rounds (%s)"
        .formatted(Turn.drift(quietest) * 100, quietest.size(), turns.size(), manner.words());
  }
}
