package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Creating tracked links, and what is refused. */
final class LinksTest {
  private static final String LINKS = "/api/v1/links";
  private @TempDir Path folder;
  private ApiServer server;

  @BeforeEach
  void start() {
    server = new ApiServer(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void newLink_worksAtOnce() {
    JsonNode link =
        server.post(201, LINKS, "{\"slug\":\"spring\",\"target\":\"https://buy.stripe.com/x\"}");
    assertThat(ApiServer.names(link))
        .containsExactly("id", "site", "slug", "target", "url", "createdAt");
    assertThat(link.path("slug").stringValue()).isEqualTo("spring");
    assertThat(link.path("target").stringValue()).isEqualTo("https://buy.stripe.com/x");
    assertThat(link.path("url").stringValue()).isEqualTo("https://go.example.com/r/spring");
    assertThat(link.path("site").stringValue()).isEqualTo("default");
    assertThat(server.linkChanges).hasValue(1);
    assertThat(server.house.open("spring", "").status()).isEqualTo(302);
    assertThat(server.get(200, LINKS).path("items").path(0)).isEqualTo(link);
  }

  @Test
  void slugLeftOut_isMinted() {
    JsonNode link = server.post(201, LINKS, "{\"target\":\"https://example.com/?c=--CLICK-ID--\"}");
    assertThat(link.path("slug").stringValue()).matches("[2-9a-hjkmnp-z]{8}");
  }

  @Test
  void takenSlug_isAConflict() {
    String body = "{\"slug\":\"spring\",\"target\":\"https://example.com/\"}";
    server.post(201, LINKS, body);
    JsonNode problem = server.post(409, LINKS, body);
    assertThat(problem.path("status").intValue()).isEqualTo(409);
    assertThat(problem.path("detail").stringValue()).contains("spring");
    assertThat(server.linkChanges).hasValue(1);
  }

  @Test
  void everyProblem_isNamedAtOnce() {
    JsonNode problem =
        server.post(
            400, LINKS, "{\"slug\":\"a b\",\"target\":\"ftp://x\",\"site\":\"other\",\"color\":1}");
    assertThat(problem.path("errors").size()).isEqualTo(4);
    assertThat(problem.path("detail").stringValue())
        .contains("color", "slug", "target", "site", "other");
    assertThat(server.get(200, LINKS).path("items").size()).isZero();
  }

  @Test
  void badTargets_areRefused() {
    String[] targets = {
      "javascript:alert(1)",
      "/relative",
      "https://",
      "https:///path",
      "//example.com",
      "https://example.com/a\\u0000b",
      "https://example.com/a\\nb",
      "https://example.com/a b",
      "https://example.com/" + "a".repeat(2048),
      ""
    };
    for (String target : targets) {
      JsonNode problem = server.post(400, LINKS, "{\"target\":\"" + target + "\"}");
      assertThat(problem.path("errors").size()).as(target).isEqualTo(1);
    }
  }

  @Test
  void bodiesThatAreNoObject_areRefused() {
    for (String body :
        new String[] {"[]", "nonsense", "null", "1", "{\"target\":", "[".repeat(9999)}) {
      assertThat(server.post(400, LINKS, body).path("detail").stringValue())
          .contains("JSON object");
    }
    server.post(400, LINKS, "{\"target\":1}");
    server.post(400, LINKS, "{\"target\":null}");
    server.post(400, LINKS, "{\"slug\":[],\"target\":\"https://example.com/\"}");
  }
}
