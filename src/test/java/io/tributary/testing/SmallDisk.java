package io.tributary.testing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * A small file system of its own, which another program fills up, and which hangs: reading goes on,
 * whoever writes waits. Only root may make one, and needs a loop device for it.
 */
public final class SmallDisk implements AutoCloseable {
  private static final int[] BLOCKS = {1024 * 1024, 4096};
  private static final long MEGABYTE = 1024L * 1024;
  private final Path mounted;

  private SmallDisk(Path mounted) {
    this.mounted = mounted;
  }

  /** Makes one below a folder; where the machine doesn't let us, the test is skipped. */
  public static SmallDisk mount(Path folder, int megabytes) throws IOException {
    Path image = folder.resolve("disk.image");
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(megabytes * MEGABYTE);
    }
    Path mounted = Files.createDirectory(folder.resolve("disk"));
    String trouble =
        run("mkfs.ext4", "-q", "-F", "-m", "0", image.toString())
            + run("mount", "-o", "loop", image.toString(), mounted.toString());
    Assumptions.assumeTrue(
        trouble.isEmpty(), "a file system of its own can't be mounted here: " + trouble);
    return new SmallDisk(mounted);
  }

  public Path path() {
    return mounted;
  }

  /** Another program takes all room that is left. */
  public void fill() throws IOException {
    for (int block : BLOCKS) {
      try (FileChannel file =
          FileChannel.open(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        writeUntilFull(file, block);
      }
    }
  }

  private static void writeUntilFull(FileChannel file, int block) {
    try {
      while (true) {
        file.write(ByteBuffer.allocate(block));
      }
    } catch (IOException full) {
      // That was the plan.
    }
  }

  public void makeRoom() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return mounted.resolve("filler");
  }

  /** From now on every write waits. */
  public void hang() {
    require("fsfreeze", "-f", mounted.toString());
  }

  /** Those who wait go on. */
  public void goOn() {
    require("fsfreeze", "-u", mounted.toString());
  }

  @Override
  public void close() {
    require("umount", mounted.toString());
  }

  private static void require(String... words) {
    String trouble = run(words);
    if (!trouble.isEmpty()) {
      throw new IllegalStateException(trouble);
    }
  }

  /** What a command says when it fails; empty when it doesn't. */
  private static String run(String... words) {
    ProcessBuilder command = new ProcessBuilder(words).redirectErrorStream(true);
    Map<String, String> environment = command.environment();
    environment.merge("PATH", "/usr/sbin:/sbin", (path, more) -> path + ":" + more);
    try {
      Process process = command.start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int exit = process.waitFor();
      return exit == 0 ? "" : "%s ended with %d: %s. ".formatted(words[0], exit, said);
    } catch (IOException missing) {
      return missing.getMessage() + ". ";
    } catch (InterruptedException ending) {
      throw new UncheckedIOException(new IOException(ending));
    }
  }
}
