package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AdClickId;
import io.tributary.model.AdClickId.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read out of an address. */
final class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://Shop.Example/A, shop.example, shop.example, /A",
    "https://shop.example:8443?x=/y, shop.example:8443, shop.example, ''",
    "https://shop.example:443/, shop.example, shop.example, /",
    "http://shop.example:80#x, shop.example, shop.example, ''",
    "https://shop.example:80/, shop.example:80, shop.example, /",
    "https://shop.example:/, shop.example, shop.example, /",
    "https://shop.example./, shop.example, shop.example, /",
    "https://user:word@shop.example/a/b?c, shop.example, shop.example, /a/b",
    "https://a@b@shop.example/, shop.example, shop.example, /",
    "https://shop.example\\@evil.example/, shop.example, shop.example, \\@evil.example/",
    "http://[2001:DB8::1]:8080/, [2001:db8::1]:8080, [2001:db8::1], /",
    "http://[::1]/, [::1], [::1], /",
  })
  void hostAndPath_areReadAsABrowserReadsThem(String text, String host, String name, String path) {
    Address address = Address.parse(text).orElseThrow();

    assertThat(address.host()).isEqualTo(host);
    assertThat(address.hostName()).isEqualTo(name);
    assertThat(address.path()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "://",
        "https://",
        "https:///path",
        "https://:80/",
        "https://:/",
        "https://./",
        "https://user@/",
        "https://two words/",
        "ftp://shop.example/",
        "javascript:alert('http://shop.example/')",
        "shop.example/a",
        "//shop.example/a",
      })
  void anythingElse_isNoAddress(String text) {
    assertThat(Address.parse(text)).isEmpty();
  }

  @Test
  void campaignWords_areDecodedCleanedAndClipped() {
    String tooLong = "x".repeat(400);
    Address address =
        Address.parse(
                "https://a.example/?utm_source=face%20book&utm_medium=%00%0A&utm_term=a%00b&utm_content="
                    + tooLong
                    + "#utm_campaign=no")
            .orElseThrow();

    assertThat(address.utm().source()).hasValue("face book");
    assertThat(address.utm().medium()).isEmpty();
    assertThat(address.utm().term()).hasValue("ab");
    assertThat(address.utm().content().orElseThrow()).hasSize(300);
    assertThat(address.utm().campaign()).isEmpty();
  }

  @Test
  void adClickIds_areKeptOncePerKind_inAnySpelling() {
    Address address =
        Address.parse("https://a.example/?gclid=G1&FBCLID=F&gclid=G2&sccid=S&ttclid=")
            .orElseThrow();

    assertThat(address.adClickIds())
        .containsExactly(
            new AdClickId(Kind.GCLID, "G1"),
            new AdClickId(Kind.FBCLID, "F"),
            new AdClickId(Kind.SCCID, "S"));
  }
}
