package io.tributary.bench;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import picocli.CommandLine;

/** What can be measured, by the names the command line knows, in order. */
final class Names implements Iterable<String>, CommandLine.ITypeConverter<String> {
  static final Map<String, Measurement> MEASUREMENTS = measurements();

  @Override
  public Iterator<String> iterator() {
    return MEASUREMENTS.keySet().iterator();
  }

  @Override
  public String convert(String name) {
    if (!MEASUREMENTS.containsKey(name)) {
      throw new CommandLine.TypeConversionException(
          "there is no measurement \"" + name + "\": take some of " + MEASUREMENTS.keySet());
    }
    return name;
  }

  private static Map<String, Measurement> measurements() {
    SequencedMap<String, Measurement> all = new LinkedHashMap<>();
    all.put("redirect", new RedirectBurst());
    all.put("latency", new RedirectLatency());
    all.put("sustained", new Sustained());
    all.put("collect", new CollectBurst());
    all.put("webhook", new Webhooks());
    all.put("conversion", new ConversionDelay());
    all.put("backlog", new Backlog());
    all.put("outage", new Outage());
    all.put("start", new StartAndRest());
    all.put("tag", new TagSize());
    all.put("methods", new MicroBenchmarks());
    return Collections.unmodifiableSequencedMap(all);
  }
}
