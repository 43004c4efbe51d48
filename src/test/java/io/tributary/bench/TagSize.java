package io.tributary.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * How much of a visitor's line the tag takes, as the server hands it out: the core, whose 4 KB the
 * build enforces, with the extras that are on by default.
 */
final class TagSize implements Measurement {
  private static final double BYTES_OF_A_KILOBYTE = 1024;

  @Override
  public void measure(Stage stage) {
    byte[] tag = new Fetch(stage.server().address()).bytes("/tag.js");
    stage
        .report()
        .add(
            Row.of(
                    "tag, gzipped",
                    Budget.atMost(7, 7),
                    Unit.KILOBYTES,
                    gzipped(tag) / BYTES_OF_A_KILOBYTE)
                .with("with extras, core at most 4; %,d bytes before".formatted(tag.length)));
  }

  private static int gzipped(byte[] tag) {
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(small)) {
      gzip.write(tag);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return small.size();
  }
}
