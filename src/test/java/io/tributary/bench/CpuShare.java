package io.tributary.bench;

import java.util.Set;

/** Whose work a thread does. */
enum CpuShare {
  HTTP("HTTP and the rest of the JVM"),
  JOURNAL("journal"),
  LOADER("loader"),
  OTHER_WORKERS("other workers"),
  COLLECTOR("garbage collector"),
  COMPILER("JIT compiler"),
  POSTGRES("PostgreSQL");

  private static final Set<String> WORKERS =
      Set.of("payment-intake", "attributor", "journal-sweeper", "directory", "accounts");
  private final String words;

  CpuShare(String words) {
    this.words = words;
  }

  /** For people. */
  String words() {
    return words;
  }

  /** By the name that Linux knows a thread of the JVM by: at most 15 characters. */
  static CpuShare ofThread(String name) {
    if (name.equals("journal")) {
      return JOURNAL;
    }
    if (name.equals("loader")) {
      return LOADER;
    }
    if (WORKERS.contains(name)) {
      return OTHER_WORKERS;
    }
    if (name.contains("CompilerThre") || name.startsWith("Sweeper")) {
      return COMPILER;
    }
    return isCollector(name) ? COLLECTOR : HTTP;
  }

  /** The serial collector works in the VM's own thread. */
  private static boolean isCollector(String name) {
    return name.equals("VM Thread")
        || name.startsWith("GC ")
        || name.startsWith("G1 ")
        || name.startsWith("Shenandoah")
        || name.matches("Z(Worker|Driver|Director|Stat|Uncommitter).*");
  }
}
