package io.tributary.click;

import com.microsoft.playwright.Page;
import io.tributary.testing.Browser;
import io.tributary.testing.RecordedRequest;
import io.tributary.testing.RecordingServer;
import io.tributary.testing.Reply;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A web shop with our tag, a visitor's browser in front of it, and what the tag sent. */
final class TaggedSite implements AutoCloseable {
  static final String HOST = "shop.example.test";
  static final String ULID = "[0-7][0-9A-HJKMNP-TV-Z]{25}";

  private static final JsonMapper JSON = new JsonMapper();

  final RecordingServer server = RecordingServer.start();
  final Browser browser;
  final Page page;

  TaggedSite() {
    this(Browser.open());
  }

  TaggedSite(Browser visitors) {
    browser = visitors;
    page = browser.page();
    server.answer("/tag.js", Reply.of(200, "text/javascript", tag()));
    server.answer("/collect", Reply.status(204));
    page("/", "", "<p>Welcome");
    page("/other", "", "<p>Another page");
    server.page("/untagged", "<p>A page without the tag");
  }

  /** The tag as it is shipped, not as it is written. */
  static String tag(TagScript.Extra... extras) {
    return TagScript.with(List.of(extras));
  }

  /** Serves the tag as the server does once the site has settings of its own. */
  TaggedSite settings(String json, TagScript.Extra... extras) {
    var served = tag(extras).replace(TagScript.PLACE_OF_SETTINGS, json);
    server.answer("/tag.js", Reply.of(200, "text/javascript", served));
    return this;
  }

  TaggedSite page(String path, String tagAttributes, String body) {
    server.page(path, html(tagAttributes, body));
    return this;
  }

  static String html(String tagAttributes, String body) {
    return "<!doctype html><title>The shop</title><script src='/tag.js' "
        + tagAttributes
        + "></script><body>"
        + body;
  }

  /** Opens a page in the first tab and waits until it has loaded. */
  TaggedSite visit(String pathAndQuery) {
    page.navigate(address(pathAndQuery));
    return this;
  }

  String address(String pathAndQuery) {
    return server.address(HOST, pathAndQuery).toString();
  }

  String clickId() {
    return (String) page.evaluate("() => Tributary('clickId')");
  }

  String attribute(String selector, String name) {
    return page.locator(selector).getAttribute(name);
  }

  String cookies() {
    return (String) page.evaluate("() => document.cookie");
  }

  /** All that was posted to the collect address so far, oldest first, arrays taken apart. */
  List<JsonNode> items() {
    return items(server.requests());
  }

  List<JsonNode> awaitItems(int count) {
    server.await(requests -> items(requests).size() >= count, count + " items");
    return items();
  }

  JsonNode awaitItem(int number) {
    return awaitItems(number).get(number - 1);
  }

  /**
   * Goes to a page without a tag, so that whatever this one still holds is sent; returns when its
   * last word has arrived.
   */
  void leave() {
    page.evaluate(
        "() => addEventListener('pagehide', () => navigator.sendBeacon('/last-word', ''))");
    visit("/untagged").server.awaitRequests("/last-word", 1);
  }

  private static List<JsonNode> items(List<RecordedRequest> requests) {
    return requests.stream()
        .filter(request -> request.path().equals("/collect") && request.method().equals("POST"))
        .map(request -> JSON.readTree(request.body()))
        .flatMap(TaggedSite::each)
        .toList();
  }

  private static Stream<JsonNode> each(JsonNode body) {
    return body.isArray() ? StreamSupport.stream(body.spliterator(), false) : Stream.of(body);
  }

  @Override
  public void close() {
    browser.close();
    server.close();
  }
}
