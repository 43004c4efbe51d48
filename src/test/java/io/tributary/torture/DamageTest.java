package io.tributary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Books;
import io.tributary.bench.Stopped;
import io.tributary.model.ClickId;
import io.tributary.model.VisitorId;
import io.tributary.storage.EmbeddedPostgres;
import io.tributary.testing.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A segment of a killed server is damaged in its middle before anything of it is loaded. */
final class DamageTest {
  private static final int CLICKS = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private final SplittableRandom ids = new SplittableRandom();
  private final List<ClickId> acknowledged = new ArrayList<>();
  @TempDir private Path folder;

  @Test
  void damageIsReported_andEveryOtherClickIsLoaded() throws IOException {
    try (DoomedServer server = new DoomedServer(folder)) {
      try (Stopped _ = Stopped.processes(postgres(server))) {
        sendClicks(server);
        server.killServer();
        server.killPostgres(true);
      }
      spoil(largestSegment(server.data().resolve("journal")));
      server.startAgain();

      Books books = books(server);
      await(() -> books.count("set_aside") > 0 && missing(books).size() <= 1);
      assertThat(missing(books)).hasSize(1);
      assertThat(books.column("SELECT error FROM set_aside"))
          .singleElement()
          .asString()
          .contains("of the journal can't be read");
      assertThat(Files.readString(server.log())).contains("are damaged and lost");
    }
  }

  private void sendClicks(DoomedServer server) throws IOException {
    try (Caller caller = new Caller(server.address())) {
      for (int number = 0; number < CLICKS; number++) {
        ClickId click = ClickId.mint(InstantSource.system().instant(), ids);
        VisitorId visitor = VisitorId.mint(InstantSource.system().instant(), ids);
        Caller.Answer answer = caller.send(Requests.arrival(click, visitor));
        assertThat(answer.header("Tributary-Result")).isEqualTo("accepted");
        acknowledged.add(click);
      }
    }
  }

  private static List<Long> postgres(DoomedServer server) {
    ProcessHandle master = server.postmaster().orElseThrow();
    return Stream.concat(Stream.of(master), master.descendants()).map(ProcessHandle::pid).toList();
  }

  private static Path largestSegment(Path journal) throws IOException {
    try (Stream<Path> files = Files.list(journal)) {
      return files
          .filter(file -> file.toString().endsWith(".segment"))
          .reduce((one, other) -> used(one) >= used(other) ? one : other)
          .orElseThrow();
    }
  }

  /** Turns the bits of a byte in the middle of what was written: of one record. */
  private static void spoil(Path segment) throws IOException {
    byte[] bytes = Files.readAllBytes(segment);
    bytes[used(segment) / 2] ^= (byte) 0xFF;
    Files.write(segment, bytes);
  }

  private static int used(Path segment) {
    try {
      byte[] bytes = Files.readAllBytes(segment);
      int used = bytes.length;
      while (used > 0 && bytes[used - 1] == 0) {
        used--;
      }
      return used;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Set<String> missing(Books books) {
    Set<String> missing = new HashSet<>();
    acknowledged.forEach(click -> missing.add(click.value().toString()));
    books.column("SELECT id FROM clicks").forEach(missing::remove);
    return missing;
  }

  private static Books books(DoomedServer server) {
    try (EmbeddedPostgres guest = EmbeddedPostgres.open(server.data())) {
      return new Books(guest.address());
    }
  }

  private static void await(BooleanSupplier isSo) {
    long start = System.nanoTime();
    while (!isSo.getAsBoolean() && System.nanoTime() - start < PATIENCE.toNanos()) {
      Reply.rest(Duration.ofMillis(100));
    }
  }
}
