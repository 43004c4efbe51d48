package io.tributary.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose word about the visitor is taken. */
final class TrustedProxiesTest {
  private final TrustedProxies proxies =
      TrustedProxies.of(List.of("127.0.0.0/8", "::1", "10.0.0.0/8", "fd00::/8"));

  private String visitor(String peer, String forwarded) {
    Headers headers = new Headers(List.of(new Headers.Header("X-Forwarded-For", forwarded)));
    return proxies.visitor(InetAddress.ofLiteral(peer), headers).address().getHostAddress();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.1 | 8.8.8.8                       | 203.0.113.1",
        "127.0.0.1   | 8.8.8.8                       | 8.8.8.8",
        "127.0.0.1   | 6.6.6.6, 8.8.8.8, 10.1.2.3    | 8.8.8.8",
        "127.0.0.1   | 10.1.1.1, 10.1.2.3            | 10.1.1.1",
        "127.0.0.1   | 8.8.8.8:4711                  | 8.8.8.8",
        "127.0.0.1   | [2001:db8::7]:443             | 2001:db8:0:0:0:0:0:7",
        "::1         | 2001:db8::7                   | 2001:db8:0:0:0:0:0:7",
        "127.0.0.1   | 2001:db8::7, fd00::1          | 2001:db8:0:0:0:0:0:7",
        "127.0.0.1   | ::ffff:8.8.8.8                | 8.8.8.8",
        "127.0.0.1   | garbage                       | 127.0.0.1",
        "127.0.0.1   | 8.8.8.8, unknown, 10.1.2.3    | 10.1.2.3",
        "127.0.0.1   | 127                           | 127.0.0.1",
        "127.0.0.1   | localhost                     | 127.0.0.1",
        "127.0.0.1   | 8.8.8.8, , ,                  | 8.8.8.8",
        "127.0.0.1   | [::1                          | 127.0.0.1",
        "127.0.0.1   | ,,,,                          | 127.0.0.1",
      })
  void readsRightToLeftUntilTheFirstUntrusted(String peer, String forwarded, String visitor) {
    assertThat(visitor(peer, forwarded)).isEqualTo(visitor);
  }

  @Test
  void repeatedHeadersAreOneList() {
    Headers headers =
        new Headers(
            List.of(
                new Headers.Header("x-forwarded-for", "6.6.6.6, 8.8.8.8"),
                new Headers.Header("X-Forwarded-For", "10.0.0.1")));
    assertThat(proxies.visitor(InetAddress.getLoopbackAddress(), headers).address())
        .isEqualTo(InetAddress.ofLiteral("8.8.8.8"));
  }

  @Test
  void httpsIsBelievedFromTrustedProxiesOnly() {
    Headers https = new Headers(List.of(new Headers.Header("X-Forwarded-Proto", "HTTPS, http")));
    assertThat(proxies.visitor(InetAddress.ofLiteral("10.0.0.9"), https).secure()).isTrue();
    assertThat(proxies.visitor(InetAddress.ofLiteral("8.8.8.8"), https).secure()).isFalse();
  }

  @Test
  void anUnreadableRangeIsNamed() {
    for (String range : List.of("10.0.0.0/33", "example.com", "", "10.0.0.0/-1", "10/8")) {
      assertThatThrownBy(() -> TrustedProxies.of(List.of(range)))
          .hasMessageContaining("\"" + range + "\" is no address range");
    }
  }
}
