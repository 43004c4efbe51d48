package io.tributary.inbound;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a cell of a file may not hold, whatever its column is. */
final class CellRule {
  private static final int LONGEST = 2000;

  /** What a spreadsheet would compute; a phone number's plus and an amount's minus aren't meant. */
  private static final Pattern FORMULA =
      Pattern.compile("=.*|[@+-][^|(]{0,100}[A-Za-z][\\w.]{0,100}[|(].*", Pattern.DOTALL);

  private static final Pattern ERROR =
      Pattern.compile("#(REF!|N/A|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!|SPILL!|ERROR!)");

  private CellRule() {}

  /** What is wrong with it, as a sentence with the way out. */
  static Optional<String> objection(String cell) {
    if (cell.length() > LONGEST) {
      return Optional.of(
          "It is %,d characters long, and 2,000 is the most: is a quote missing before it?"
              .formatted(cell.length()));
    }
    if (cell.chars().anyMatch(CellRule::isControl)) {
      return Optional.of("A control character is in it, which no value has: remove it.");
    }
    String text = cell.strip();
    if (FORMULA.matcher(text).matches()) {
      return Optional.of("It is a formula, not a value: paste values only before you export.");
    }
    return ERROR.matcher(text).matches()
        ? Optional.of("It is a spreadsheet’s error, not a value: mend the sheet or empty the cell.")
        : Optional.empty();
  }

  static boolean isControl(int letter) {
    boolean isBlank = letter == '\t' || letter == '\n' || letter == '\r';
    return (letter < ' ' && !isBlank) || letter == 0x7F;
  }
}
