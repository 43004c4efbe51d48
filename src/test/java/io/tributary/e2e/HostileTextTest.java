package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tributary.RunningDemo;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Script in every field a stranger can write: stored as it came, and never run. */
class HostileTextTest {
  private static final String SCRIPT =
      "\"'><script>window.pwned=1</script><img src=x onerror=window.pwned=1>";
  private RunningDemo demo;
  private Owner owner;
  private HttpClient client;
  private int nextClick;

  @BeforeEach
  void open() {
    demo = new RunningDemo();
    owner = Owner.settingUp(demo);
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void close() {
    client.close();
    owner.close();
    demo.close();
  }

  @Test
  void storedScript_neverRuns() throws Exception {
    arrive("utm_source=" + encoded(SCRIPT) + "&utm_campaign=" + encoded(SCRIPT), SCRIPT);
    arrive("gclid=" + encoded(SCRIPT), "javascript:window.pwned=1");
    buyAs(SCRIPT);

    List<String> paths = new ArrayList<>(List.of("/", "/clicks", "/links", "/setup"));
    paths.addAll(linked("/clicks", "/clicks/"));
    paths.addAll(linked("/", "/payments/"));
    assertThat(paths.size()).isGreaterThan(6);
    paths.forEach(this::assertHarmless);
    assertThat(owner.open("/clicks").content()).contains("&lt;script&gt;");
  }

  private void assertHarmless(String path) {
    Page page = owner.open(path);
    assertThat(page.evaluate("() => window.pwned === undefined")).as(path).isEqualTo(true);
    assertThat(page.locator("main script, main img[src='x'], main a[href^='javascript']").count())
        .as(path)
        .isZero();
  }

  private void arrive(String query, String referrer) throws IOException, InterruptedException {
    String item =
        """
        {"type":"arrival","clickId":"%s","visitorId":"01JD0000000000000000000000",
         "url":"https://shop.example/?%s","referrer":"%s"}"""
            .formatted(clickId(), query, referrer.replace("\"", "\\\""));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(demo.server() + "/collect"))
            .header("User-Agent", "Mozilla/5.0 " + SCRIPT)
            .POST(BodyPublishers.ofString(item))
            .build();
    var answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.headers().firstValue("Tributary-Result")).contains("accepted");
  }

  /** A buyer whose name is a script. */
  private void buyAs(String name) {
    Page page = owner.browser().newTab();
    page.navigate(demo.server() + "/r/demo-checkout?utm_source=test");
    page.fill("input[name=name]", name);
    String checkout = page.url();
    page.click("#pay");
    page.waitForURL(url -> !url.equals(checkout));
    page.close();
  }

  private List<String> linked(String path, String prefix) {
    Page page = owner.open(path);
    for (int tries = 0; tries < 40; tries++) {
      List<?> found =
          (List<?>)
              page.evaluate(
                  "prefix => [...document.querySelectorAll(`main a[href^='${prefix}']`)]"
                      + ".map(a => a.getAttribute('href'))",
                  prefix);
      if (!found.isEmpty()) {
        return found.stream().map(Object::toString).toList();
      }
      page.waitForTimeout(250);
      page.reload();
    }
    return List.of();
  }

  private String clickId() {
    return "01JD000000000000000000000" + nextClick++;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
