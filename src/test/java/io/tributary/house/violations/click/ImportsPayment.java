package io.tributary.house.violations.click;

import io.tributary.house.violations.payment.ImportsClick;

/** The other half of the cycle. */
public final class ImportsPayment {
  public Class<?> neighbour() {
    return ImportsClick.class;
  }
}
