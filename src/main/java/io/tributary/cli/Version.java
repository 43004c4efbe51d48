package io.tributary.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** {@code tributary version}: prints which version this is. */
@Command(name = "version", description = "Prints the version.", mixinStandardHelpOptions = true)
final class Version implements Runnable {
  private final PrintWriter output;

  Version(PrintWriter output) {
    this.output = output;
  }

  @Override
  public void run() {
    output.println(String.join(System.lineSeparator(), new ManifestVersion().getVersion()));
    output.flush();
  }
}
