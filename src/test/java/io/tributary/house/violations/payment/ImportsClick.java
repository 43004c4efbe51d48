package io.tributary.house.violations.payment;

import io.tributary.house.violations.click.ImportsPayment;

/** Imports a room it must not know, which imports this one: a cycle, too. */
public final class ImportsClick {
  public Class<?> neighbour() {
    return ImportsPayment.class;
  }
}
