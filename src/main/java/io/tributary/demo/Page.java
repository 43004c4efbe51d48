package io.tributary.demo;

import io.tributary.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the demo: a file with {@code {{name}}} for escaped text, {@code {{{name}}}} for markup.
 */
final class Page {
  private static final Pattern HOLE = Pattern.compile("\\{\\{\\{(\\w+)}}}|\\{\\{(\\w+)}}");
  private final String template;
  private final Map<String, String> values;

  private Page(String template, Map<String, String> values) {
    this.template = template;
    this.values = Map.copyOf(values);
  }

  static Page named(String name) {
    return new Page(DemoFile.read(name), Map.of());
  }

  Page with(String name, Object value) {
    Map<String, String> more = new HashMap<>(values);
    more.put(name, String.valueOf(value));
    return new Page(template, more);
  }

  String text() {
    return HOLE.matcher(template)
        .replaceAll(
            hole -> {
              String markup = hole.group(1);
              String filling = markup == null ? escape(value(hole.group(2))) : value(markup);
              return Matcher.quoteReplacement(filling);
            });
  }

  Response response() {
    return Response.html(200, text()).with("Cache-Control", "no-store");
  }

  static Response styleSheet() {
    byte[] bytes = DemoFile.read("style.css").getBytes(StandardCharsets.UTF_8);
    return Response.of(200, "text/css; charset=utf-8", bytes);
  }

  private String value(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("the page has nothing for {{" + name + "}}");
    }
    return value;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
