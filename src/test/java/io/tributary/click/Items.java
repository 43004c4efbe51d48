package io.tributary.click;

/** Items as the tag sends them. */
final class Items {
  private Items() {}

  static String arrival(String click, String visitor) {
    return arrival(click, visitor, "https://shop.example/");
  }

  static String arrival(String click, String visitor, String url) {
    return "{\"type\":\"arrival\",\"clickId\":\"%s\",\"visitorId\":\"%s\",\"url\":\"%s\"}"
        .formatted(click, visitor, url);
  }

  static String event(String click, String name) {
    return "{\"type\":\"event\",\"clickId\":\"%s\",\"name\":\"%s\"}".formatted(click, name);
  }

  /** The item with one more member. */
  static String with(String item, String name, String json) {
    return item.substring(0, item.length() - 1) + ",\"" + name + "\":" + json + "}";
  }
}
