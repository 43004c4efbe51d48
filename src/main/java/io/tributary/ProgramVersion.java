package io.tributary;

import java.util.Optional;

/** The version written into the jar's manifest when it was built. */
final class ProgramVersion {
  private ProgramVersion() {}

  static String number() {
    return Optional.ofNullable(Main.class.getPackage())
        .map(Package::getImplementationVersion)
        .orElse("(not built into a jar)");
  }
}
