package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.http.Response;
import io.tributary.model.Site;
import io.tributary.model.Site.ConsentPolicy;
import io.tributary.model.Site.ReferencePolicy;
import io.tributary.model.Site.TagExtra;
import io.tributary.model.SiteId;
import io.tributary.testing.Requests;
import io.tributary.testing.TestHouse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the tag is served. */
final class TagDoorTest {
  private static final Site SITE =
      new Site(
          SiteId.DEFAULT,
          "The shop",
          List.of("shop.example"),
          List.of("pay.shop.example"),
          ReferencePolicy.APPEND,
          ConsentPolicy.WAIT,
          TagExtra.BY_DEFAULT);

  @TempDir private Path folder;
  private TestHouse house;

  @BeforeEach
  void open() {
    house = new TestHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void tag_carriesItsSitesSettings_andAnyPageMayLoadIt() {
    house.policies(SITE);
    Response tag = house.tag(Requests.get("/tag.js"));

    assertThat(tag.status()).isEqualTo(200);
    assertThat(tag.header("Content-Type")).hasValue("text/javascript; charset=utf-8");
    assertThat(tag.header("Cross-Origin-Resource-Policy")).hasValue("cross-origin");
    assertThat(tag.header("Cache-Control")).hasValue("public, max-age=300");
    assertThat(new String(tag.body(), StandardCharsets.UTF_8))
        .doesNotContain("__TRIBUTARY_SETTINGS__")
        .contains(
            "{\"site\":\"default\",\"stripeHosts\":[\"pay.shop.example\"],"
                + "\"domains\":[\"shop.example\"],\"reference\":\"append\",\"consent\":\"wait\"}");
  }

  @Test
  void unchangedTag_isNotSentAgain_butAChangedOneIs() {
    String etag = house.tag(Requests.get("/tag.js")).header("ETag").orElseThrow();
    Requests again = Requests.get("/tag.js?site=default").header("If-None-Match", etag);

    assertThat(house.tag(again).status()).isEqualTo(304);
    assertThat(house.tag(again).body()).isEmpty();
    assertThat(house.tag(again).header("ETag")).hasValue(etag);
    house.policies(SITE);
    assertThat(house.tag(again).status()).isEqualTo(200);
  }

  @Test
  void unknownSite_is404() {
    assertThat(house.tag(Requests.get("/tag.js?site=other")).status()).isEqualTo(404);
  }

  @Test
  void browserThatTakesGzip_getsItSmall_andNotAgain() throws IOException {
    Response tag = house.tag(Requests.get("/tag.js").header("Accept-Encoding", "gzip, br"));
    String etag = tag.header("ETag").orElseThrow();

    assertThat(tag.header("Content-Encoding")).hasValue("gzip");
    assertThat(tag.header("Vary")).hasValue("Accept-Encoding");
    assertThat(tag.body()).hasSizeLessThan(7 * 1024);
    try (var plain = new GZIPInputStream(new ByteArrayInputStream(tag.body()))) {
      assertThat(plain.readAllBytes()).isEqualTo(house.tag(Requests.get("/tag.js")).body());
    }
    assertThat(
            house
                .tag(
                    Requests.get("/tag.js")
                        .header("Accept-Encoding", "gzip")
                        .header("If-None-Match", etag))
                .status())
        .isEqualTo(304);
  }

  @Test
  void siteOnSeveralDomains_getsTheExtraThatHandsVisitsOver() {
    assertThat(text()).doesNotContain("tbclid\"");
    house.policies(Sites.of(List.of("shop.example", "boutique.example"), List.of()));

    assertThat(text()).contains("tbclid\"");
  }

  @ParameterizedTest
  @CsvSource({
    "SIGNALS, __tcfapi",
    "EVENTS, FormSubmit",
    "FIELDS, autocomplete",
    "ANYTRACK, AnyTrack",
  })
  void switchOfTheSite_bringsItsExtra_andOnlyThat(TagExtra extra, String word) {
    house.policies(Sites.with());
    assertThat(text()).doesNotContain(word).contains("identify", "bind");
    house.policies(Sites.with(extra));

    assertThat(text()).contains(word);
  }

  @Test
  void siteWithEverySwitchOn_getsATagWithinTheBudget() {
    house.policies(Sites.with(TagExtra.values()));
    Response tag = house.tag(Requests.get("/tag.js").header("Accept-Encoding", "gzip"));

    assertThat(tag.body()).hasSizeLessThan(7 * 1024);
  }

  private String text() {
    return new String(house.tag(Requests.get("/tag.js")).body(), StandardCharsets.UTF_8);
  }
}
