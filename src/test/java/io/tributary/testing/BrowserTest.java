package io.tributary.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The browser that other tests stand on. */
final class BrowserTest {
  @Test
  void testHostsAreThisMachine_andScreenshotsAreKept() {
    try (var server = RecordingServer.start();
        var browser = Browser.open()) {
      server.page("/hello", "<title>Hello</title>");
      browser.page().navigate(server.address("shop.example.test", "/hello?a=b").toString());

      assertThat(browser.page().title()).isEqualTo("Hello");
      assertThat(server.requests("/hello").getFirst().query()).isEqualTo("a=b");
      assertThat(browser.screenshot("browser-test")).isNotEmptyFile();
    }
  }

  @Test
  void turnedClock_firesTimersAtOnce() {
    try (var browser = Browser.open()) {
      browser.installClock();
      browser.page().navigate("about:blank");
      browser.page().evaluate("() => { setTimeout(() => { window.isDue = true }, 86400000) }");
      browser.turnClock(Duration.ofDays(1));

      assertThat(browser.page().evaluate("() => window.isDue")).isEqualTo(true);
    }
  }

  @Test
  void uncaughtErrorsOfPages_areRemembered() {
    try (var browser = Browser.open()) {
      browser.page().navigate("data:text/html,<script>throw new Error('broken page')</script>");

      assertThat(browser.errors()).anyMatch(error -> error.contains("broken page"));
    }
  }
}
