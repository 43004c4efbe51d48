package io.tributary.inbound;

import io.tributary.model.Door;
import io.tributary.model.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a line of a file is called in the inbox, so that the same line in another file is known for
 * a repetition: by the sender's id of it, else by its transaction and what is told of that, else by
 * all that it says, whatever the columns are called and in what order they stand.
 */
final class LineName {
  private LineName() {}

  static String of(Door door, Report report, Happening happening, String content) {
    Optional<String> given =
        report.transaction().map(transaction -> what(happening) + "/" + transaction);
    return report
        .message()
        .map(MessageName::storable)
        .or(() -> given.map(MessageName::storable))
        .map(name -> Known.PREFIX + door.id() + ":" + name)
        .orElseGet(() -> Known.PREFIX + door.id() + ":" + MessageName.digest(content));
  }

  /** A sale that was pending and is approved is news; so is one more refund of another amount. */
  private static String what(Happening happening) {
    return switch (happening) {
      case Happening.Sold sold -> sold.event() + "/" + word(sold.progress());
      case Happening.Reached reached -> reached.event() + "/reached";
      case Happening.Undone undone ->
          (undone.isState() ? "reversed/" : "refund/")
              + undone.event().map(Object::toString).orElse("")
              + "/"
              + undone.amount().map(LineName::word).orElse("all");
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String word(Money money) {
    return money.minorUnits() + money.currency().code();
  }

  /** All that a line says: what is in its cells, by field. */
  static String content(Columns columns, List<String> cells) {
    List<String> said = new ArrayList<>();
    for (int index = 0; index < columns.size(); index++) {
      Columns.Column column = columns.all().get(index);
      String text = PlainText.clean(cells.get(index));
      if (column.isRead() && !PlainText.isNothing(text)) {
        said.add(column.field().orElse(Trees.folded(column.name())) + "=" + text);
      }
    }
    Collections.sort(said);
    return String.join("\n", said);
  }
}
