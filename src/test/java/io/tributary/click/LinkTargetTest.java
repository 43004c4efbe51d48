package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.http.Query;
import io.tributary.model.ClickId;
import io.tributary.model.Site;
import io.tributary.model.Site.ReferencePolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a redirect puts the click id into its target. */
final class LinkTargetTest {
  private static final String ID = "01JABCDEFGHJKMNPQRSTVWXYZ0";
  private static final String STRIPE = "https://buy.stripe.com/test_1";

  @ParameterizedTest
  @CsvSource({
    "https://shop.example/a, https://shop.example/a?tbclid=ID",
    "https://shop.example, https://shop.example?tbclid=ID",
    "https://shop.example/a?b=c%20d+e&f, https://shop.example/a?b=c%20d+e&f&tbclid=ID",
    "https://shop.example/a?, https://shop.example/a?tbclid=ID",
    "https://shop.example/a?b&, https://shop.example/a?b&tbclid=ID",
    "https://shop.example/a?b=why?, https://shop.example/a?b=why?&tbclid=ID",
    "https://shop.example/a#top, https://shop.example/a?tbclid=ID#top",
    "https://shop.example/a?b=1#top?c=2, https://shop.example/a?b=1&tbclid=ID#top?c=2",
    "http://[::1]:8080/a, http://[::1]:8080/a?tbclid=ID",
  })
  void target_keepsQueryAndFragmentByteForByte(String target, String expected) {
    assertThat(decorate(target)).isEqualTo(withId(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "https://aff.example/--CLICK-ID--/x, https://aff.example/ID/x",
    "https://aff.example/?a=--CLICK-ID--&b=--CLICK-ID--, https://aff.example/?a=ID&b=ID",
    "https://aff.example/#--CLICK-ID--, https://aff.example/#ID",
    "https://--CLICK-ID--.aff.example/, https://ID.aff.example/",
    "https://buy.stripe.com/1?client_reference_id=--CLICK-ID--,"
        + " https://buy.stripe.com/1?client_reference_id=ID",
    "shop-app://open?click=--CLICK-ID--, shop-app://open?click=ID",
  })
  void placeholder_isReplacedWhereverItStands_andNothingIsAdded(String target, String expected) {
    assertThat(decorate(target)).isEqualTo(withId(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://buy.stripe.com/test_1",
        "https://BUY.stripe.com/1",
        "https://donate.stripe.com/1",
        "https://book.stripe.com/1",
        "https://buy.stripe.com:443/1",
        "https://buy.stripe.com./1",
        "https://pay.shop.example/b/1",
        "http://localhost:4242/b/1",
        "https://money.shop.example:8443/1",
      })
  void paymentLink_getsTheReference(String target) {
    Site site =
        Sites.of(List.of(), List.of("pay.shop.example", "localhost:4242", "money.shop.example"));

    assertThat(decorate(target, site, "")).isEqualTo(withId(target + "?client_reference_id=ID"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://checkout.stripe.com/c/pay/cs_test_1#fid",
        "https://buy.stripe.com/c/pay/cs_live_1",
        "mailto:someone@shop.example",
        "/relative",
        "no-address",
      })
  void sessionThatExists_andWhatIsNoAddress_areLeftAlone(String target) {
    assertThat(decorate(target, Sites.PLAIN, "utm_source=x")).isEqualTo(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://buy.stripe.com@evil.example/1",
        "https://buy.stripe.com.evil.example/1",
        "https://evil.example\\@buy.stripe.com/1",
        "https://evil.example/?https://buy.stripe.com/1",
      })
  void hostThatOnlyLooksLikeStripes_isNotStripe(String target) {
    assertThat(decorate(target)).contains("tbclid=" + ID).doesNotContain("client_reference_id");
  }

  @ParameterizedTest
  @CsvSource({
    "KEEP, client_reference_id=user_42, client_reference_id=user_42",
    "REPLACE, client_reference_id=user_42, client_reference_id=ID",
    "APPEND, client_reference_id=user_42, client_reference_id=user_42_ID",
    "KEEP, client_reference_id=User%2F42, client_reference_id=ID",
    "APPEND, client_reference_id=User%2F42, client_reference_id=ID",
    "KEEP, client_reference_id=User/--CLICK-ID--, client_reference_id=ID",
    "KEEP, client_reference_id=for_--CLICK-ID--&a=1, client_reference_id=for_ID&a=1",
    "KEEP, utm_content=--CLICK-ID--&client_reference_id=user_42, utm_content=ID&client_reference_id=user_42",
    "KEEP, client_reference_id=, client_reference_id=ID",
    "KEEP, client_reference_id, client_reference_id=ID",
    "REPLACE, a=1&client_reference_id=x&b=%41, a=1&b=%41&client_reference_id=ID",
    "REPLACE, client_reference_id=x&client_reference_id=y&b=1, b=1&client_reference_id=ID",
    "REPLACE, client%5Freference_id=x, client_reference_id=ID",
    "REPLACE, my_client_reference_id=x, my_client_reference_id=x&client_reference_id=ID",
  })
  void merchantsOwnReference_isTreatedAsTheSiteSays(
      ReferencePolicy policy, String query, String expected) {
    assertThat(decorate(STRIPE + "?" + query, Sites.with(policy), ""))
        .isEqualTo(withId(STRIPE + "?" + expected));
  }

  @Test
  void appendedReferenceThatStripeWouldDropAsTooLong_staysTheMerchants() {
    String target = STRIPE + "?client_reference_id=" + "x".repeat(174);

    assertThat(decorate(target, Sites.with(ReferencePolicy.APPEND), "")).isEqualTo(target);
  }

  @Test
  void trap02_stripe_getsOnlyLegalCampaignWords_andNoAdClickIds() {
    String query = "utm_source=face_book-1&utm_campaign=Spring+Sale&utm_term=%C3%A4&fbclid=X&x=1";

    assertThat(decorate(STRIPE, Sites.PLAIN, query))
        .isEqualTo(withId(STRIPE + "?client_reference_id=ID&utm_source=face_book-1"));
  }

  @Test
  void otherTargets_getAllCampaignWordsAndAdClickIds_butNothingElse() {
    String query = "utm_campaign=Spring+Sale&gclid=G1&ScCid=S&x=1&client_reference_id=2";

    assertThat(decorate("https://shop.example/", Sites.PLAIN, query))
        .isEqualTo(
            withId("https://shop.example/?tbclid=ID&utm_campaign=Spring+Sale&gclid=G1&ScCid=S"));
  }

  @Test
  void targetsOwnCampaignWords_winOverTheVisitors() {
    assertThat(
            decorate("https://shop.example/?utm_source=mail", Sites.PLAIN, "utm_source=facebook"))
        .isEqualTo(withId("https://shop.example/?utm_source=mail&tbclid=ID"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example/käse?q=ü#ö, https://shop.example/k%C3%A4se?q=%C3%BC&tbclid=ID#%C3%B6",
    "https://käse.example/, https://xn--kse-qla.example/?tbclid=ID",
    "https://user@KÄSE.example:81/ä, https://user@xn--kse-qla.example:81/%C3%A4?tbclid=ID",
    "https://shop.example/😀, https://shop.example/%F0%9F%98%80?tbclid=ID",
    "https://shop.example/a b, https://shop.example/a%20b?tbclid=ID",
  })
  void address_isAsciiAsAHeaderNeedsIt(String target, String expected) {
    assertThat(decorate(target)).isEqualTo(withId(expected));
  }

  @Test
  void targetWithLineBreaks_cannotStartAHeaderOfItsOwn() {
    String location = decorate("https://shop.example/\r\nSet-Cookie: a=b\u0000\ud800");

    assertThat(location).matches("[\\x21-\\x7E]+").startsWith("https://shop.example/%0D%0ASet");
  }

  @Test
  void visitorsWords_cannotChangeTheHost() {
    String query = "utm_source=https://evil.example/&utm_x=%0d%0aLocation:&utm_@evil.example=1";

    assertThat(decorate("https://shop.example", Sites.PLAIN, query))
        .matches("https://shop\\.example\\?[\\x21-\\x7E]+")
        .doesNotContain("https://evil", "@");
  }

  private static String decorate(String target) {
    return decorate(target, Sites.PLAIN, "");
  }

  private static String decorate(String target, Site site, String query) {
    ClickId click = ClickId.parse(ID).orElseThrow();
    return new LinkTarget(site, click, Query.parse(query)).decorate(target);
  }

  private static String withId(String expected) {
    return expected.replaceAll("\\bID\\b|(?<=_)ID\\b", ID);
  }
}
