package io.tributary.testing;

import io.tributary.click.ClickCounters;
import java.util.Map;
import java.util.TreeMap;

/** What was counted at all: {@code accepted}, {@code not_kept}, {@code dropped_<reason>}. */
public final class Counted {
  private Counted() {}

  public static Map<String, Long> by(ClickCounters counters) {
    Map<String, Long> counted = new TreeMap<>();
    counted.put("accepted", counters.accepted());
    counted.put("not_kept", counters.notKept().values().stream().mapToLong(Long::longValue).sum());
    counters.dropped().forEach((reason, count) -> counted.put("dropped_" + reason.code(), count));
    counted.values().removeIf(count -> count == 0);
    return counted;
  }
}
