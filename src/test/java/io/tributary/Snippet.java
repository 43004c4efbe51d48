package io.tributary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A fenced block of a guide, as its reader copies it.
 *
 * @param way the words behind the fence: the language, and how a test tries it
 */
record Snippet(String guide, int line, String way, String text) {
  /** What the guides write for the server of their reader. */
  static final String SERVER = "https://t.shop.example";

  /** Those whose blocks are tried. */
  static final List<String> GUIDES =
      List.of("install", "tag", "stripe-links", "doors", "relays", "postbacks", "from-anytrack");

  private static final Pattern FENCE =
      Pattern.compile("^( *)```([^\\n]*)\\n(.*?)^ *```$", Pattern.MULTILINE | Pattern.DOTALL);

  static List<Snippet> all() {
    return GUIDES.stream().flatMap(guide -> of(guide).stream()).toList();
  }

  /** Those of one guide, from top to bottom. */
  static List<Snippet> of(String guide) {
    String text = read(Path.of("docs", guide + ".md"));
    return FENCE.matcher(text).results().map(fence -> of(guide, text, fence)).toList();
  }

  private static Snippet of(String guide, String text, MatchResult fence) {
    int line = 1 + (int) text.substring(0, fence.start()).lines().count();
    String plain = fence.group(3).replaceAll("(?m)^" + fence.group(1), "");
    return new Snippet(guide, line, fence.group(2).strip(), plain);
  }

  private static String read(Path guide) {
    try {
      return Files.readString(guide);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** The same with a server that exists. */
  String at(String server) {
    return text.replace(SERVER, server);
  }

  /** Where it stands, for the report of a test. */
  String place() {
    return "docs/%s.md:%d (%s)".formatted(guide, line, way);
  }
}
