package io.tributary.journal;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a journal record of a usual length costs, before the disk sees it. */
@State(Scope.Benchmark)
public class RecordBenchmark { // JMH extends it
  private static final int USUAL_LENGTH = 1000;
  private final UUID segment = new UUID(1, 2);
  private final byte[] record = new byte[USUAL_LENGTH];
  private final ByteBuffer into = ByteBuffer.allocateDirect(2 * USUAL_LENGTH);

  @Benchmark
  public ByteBuffer encode() {
    into.clear();
    RecordFormat.encode(into, segment, 4096, record);
    return into;
  }

  @Benchmark
  public Object decode() {
    into.clear();
    RecordFormat.encode(into, segment, 4096, record);
    into.flip();
    return RecordFormat.decode(into, 0, segment, 4096);
  }
}
