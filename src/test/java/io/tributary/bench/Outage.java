package io.tributary.bench;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Visitors while PostgreSQL hangs, stopped by a signal, so that it takes questions and says
 * nothing; and while it is down, killed and not to be started. Afterwards every click that was
 * answered as kept must be a row.
 */
final class Outage implements Measurement {
  @Override
  public void measure(Stage stage) {
    double rate = stage.burst().ours() / 2;
    RequestSource redirects = Visits.to(Links.MANY, Manner.KEPT);
    measure(stage, "redirects while PostgreSQL hangs", redirects, rate, Outage::hang);
    measure(stage, "/collect while PostgreSQL hangs", Arrivals.endless(), rate / 2, Outage::hang);
    measure(stage, "redirects while PostgreSQL is down", redirects, rate, Outage::takeDown);
  }

  private static AutoCloseable hang(Stage stage) {
    Stopped hung = Stopped.processes(new ProcessFamily(stage.server().pid()).postgres());
    stage.report().tell(hung.count() + " processes of PostgreSQL were stopped meanwhile");
    return hung;
  }

  private static AutoCloseable takeDown(Stage stage) {
    return Down.postgres(stage.server().data());
  }

  private static void measure(
      Stage stage,
      String what,
      RequestSource requests,
      double rate,
      Function<Stage, AutoCloseable> begin) {
    Load load = Load.burst(stage.server().address(), requests, stage.plan().steady()).at(rate);
    LoadResult before = stage.run(load);
    LoadResult during = run(load, () -> begin.apply(stage));
    stage.clicks().settle(during.answers());
    stage
        .report()
        .add(
            Row.of(
                    "outage: p99 of " + what,
                    Budget.atMost(2),
                    Unit.OF_BEFORE,
                    during.millis(99) / before.millis(99))
                .with(words(rate, before, during)));
  }

  private static LoadResult run(Load load, Supplier<AutoCloseable> begin) {
    try (AutoCloseable _ = begin.get()) {
      return LoadLoop.run(load);
    } catch (RuntimeException bug) {
      throw bug;
    } catch (Exception impossible) {
      throw new IllegalStateException("the outage can't be ended", impossible);
    }
  }

  private static String words(double rate, LoadResult before, LoadResult during) {
    return "%,.0f/s; before %s; during %s".formatted(rate, before.latencies(), during.latencies());
  }
}
