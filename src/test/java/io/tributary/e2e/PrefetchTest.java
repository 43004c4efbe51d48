package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tributary.RunningDemo;
import io.tributary.storage.ClickFilter;
import io.tributary.storage.PageRequest;
import io.tributary.testing.Browser;
import io.tributary.testing.RecordingServer;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A browser that fetches a tracked link before anybody clicked it, by speculation rules. */
class PrefetchTest {
  private RunningDemo demo;
  private RecordingServer blog;
  private Browser visitor;

  @BeforeEach
  void open() {
    demo = new RunningDemo();
    blog = RecordingServer.start();
    visitor = Browser.open(Visitors.person());
  }

  @AfterEach
  void close() {
    visitor.close();
    blog.close();
    demo.close();
  }

  @Test
  void aPrefetchedLink_isNoClick_untilThePersonGoes_andThenItIsOne() {
    String link = demo.server() + "/r/demo-shop?utm_source=blog";
    blog.page("/beacon", "<p>prefetched");
    blog.page("/", pageThatPrefetches(link, blog.address("/beacon").toString()));
    Page page = visitor.page();
    page.navigate(blog.address("/").toString());
    assertThat(
            blog.awaitRequests("/beacon", 1)
                .getFirst()
                .headers()
                .toString()
                .toLowerCase(Locale.ROOT))
        .contains("prefetch");
    assertThat(clicks()).isZero();

    page.click("#go");
    page.waitForURL(url -> url.startsWith(demo.shop().toString()));
    awaitClick(page);
    assertThat(clicks()).isEqualTo(1);
  }

  private void awaitClick(Page page) {
    for (int tries = 0; tries < 40 && clicks() == 0; tries++) {
      page.waitForTimeout(100);
    }
  }

  /** Its second prefetch shows that the browser really fetches ahead, and says so. */
  private static String pageThatPrefetches(String link, String beacon) {
    return """
        <!doctype html><title>Blog</title>
        <script type="speculationrules">
          {"prefetch": [{"source": "list", "urls": ["%s", "%s"], "eagerness": "immediate"}]}
        </script>
        <a id="go" href="%s">The lamp</a>"""
        .formatted(link, beacon, link);
  }

  private int clicks() {
    return demo.database()
        .inTransaction(
            transaction ->
                demo.tables().clicks().list(transaction, ClickFilter.ALL, PageRequest.first(100)))
        .size();
  }
}
