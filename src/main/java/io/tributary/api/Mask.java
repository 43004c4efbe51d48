package io.tributary.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Hides people in what we show: names, e-mails, phones, postal and IP addresses. */
final class Mask {
  private static final String DOTS = "•••";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Looks only where a word begins, so that a long text without an @ takes linear time. */
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?<![A-Za-z0-9._%+-])([A-Za-z0-9._%+-])[A-Za-z0-9._%+-]*(@|%40)"
              + "([A-Za-z0-9.-]{1,200}\\.[A-Za-z]{2,24})");

  /** Free text of the buyer, and tax numbers, are told under keys that don't look personal. */
  private static final Pattern PERSONAL_KEY =
      Pattern.compile(
          ".*(email|name|phone|address|tax_ids|custom_fields)|ip([_A-Z].*)?|ipaddress|.*_ip|.*Ip",
          Pattern.DOTALL);

  private Mask() {}

  /** The same tree with personal values masked; its shape stays. */
  static JsonNode tree(JsonNode node) {
    if (node.isObject()) {
      ObjectNode masked = NODES.objectNode();
      node.properties()
          .forEach(
              field ->
                  masked.set(
                      field.getKey(),
                      isPersonal(field.getKey())
                          ? leaves(field.getValue())
                          : tree(field.getValue())));
      return masked;
    }
    if (node.isArray()) {
      ArrayNode masked = NODES.arrayNode();
      node.forEach(item -> masked.add(tree(item)));
      return masked;
    }
    return node.isString() ? NODES.stringNode(text(node.stringValue())) : node;
  }

  /** Masks every value in it, whatever it is called. */
  private static JsonNode leaves(JsonNode node) {
    if (node.isObject()) {
      ObjectNode masked = NODES.objectNode();
      node.properties().forEach(field -> masked.set(field.getKey(), leaves(field.getValue())));
      return masked;
    }
    if (node.isArray()) {
      ArrayNode masked = NODES.arrayNode();
      node.forEach(item -> masked.add(leaves(item)));
      return masked;
    }
    if (node.isNull()) {
      return node;
    }
    String shown = node.isString() ? node.stringValue() : "";
    return NODES.stringNode(EMAIL.matcher(shown).matches() ? text(shown) : DOTS);
  }

  /** The text with e-mails in it masked, such as {@code b•••@example.com}. */
  static String text(String text) {
    return EMAIL.matcher(text).replaceAll("$1" + DOTS + "$2$3");
  }

  /** The IP address without its last byte, or without the last 80 bits of IPv6. */
  static String address(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      Arrays.fill(bytes, bytes.length == 4 ? 3 : 6, bytes.length, (byte) 0);
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (IllegalArgumentException | UnknownHostException unreadable) {
      return DOTS;
    }
  }

  private static boolean isPersonal(String key) {
    return PERSONAL_KEY.matcher(key).matches()
        || PERSONAL_KEY.matcher(key.toLowerCase(Locale.ROOT)).matches();
  }
}
