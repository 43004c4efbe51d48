package io.tributary.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts in quotes, and places in backquotes, within a line that people write. */
final class Quoted {
  private static final Pattern PLAIN_WORD = Pattern.compile("[\\p{L}\\p{N}_.:@/+-]+");
  private static final Pattern PLAIN_PATH = Pattern.compile("[\\p{L}\\p{N}_.:@/$-]+");

  /** Behind "is" these would be another test. */
  private static final Set<String> TESTS = Set.of("present", "missing", "not", "above", "below");

  private static final int LONGEST_PATH = 300;

  private Quoted() {}

  /** The parts between the separators that stand outside of quotes; at least one. */
  static List<String> split(String line, String separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < line.length(); ) {
      if (line.regionMatches(true, at, separator, 0, separator.length())) {
        parts.add(line.substring(from, at));
        from = at + separator.length();
        at = from;
      } else {
        at = behind(line, at);
      }
    }
    parts.add(line.substring(from));
    return parts;
  }

  /** The place behind a letter, or behind the quotes that open there. */
  private static int behind(String line, int at) {
    char open = line.charAt(at);
    if (open != '"' && open != '`') {
      return at + 1;
    }
    for (int then = at + 1; then < line.length(); then++) {
      if (open == '"' && line.charAt(then) == '\\') {
        then++;
      } else if (line.charAt(then) == open) {
        return then + 1;
      }
    }
    return line.length();
  }

  /** The text in quotes; empty when they don't open and close once. */
  static Optional<String> constant(String quoted) {
    StringBuilder text = new StringBuilder();
    int last = quoted.length() - 1;
    if (last < 1 || quoted.charAt(0) != '"' || quoted.charAt(last) != '"') {
      return Optional.empty();
    }
    for (int at = 1; at < last; at++) {
      char letter = quoted.charAt(at);
      if (letter == '"' || (letter == '\\' && ++at == last)) {
        return Optional.empty();
      }
      text.append(quoted.charAt(at));
    }
    return Optional.of(text.toString());
  }

  static String write(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** A word as it is where nothing in it could be misread. */
  static String writeWord(String text) {
    return PLAIN_WORD.matcher(text).matches() && !TESTS.contains(text.toLowerCase(Locale.ROOT))
        ? text
        : write(text);
  }

  /** Words between commas; empty when one can't be read. */
  static Optional<List<String>> list(String text) {
    List<String> words = new ArrayList<>();
    for (String part : split(text, ",")) {
      String word = part.strip();
      Optional<String> read = word.startsWith("\"") ? constant(word) : Optional.of(word);
      if (word.isEmpty() || read.isEmpty()) {
        return Optional.empty();
      }
      words.add(read.get());
    }
    return Optional.of(words);
  }

  /** A place in a message, with or without backquotes; empty when it is none. */
  static Optional<String> path(String text) {
    boolean isQuoted = text.length() > 1 && text.startsWith("`") && text.endsWith("`");
    String path = isQuoted ? text.substring(1, text.length() - 1) : text;
    boolean isSound = !path.isBlank() && path.length() <= LONGEST_PATH && path.indexOf('`') < 0;
    return Optional.of(path).filter(_ -> isSound && (isQuoted || path.indexOf('"') < 0));
  }

  static String writePath(String path) {
    return PLAIN_PATH.matcher(path).matches() ? path : '`' + path + '`';
  }
}
