package io.tributary.torture;

/** Who is killed. */
enum Victim {
  SERVER,
  POSTGRES,
  BOTH;

  /** They take turns. */
  static Victim ofKill(int number) {
    return values()[number % values().length];
  }
}
