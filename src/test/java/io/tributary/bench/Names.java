package io.tributary.bench;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** What can be measured, by the names the command line knows, in order. */
final class Names implements Iterable<String> {
  static final Map<String, Measurement> MEASUREMENTS = measurements();

  @Override
  public Iterator<String> iterator() {
    return MEASUREMENTS.keySet().iterator();
  }

  private static Map<String, Measurement> measurements() {
    SequencedMap<String, Measurement> all = new LinkedHashMap<>();
    all.put("redirect", new RedirectBurst());
    all.put("latency", new RedirectLatency());
    return all;
  }
}
