package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.http.Response;
import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Consent.State;
import io.tributary.model.Site.ConsentPolicy;
import io.tributary.testing.Counted;
import io.tributary.testing.Requests;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tracked link does. */
final class RedirectDoorTest {
  private static final String VISITOR = "01JABCDEFGHJKMNPQRSTVWXYZ1";
  private static final Pattern ID = Pattern.compile("tbclid=(\\w{26})");

  @TempDir private Path folder;
  private TestHouse house;

  @BeforeEach
  void open() {
    house = new TestHouse(folder);
    house.link("spring", "https://shop.example/landing?x=1#top");
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void click_isKeptAndItsIdTravelsOn() {
    Response answer = house.open("spring", "utm_source=facebook&fbclid=X");
    house.settle();

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Cache-Control")).hasValue("no-store");
    assertThat(answer.header("Tributary-Result")).hasValue("accepted");
    Click click = click(answer);
    String carried = "tbclid=" + click.id() + "&utm_source=facebook&fbclid=X";
    assertThat(answer.header("Location"))
        .hasValue("https://shop.example/landing?x=1&" + carried + "#top");
    assertThat(click.channel().source()).isEqualTo("facebook");
    assertThat(click.adClickIds()).hasSize(1);
    assertThat(click.link()).isPresent();
    assertThat(click.origin()).isEqualTo(Click.Origin.REDIRECT);
    assertThat(click.receivedAt()).isEqualTo(house.clock.instant());
  }

  @Test
  void visitor_isKnownAgainByTheCookie() {
    Response answer = house.open("spring", get().cookie("_trb", VISITOR));
    house.settle();

    assertThat(answer.header("Set-Cookie").orElseThrow())
        .startsWith("_trb=" + VISITOR + "; Path=/; Max-Age=34560000; SameSite=Lax")
        .doesNotContain("Secure", "HttpOnly", "Domain");
    assertThat(click(answer).visitor()).hasToString(VISITOR);
  }

  @Test
  void forgedCookie_isReplacedByAnIdOfOurs() {
    Response answer = house.open("spring", get().cookie("_trb", "<script>"));

    assertThat(answer.header("Set-Cookie").orElseThrow()).matches("_trb=[0-9A-Z]{26};.*");
  }

  @Test
  void cookieOnHttps_isSecure_andOfTheSitesDomain_whereThisServerIsOnIt() {
    house.policies(Sites.of(List.of("shop.example"), List.of()));
    Requests inside = get().secure().header("Host", "Go.Shop.Example:8443");
    Requests outside = get().secure().header("Host", "go.myshop.example");

    assertThat(house.open("spring", inside).header("Set-Cookie").orElseThrow())
        .contains("; Domain=shop.example;", "; Secure");
    assertThat(house.open("spring", outside).header("Set-Cookie").orElseThrow())
        .doesNotContain("Domain");
  }

  @ParameterizedTest
  @CsvSource({"GRANTED, true, UNSPECIFIED", "WAIT, false, UNSPECIFIED", "DENIED, false, DENIED"})
  void cookie_isSetOnlyWhereThePolicyAllows(ConsentPolicy policy, boolean isSet, State consent) {
    house.policies(Sites.with(policy));
    Response answer = house.open("spring", "");
    house.settle();

    assertThat(answer.header("Set-Cookie").isPresent()).isEqualTo(isSet);
    assertThat(click(answer).consent().adUserData()).isEqualTo(consent);
    assertThat(click(answer).client().userAgent().isPresent())
        .isEqualTo(policy != ConsentPolicy.DENIED);
    assertThat(click(answer).client().address().isEmpty())
        .isEqualTo(policy == ConsentPolicy.DENIED);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Purpose, prefetch",
    "Sec-Purpose, prefetch;prerender",
    "Sec-Purpose, Prefetch;anonymous-client-ip",
    "Purpose, prefetch",
    "Purpose, preview",
    "X-Moz, prefetch",
  })
  void speculativeRequest_isTurnedAway_andRecordsNothing(String header, String value) {
    Response answer = house.open("spring", get().header(header, value));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Cache-Control")).hasValue("no-store");
    assertNothingIsKept();
  }

  @Test
  void head_isAnsweredButIsNoClick() {
    Response answer =
        house.open(
            "spring", Requests.of("HEAD", "/r/spring").header("User-Agent", TestHouse.BROWSER));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).isPresent();
    assertThat(answer.header("Set-Cookie")).isEmpty();
    assertNothingIsKept();
  }

  @Test
  void unknownSlug_is404_andRecordsNothing() {
    Response answer = house.open("autumn", "");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Cache-Control")).hasValue("no-store");
    assertNothingIsKept();
  }

  @Test
  void bot_getsAnIdLikeAnyone_andIsMarked() {
    Response answer =
        house.open("spring", Requests.get("/r/spring").header("User-Agent", "Googlebot/2.1"));
    house.settle();

    assertThat(answer.status()).isEqualTo(302);
    assertThat(click(answer).isBot()).isTrue();
  }

  @Test
  void hostileHeaders_areCleanedAndClipped() {
    Response answer =
        house.open(
            "spring",
            Requests.get("/r/spring?utm_source=%00&utm_term=%ED%A0%80&x=" + "y".repeat(9000))
                .header("User-Agent", TestHouse.BROWSER + "\u0000\ud800" + "z".repeat(5000))
                .header("Referer", "https://blog.example/\u0000" + "r".repeat(9000)));
    house.settle();

    assertThat(answer.header("Tributary-Result")).hasValue("accepted");
    Click click = click(answer);
    assertThat(click.landingUrl()).hasSize(4096);
    assertThat(click.referrer().orElseThrow()).hasSizeLessThanOrEqualTo(4096);
    assertThat(click.client().userAgent().orElseThrow()).hasSizeLessThanOrEqualTo(1024);
    assertThat(house.database.count("set_aside")).isZero();
  }

  @Test
  void journalThatIsClosed_losesTheClickButNotTheVisitor() {
    house.journal.close();
    Response answer = house.open("spring", "");

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Tributary-Result").orElseThrow()).startsWith("not-kept; reason=");
    assertThat(Counted.by(house.counters)).isEqualTo(Map.of("not_kept", 1L));
  }

  private void assertNothingIsKept() {
    house.settle();
    assertThat(Counted.by(house.counters)).isEmpty();
    assertThat(house.database.count("clicks")).isZero();
  }

  private Click click(Response answer) {
    Matcher found = ID.matcher(answer.header("Location").orElseThrow());
    assertThat(found.find()).isTrue();
    return house.click(ClickId.parse(found.group(1)).orElseThrow()).orElseThrow();
  }

  private static Requests get() {
    return Requests.get("/r/spring").header("User-Agent", TestHouse.BROWSER);
  }
}
