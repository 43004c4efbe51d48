package io.tributary.inbound;

import io.tributary.model.Money;
import java.util.Locale;

/** Values as a person reads them. */
final class Words {
  private Words() {}

  static String of(Object value) {
    return switch (value) {
      case Money money -> of(money);
      case Found found -> found.text();
      default -> value.toString();
    };
  }

  static String of(Money money) {
    return money.amount() + " " + money.currency().code().toUpperCase(Locale.ROOT);
  }
}
