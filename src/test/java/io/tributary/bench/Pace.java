package io.tributary.bench;

/** When the next request is due. */
sealed interface Pace {
  /** Closed loop: as soon as a connection is free. A slow server is asked less. */
  record AsFastAsAnswered() implements Pace {}

  /** Open loop: at fixed times, whatever the server does, as visitors come. */
  record PerSecond(double rate) implements Pace {}
}
