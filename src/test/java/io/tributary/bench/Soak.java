package io.tributary.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A long time at part of the load, to see whether anything grows. */
final class Soak {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int FEWEST_MINUTES = 3;
  private final Stage stage;
  private final double rate;
  private final List<SoakSample> samples = new ArrayList<>();
  private Answers answers = Answers.NONE;

  private Soak(Stage stage, double rate) {
    this.stage = stage;
    this.rate = rate;
  }

  /**
   * Soaks.
   *
   * @param part of the burst's rate
   * @param rate requests a second, instead of a part
   * @return the table, with what grew, in Markdown
   */
  static String run(Stage stage, Duration length, double part, OptionalDouble rate) {
    long minutes = Math.max(FEWEST_MINUTES, length.toMinutes());
    Soak soak = new Soak(stage, rate.orElseGet(() -> stage.burst().ours() * part));
    stage.report().tell(SoakSample.HEAD.lines().findFirst().orElseThrow());
    for (int minute = 1; minute <= minutes; minute++) {
      soak.soak(minute);
    }
    stage.clicks().settle(soak.answers);
    return soak.table();
  }

  private void soak(int minute) {
    RequestSource both =
        new AlternatingRequests(List.of(Visits.to(Links.MANY, Manner.KEPT), Arrivals.endless()));
    Load load = Load.burst(stage.server().address(), both, MINUTE).at(rate);
    LoadResult result = LoadLoop.run(load);
    answers = answers.plus(result.answers());
    FullCollection.of(stage.server().pid());
    SoakSample sample = SoakSample.of(new ProcessFamily(stage.server().pid()), result);
    samples.add(sample);
    stage.report().tell(sample.toMarkdown("minute " + minute));
  }

  private String table() {
    List<String> growing = SoakVerdict.growing(samples);
    growing.forEach(what -> stage.report().voidBecause("not flat: " + what));
    String verdict = growing.isEmpty() ? "Flat" : "Not flat (" + String.join("; ", growing) + ")";
    return """
        %s%s
        %s
        %s

        %s over %d minutes at %,.0f requests a second, half of them redirects and half arrivals; %,d were kept and are
        rows, %,d were not kept. Memory is what was in use after each minute's garbage was collected. The last third is held
        against the middle one.
        """
        .formatted(
            SoakSample.HEAD,
            SoakVerdict.third(samples, 0).toMarkdown("first third"),
            SoakVerdict.third(samples, 1).toMarkdown("middle third"),
            SoakVerdict.third(samples, 2).toMarkdown("last third"),
            verdict,
            samples.size(),
            rate,
            answers.accepted(),
            answers.notKept());
  }
}
