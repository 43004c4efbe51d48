package io.tributary.bench;

/** One thing to measure on a stage. */
interface Measurement {
  /** Measures, and adds its rows to the stage's report. */
  void measure(Stage stage);
}
