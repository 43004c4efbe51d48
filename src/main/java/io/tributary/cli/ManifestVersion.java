package io.tributary.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Tells the version written into the jar's manifest when it was built. */
final class ManifestVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"tributary " + number()};
  }

  private static String number() {
    return Optional.ofNullable(ManifestVersion.class.getPackage())
        .map(Package::getImplementationVersion)
        .orElse("(not built into a jar)");
  }
}
