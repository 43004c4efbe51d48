package io.tributary.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Chromium that looks at one page and is driven by nobody: a driver stops prepared pages. */
public final class LoneBrowser implements AutoCloseable {
  private final Process process;

  private LoneBrowser(Process process) {
    this.process = process;
  }

  /**
   * Opens the page.
   *
   * @param profile an empty folder
   */
  public static LoneBrowser open(URI page, Path profile) {
    List<String> command = new ArrayList<>();
    command.add("/usr/bin/chromium");
    command.addAll(Browser.FLAGS);
    // Without a door for a driver it would end at once, though nobody comes in.
    command.addAll(
        List.of("--headless", "--remote-debugging-port=0", "--user-data-dir=" + profile));
    command.add(page.toString());
    try {
      return new LoneBrowser(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException notThere) {
      throw new UncheckedIOException(notThere);
    }
  }

  /** Returns when nothing of it runs any more, so that its folder can be deleted. */
  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().join());
  }
}
