package io.tributary.bench;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.IntStream;

/** The tracked links that visits go to, made through the API. */
final class Links {
  static final List<String> HOT = List.of("spring-0");
  static final List<String> MANY =
      IntStream.range(0, 1000).mapToObj(number -> "spring-" + number).toList();

  private Links() {}

  static void create(InetSocketAddress server) {
    Fetch fetch = new Fetch(server);
    for (String slug : MANY) {
      fetch.create(
          "/api/v1/links",
          "{\"slug\":\"%s\",\"target\":\"https://shop.example/landing/%s\"}".formatted(slug, slug));
    }
  }
}
