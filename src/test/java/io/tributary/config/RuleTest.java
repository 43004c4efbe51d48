package io.tributary.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which values each setting takes. */
final class RuleTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "port; 0; true",
        "port; 65535; true",
        "port; 65536; false",
        "port; -1; false",
        "address; 127.0.0.1; true",
        "address; ::1; true",
        "address; [::1]; true",
        "address; localhost; true",
        "address; 127.0.0.1:80; false",
        "address; a b; false",
        "public-url; https://t.shop.example; true",
        "public-url; http://t.example:8080/; true",
        "public-url; https://t.example/path; false",
        "public-url; ftp://t.example; false",
        "public-url; https://u:p@t.example; false",
        "public-url; https://t.example?x; false",
        "database.url; jdbc:postgresql://db/t; true",
        "database.url; postgres://db/t; true",
        "database.url; mysql://db/t; false",
        "stripe.api-key; rk_live_0123; true",
        "stripe.api-key; rk_live_01 23; false",
        "stripe.api-key; rk_live_0123‑; false",
        "trusted-proxies; 10.0.0.0/8, ::1; true",
        "trusted-proxies; 10.0.0.0/33; false",
        "trusted-proxies; 10.0.0.256; false",
        "trusted-proxies; proxy.example; false",
        "trusted-proxies; fd00::/8; true",
        "trusted-proxies; 10.0.0.0/8/8; false",
        "click.lookback; 30d; true",
        "click.lookback; PT1H; true",
        "click.lookback; 30; false",
        "click.lookback; -1d; false",
        "click.lookback; month; false",
        "click.rate-per-address; 0; true",
        "click.rate-per-address; 1000000; true",
        "click.rate-per-address; 1000001; false",
        "click.rate-per-address; -1; false",
        "click.rate-per-address; 0.5; false",
        "click.burst-per-address; 1; true",
        "click.burst-per-address; 0; false",
        "journal.most-bytes; 10GB; true",
        "journal.most-bytes; 256 mb; true",
        "journal.most-bytes; 268435456; true",
        "journal.most-bytes; 255MB; false",
        "journal.most-bytes; 10TB; false",
        "journal.most-bytes; 999999999999999GB; false",
        "journal.most-bytes; much; false",
        "secret-key; 0123456789abcdef0123456789abcde; false",
        "secret-key; 0123456789abcdef0123456789abcdef; true",
      })
  void valueIsJudged(String name, String value, boolean isAllowed) {
    Key key = Key.all().stream().filter(any -> any.name().equals(name)).findFirst().orElseThrow();

    assertThat(Rule.of(key).allows().test(value)).isEqualTo(isAllowed);
  }
}
