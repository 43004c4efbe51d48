package io.tributary.inbound;

import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Hides people in messages that are shown, whatever their senders call what they tell. */
final class PersonalData {
  private static final String DOTS = "•••";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?<![A-Za-z0-9._%+-])([A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{0,64}(@|%40)"
              + "([A-Za-z0-9.-]{1,200}\\.[A-Za-z]{2,24})");

  /** Folded names of what people are told by. */
  private static final Pattern PERSONAL =
      Pattern.compile(
          ".*(email|phone|mobile|address|street|birth|dob|taxid|customfield|postalcode|postcode)"
              + ".*|.*name|(.*\\.)?(zip|city|line1|line2|ip|ipaddress|useragent|ua)");

  /** Names of things. */
  private static final Pattern THING =
      Pattern.compile(
          ".*(event|brand|offer|product|plan|campaign|adset|adgroup|ad|adv|goal|item|price|store"
              + "|shop|form|file|host|domain|status|type)name");

  private PersonalData() {}

  /** The same tree with personal values masked; its shape stays. */
  static JsonNode masked(JsonNode node) {
    if (node.isObject()) {
      ObjectNode masked = NODES.objectNode();
      node.properties()
          .forEach(
              each ->
                  masked.set(
                      each.getKey(),
                      isPersonal(each.getKey())
                          ? hidden(each.getValue())
                          : masked(each.getValue())));
      return masked;
    }
    if (node.isArray()) {
      ArrayNode masked = NODES.arrayNode();
      node.forEach(each -> masked.add(masked(each)));
      return masked;
    }
    return node.isString() ? NODES.stringNode(withoutEmails(node.stringValue())) : node;
  }

  /** Every value in it. */
  private static JsonNode hidden(JsonNode node) {
    if (node.isObject()) {
      ObjectNode hidden = NODES.objectNode();
      node.properties().forEach(each -> hidden.set(each.getKey(), hidden(each.getValue())));
      return hidden;
    }
    if (node.isArray()) {
      ArrayNode hidden = NODES.arrayNode();
      node.forEach(each -> hidden.add(hidden(each)));
      return hidden;
    }
    boolean isEmail = node.isString() && EMAIL.matcher(node.stringValue()).matches();
    if (isEmail) {
      return NODES.stringNode(withoutEmails(node.stringValue()));
    }
    return node.isNull() ? node : NODES.stringNode(DOTS);
  }

  static String withoutEmails(String text) {
    return EMAIL.matcher(text).replaceAll("$1" + DOTS + "$2$3");
  }

  /** A single value, by what it is called. */
  static String masked(String name, String text) {
    boolean isEmail = EMAIL.matcher(text).matches();
    return isPersonal(name) && !isEmail ? DOTS : withoutEmails(text);
  }

  private static boolean isPersonal(String key) {
    String folded = Trees.folded(key).toLowerCase(Locale.ROOT);
    return folded.length() > 300
        || (PERSONAL.matcher(folded).matches() && !THING.matcher(folded).matches());
  }
}
