package io.tributary.api;

import io.tributary.model.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which comparison a caller asks for.
 *
 * @param problems everything that is wrong with it; empty when it may be done
 */
record NewComparison(BooksChoice choice, TimeWindow window, List<String> problems) {
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Instant BEFORE_STRIPE = Instant.parse("2010-01-01T00:00:00Z");

  NewComparison {
    problems = List.copyOf(problems);
  }

  static NewComparison read(byte[] text, Instant now) {
    byte[] nothing = {'{', '}'};
    Body body =
        new Body(
            text.length == 0 ? nothing : text,
            "{\"from\": \"2026-11-01T00:00:00Z\"}",
            Set.of("account", "test", "from", "to"));
    BooksChoice choice = new BooksChoice(body.text("account"), body.flag("test"));
    Instant to = time(body, "to").orElse(now);
    Instant from = time(body, "from").orElse(to.minus(MONTH).truncatedTo(ChronoUnit.DAYS));
    boolean isWindow = from.isBefore(to) && !from.isBefore(BEFORE_STRIPE) && !to.isAfter(now);
    if (!isWindow) {
      body.refuse("\"from\" must be before \"to\", after 2009, and \"to\" not in the future.");
    }
    TimeWindow window = isWindow ? new TimeWindow(from, to) : new TimeWindow(now, now);
    return new NewComparison(choice, window, body.problems());
  }

  private static Optional<Instant> time(Body body, String name) {
    Optional<String> text = body.text(name);
    Optional<Instant> time =
        text.flatMap(Fields::instant).map(at -> at.truncatedTo(ChronoUnit.SECONDS));
    if (text.isPresent() && time.isEmpty()) {
      body.refuse("\"" + name + "\" must be a time after 2009 such as 2026-11-01T00:00:00Z.");
    }
    return time;
  }
}
