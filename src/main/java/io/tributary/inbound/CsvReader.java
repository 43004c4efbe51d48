package io.tributary.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads comma-separated values line by line (RFC 4180; any separator). What is malformed is told
 * with its line, and the next line is read all the same.
 */
final class CsvReader {
  /** More columns than any file has; the cells behind them are counted and not kept. */
  static final int MOST_COLUMNS = 200;

  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
  private static final Pattern TOLD_SEPARATOR = Pattern.compile("(?i)\"?sep=([,;\t|])\"?[\r\n]");
  private static final String NEVER_CLOSED =
      "A quote is opened here and never closed: close it, or write a quote within a text twice.";
  private static final String TEXT_BEHIND =
      "Text stands behind a closing quote: write a quote within a text twice, as in \"12\"\" disc\".";

  private final String text;
  private final char separator;
  private int at;
  private int line = 1;
  private Optional<Flaw> flaw = Optional.empty();

  /**
   * A line with what is in it.
   *
   * @param number of its first line in the file, from 1
   * @param width how many cells it has
   */
  record Row(int number, List<String> cells, int width, Optional<Flaw> flaw) {
    Row {
      cells = List.copyOf(cells);
    }

    boolean isBlank() {
      return flaw.isEmpty() && width <= MOST_COLUMNS && cells.stream().allMatch(String::isBlank);
    }
  }

  /** What is malformed, in which cell from 0. */
  record Flaw(int cell, String sentence) {}

  private CsvReader(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  /**
   * Reads a text by the separator that its first line is cut into most cells by, or that it names
   * there as Excel does: {@code sep=;}.
   */
  static CsvReader of(String text) {
    Matcher told = TOLD_SEPARATOR.matcher(text);
    if (told.lookingAt()) {
      CsvReader reader = new CsvReader(text, told.group(1).charAt(0));
      reader.next();
      return reader;
    }
    char best = ',';
    int most = 0;
    for (char separator : SEPARATORS) {
      int width = new CsvReader(text, separator).next().map(Row::width).orElse(0);
      best = width > most ? separator : best;
      most = Math.max(most, width);
    }
    return new CsvReader(text, best);
  }

  /** The next line that isn't blank. */
  Optional<Row> next() {
    while (at < text.length()) {
      Row row = row();
      if (!row.isBlank()) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  private Row row() {
    int first = line;
    flaw = Optional.empty();
    List<String> cells = new ArrayList<>();
    int width = 0;
    do {
      String cell = cell(width);
      if (width < MOST_COLUMNS) {
        cells.add(cell);
      }
      width++;
    } while (takeSeparator());
    takeLineEnd();
    return new Row(first, cells, width, flaw);
  }

  private String cell(int number) {
    int start = afterBlanks(at);
    return start < text.length() && text.charAt(start) == '"' ? quoted(start, number) : plain();
  }

  private String plain() {
    int start = at;
    while (at < text.length() && !isEnd(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted(int quote, int number) {
    int close = closing(quote + 1);
    if (close < 0) {
      return flawed(number, NEVER_CLOSED);
    }
    int behind = afterBlanks(close + 1);
    int breaks = lineBreaks(quote, close);
    if (behind < text.length() && !isEnd(text.charAt(behind))) {
      return flawed(number, breaks == 0 ? TEXT_BEHIND : NEVER_CLOSED);
    }
    at = behind;
    line += breaks;
    return text.substring(quote + 1, close).replace("\"\"", "\"");
  }

  /** Takes the rest of this line for what it is, so that the next one can be read. */
  private String flawed(int number, String sentence) {
    flaw = flaw.or(() -> Optional.of(new Flaw(number, sentence)));
    return plain();
  }

  private int closing(int from) {
    int quote = text.indexOf('"', from);
    while (quote >= 0 && quote + 1 < text.length() && text.charAt(quote + 1) == '"') {
      quote = text.indexOf('"', quote + 2);
    }
    return quote;
  }

  private int lineBreaks(int from, int to) {
    int breaks = 0;
    for (int place = from; place < to; place++) {
      boolean isPair = text.charAt(place) == '\r' && text.charAt(place + 1) == '\n';
      breaks += isLineEnd(text.charAt(place)) && !isPair ? 1 : 0;
    }
    return breaks;
  }

  private int afterBlanks(int from) {
    int place = from;
    while (place < text.length() && text.charAt(place) == ' ') {
      place++;
    }
    return place;
  }

  private boolean takeSeparator() {
    boolean isThere = at < text.length() && text.charAt(at) == separator;
    at += isThere ? 1 : 0;
    return isThere;
  }

  private void takeLineEnd() {
    if (text.startsWith("\r\n", at)) {
      at++;
    }
    if (at < text.length()) {
      at++;
      line++;
    }
  }

  private boolean isEnd(char letter) {
    return letter == separator || isLineEnd(letter);
  }

  private static boolean isLineEnd(char letter) {
    return letter == '\n' || letter == '\r';
  }
}
