package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Channel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an arrival came from. */
final class ChannelRuleTest {
  private static final List<String> INSIDE = List.of("shop.example", "pay.shop2.example:8443");

  @ParameterizedTest
  @CsvSource({
    "?utm_source=mail&utm_medium=email&gclid=1, https://www.google.com/, mail, email",
    "?utm_source=mail, '', mail, (not set)",
    "?utm_medium=email, '', direct, none",
    "?gclid=1&fbclid=2, https://www.bing.com/, google, cpc",
    "?fbclid=2, '', facebook, social",
    "?x=1, https://www.google.co.uk/search, google, organic",
    "?x=1, https://news.google.com/, google, organic",
    "?x=1, https://l.instagram.com/, instagram, social",
    "?x=1, https://t.co/abc, twitter, social",
    "?x=1, https://www.someblog.example/post, someblog.example, referral",
    "?x=1, android-app://com.google.android.gm/, direct, none",
    "?x=1, https://xgoogle.example/, xgoogle.example, referral",
    "?x=1, http://192.0.2.7:8080/, 192.0.2.7, referral",
    "'', not an address, direct, none",
    "'', '', direct, none",
  })
  void channel_isUtm_elseAdClickId_elseReferrer_elseDirect(
      String query, String referrer, String source, String medium) {
    assertThat(channel("https://landing.example/" + query, referrer))
        .isEqualTo(new Channel(source, medium));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://landing.example/other",
        "https://www.landing.example/",
        "https://shop.example/",
        "https://blog.shop.example/",
        "https://pay.shop2.example/",
        "https://checkout.stripe.com/c/pay/cs_1",
        "https://buy.stripe.com/1",
      })
  void ownPagesAndCheckouts_areNoOutside(String referrer) {
    assertThat(channel("https://landing.example/", referrer)).isEqualTo(Channel.DIRECT);
  }

  private static Channel channel(String landing, String referrer) {
    return ChannelRule.of(
        Landing.at(Address.parse(landing).orElseThrow()),
        Optional.of(referrer),
        Sites.of(INSIDE, List.of()));
  }
}
