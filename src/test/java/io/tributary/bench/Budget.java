package io.tributary.bench;

import java.util.OptionalDouble;

/**
 * What the house plan promises of a figure.
 *
 * @param goal what it should be
 * @param floor below it nothing is done; empty where the plan names none
 */
record Budget(Sense sense, double goal, OptionalDouble floor) {
  /** Which side is the good one. */
  enum Sense {
    AT_LEAST("≥"),
    AT_MOST("≤");

    private final String sign;

    Sense(String sign) {
      this.sign = sign;
    }

    boolean holds(double value, double limit) {
      return this == AT_LEAST ? value >= limit : value <= limit;
    }
  }

  static Budget atLeast(double goal, double floor) {
    return new Budget(Sense.AT_LEAST, goal, OptionalDouble.of(floor));
  }

  static Budget atMost(double goal, double floor) {
    return new Budget(Sense.AT_MOST, goal, OptionalDouble.of(floor));
  }

  static Budget atMost(double goal) {
    return new Budget(Sense.AT_MOST, goal, OptionalDouble.empty());
  }

  Verdict judge(double value) {
    if (sense.holds(value, goal)) {
      return Verdict.MET;
    }
    boolean isBelowFloor = floor.isPresent() && !sense.holds(value, floor.getAsDouble());
    return isBelowFloor ? Verdict.BELOW_FLOOR : Verdict.BELOW_GOAL;
  }

  String goalIn(Unit unit) {
    return sense.sign + " " + unit.write(goal);
  }

  String floorIn(Unit unit) {
    return floor.isPresent() ? sense.sign + " " + unit.write(floor.getAsDouble()) : "";
  }
}
