package io.tributary.model;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a click's id costs: minting with the server's own source of chance, writing, reading. */
@State(Scope.Benchmark)
public class IdBenchmark { // JMH extends it
  private final SecureRandom random = new SecureRandom();
  private final Instant now = Instant.parse("2026-11-24T12:00:00Z");
  private final ClickId id = ClickId.mint(now, random);
  private final String text = id.toString();

  @Benchmark
  public ClickId mint() {
    return ClickId.mint(now, random);
  }

  @Benchmark
  public String write() {
    return id.toString();
  }

  @Benchmark
  public Optional<ClickId> read() {
    return ClickId.parse(text);
  }
}
