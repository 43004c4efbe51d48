package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.Browser;
import io.tributary.testing.LoneBrowser;
import io.tributary.testing.RecordedRequest;
import io.tributary.testing.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that a real browser keeps for the way back, or prepares before anybody asks for them. */
final class TagKeptPageTest {
  private static final String LINK = "https://buy.stripe.com/1";

  /** Goes to the prepared page when that has run, and says what cookies it has left. */
  private static final String PREPARING =
      """
      <script type=speculationrules>
        {"prerender": [{"source": "list", "urls": ["/next?gclid=1"], "eagerness": "immediate"}]}
      </script>
      <a href='/next?gclid=1'>Next</a>
      <script>
        fetch('/go')
            .then(() => fetch('/cookies', {method: 'POST', body: 'cookies:' + document.cookie}))
            .then(() => document.querySelector('a').click());
      </script>
      """;

  @TempDir private Path folder;
  private final TaggedSite site = new TaggedSite(Browser.openKeepingPages());

  @AfterEach
  void close() {
    assertThat(site.browser.errors()).isEmpty();
    site.close();
  }

  @Test
  void pageKeptForTheWayBack_isAPageViewOfTheVisitThatAnAdStartedMeanwhile() {
    site.page("/", "", "<a href='" + LINK + "'>Pay</a>").visit("/").awaitItems(1);
    site.page.evaluate("() => { window.kept = true }");
    site.visit("/other?gclid=1").awaitItems(2);
    var newer = site.clickId();
    site.page.evaluate("() => { history.back() }");

    var view = site.awaitItem(3);
    assertThat(view.get("name").asString()).isEqualTo("PageView");
    assertThat(view.get("clickId").asString()).isEqualTo(newer);
    assertThat(site.page.evaluate("() => window.kept === true")).isEqualTo(true);
    assertThat(site.attribute("a", "href")).isEqualTo(LINK + "?client_reference_id=" + newer);
  }

  /** Browsers prepare pages of secure origins only, and of this machine's address. */
  @Test
  void preparedPage_keepsAndReportsNothing_untilItIsShown() {
    site.page("/next", "", "<script>fetch('/prepared')</script>");
    site.server.page("/start", PREPARING);
    site.server.answer("/go", request -> once("/prepared"));
    try (var _ = LoneBrowser.open(site.server.address("/start"), folder)) {
      var arrival = site.awaitItem(1);
      assertThat(arrival.get("type").asString()).isEqualTo("arrival");
      assertThat(arrival.get("url").asString()).endsWith("/next?gclid=1");
    }
    assertThat(site.server.requests("/cookies").getFirst().body()).isEqualTo("cookies:");
    assertThat(site.server.requests().stream().map(RecordedRequest::path))
        .containsSubsequence("/prepared", "/cookies", "/collect");
    assertThat(site.server.requests("/next"))
        .singleElement()
        .satisfies(
            request ->
                assertThat(request.header("Sec-Purpose").orElseThrow()).contains("prerender"));
  }

  private Reply once(String path) {
    site.server.awaitRequests(path, 1);
    return Reply.status(204);
  }
}
