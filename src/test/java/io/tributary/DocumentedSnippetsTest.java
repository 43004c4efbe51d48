package io.tributary;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import io.tributary.testing.SettableClock;
import io.tributary.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the guides tell people to put into their pages does what they say, in real Chromium. */
final class DocumentedSnippetsTest {
  private static final Map<String, BiConsumer<GuidedShop, Snippet>> WAYS =
      Map.ofEntries(
          entry("html page", DocumentedSnippetsTest::isAtTheHeadOfAPage),
          entry("html webflow", DocumentedSnippetsTest::isAtTheEndOfTheHead),
          entry("html nonce", DocumentedSnippetsTest::isAllowedByThePolicyAboveIt),
          entry("html gtm", DocumentedSnippetsTest::isMadeAnewByATagManager),
          entry("php wordpress", DocumentedSnippetsTest::isPrintedByWordPress),
          entry("jsx next", DocumentedSnippetsTest::isAddedAfterHydration),
          entry("html body", DocumentedSnippetsTest::carriesTheClickId),
          entry("js leaves", DocumentedSnippetsTest::leavesWithTheClickId_andWithoutTheTagToo),
          entry("js decorates", DocumentedSnippetsTest::leavesWithTheClickId),
          entry("js sends", DocumentedSnippetsTest::sendsTheClickId),
          entry("js event", DocumentedSnippetsTest::isReported),
          entry("js anytrack", DocumentedSnippetsTest::isReportedUnderTheOldName),
          entry("js console", DocumentedSnippetsTest::tellsTheClickId));

  /**
   * Tried by {@link DocumentedCheckoutTest} and {@link DocumentedDoorsTest}, or not for running.
   */
  private static final Set<String> ELSEWHERE =
      Set.of("js server", "bash stripe", "bash", "json", "text", "");

  @TempDir private Path data;
  private final TestDatabase database = TestDatabase.fresh();
  private RunningHouse house;

  @BeforeEach
  void open() {
    house = RunningHouse.on(database.address(), data, SettableClock.atNoon());
  }

  @AfterEach
  void close() {
    house.close();
    database.close();
  }

  /** All but those of the tag's own description, which shows words as well as lines to paste. */
  @Test
  void everyBlockOfAGuideThatCouldRun_saysHowItIsTried() {
    assertThat(Snippet.all())
        .filteredOn(snippet -> !snippet.guide().equals("tag"))
        .isNotEmpty()
        .allSatisfy(
            snippet ->
                assertThat(WAYS.containsKey(snippet.way()) || ELSEWHERE.contains(snippet.way()))
                    .as(snippet.place())
                    .isTrue());
  }

  @TestFactory
  Stream<DynamicTest> everyBlockForPages_doesWhatItsGuideSays() {
    return Snippet.all().stream()
        .filter(snippet -> WAYS.containsKey(snippet.way()))
        .map(snippet -> dynamicTest(snippet.place(), () -> attempt(snippet)));
  }

  private void attempt(Snippet snippet) {
    try (GuidedShop shop = new GuidedShop(house)) {
      Objects.requireNonNull(WAYS.get(snippet.way())).accept(shop, snippet);
      assertThat(shop.browser.errors()).isEmpty();
    }
  }

  private static void isAtTheHeadOfAPage(GuidedShop shop, Snippet snippet) {
    shop.open(snippet.at(shop.server()), GuidedShop.link());
    shop.assertArrived();
  }

  /** Webflow puts custom code behind its own. */
  private static void isAtTheEndOfTheHead(GuidedShop shop, Snippet snippet) {
    String own = "<script>document.documentElement.className += ' w-mod-js'</script>";
    shop.open(
        own + snippet.at(shop.server()),
        "<div class=w-embed>" + GuidedShop.link() + "</div><script>window.Webflow = []</script>");
    shop.assertArrived();
  }

  private static void isAllowedByThePolicyAboveIt(GuidedShop shop, Snippet snippet) {
    List<Snippet> guide = Snippet.of(snippet.guide());
    String policy = guide.get(guide.indexOf(snippet) - 1).at(shop.server());
    String head = snippet.at(shop.server());
    shop.open(Platforms.guarded(head, GuidedShop.link(), policy));
    shop.assertArrived();
  }

  private static void isMadeAnewByATagManager(GuidedShop shop, Snippet snippet) {
    shop.open(Platforms.tagManager(shop.pages, snippet.at(shop.server())), GuidedShop.link());
    shop.assertArrived();
  }

  private static void isPrintedByWordPress(GuidedShop shop, Snippet snippet) {
    shop.open(Platforms.wordPress(snippet.at(shop.server())), GuidedShop.link());
    shop.assertArrived();
  }

  private static void isAddedAfterHydration(GuidedShop shop, Snippet snippet) {
    String app = Platforms.next(snippet.at(shop.server()));
    Page page = shop.open("", GuidedShop.link() + app);
    shop.assertArrived();

    page.evaluate("link => showRoute('/pricing', link)", GuidedShop.link());
    shop.assertDecorated();
    RunningHouse.await("the view of the route", () -> shop.known().contains("/pricing"));
  }

  private static void carriesTheClickId(GuidedShop shop, Snippet snippet) {
    Page page = shop.open(shop.tag(), snippet.at(shop.server()));
    page.waitForFunction(
        """
        id => {
          const carriers = [...document.querySelectorAll(
              'main a, main input[type=hidden], main iframe, main stripe-buy-button, main stripe-pricing-table')];
          const values = carriers.map((one) => one.seen || one.value || one.href || one.src);
          return values.length && values.every((value) => value && value.includes(id));
        }
        """,
        shop.clickId());
  }

  private static void leavesWithTheClickId_andWithoutTheTagToo(GuidedShop shop, Snippet snippet) {
    leavesWithTheClickId(shop, snippet);
    shop.open("", "<p>The tag was blocked");
    assertThat(leaving(shop, snippet)).isEqualTo(GuidedShop.PAYMENT_LINK);
  }

  private static void leavesWithTheClickId(GuidedShop shop, Snippet snippet) {
    shop.open(shop.tag(), "");
    String expected = GuidedShop.PAYMENT_LINK + "?client_reference_id=" + shop.clickId();
    assertThat(leaving(shop, snippet)).isEqualTo(expected);
  }

  /** Where the script goes. */
  private static String leaving(GuidedShop shop, Snippet snippet) {
    String script = "url => { setTimeout(() => { " + snippet.text() + " }) }";
    Request request =
        shop.page.waitForRequest(
            "https://buy.stripe.com/**", () -> shop.page.evaluate(script, GuidedShop.PAYMENT_LINK));
    return request.url();
  }

  private static void sendsTheClickId(GuidedShop shop, Snippet snippet) {
    shop.pages.page("/checkout", "");
    shop.open(shop.tag(), "");
    String clickId = shop.clickId();
    shop.page.evaluate("async () => { " + snippet.text() + " }");

    assertThat(shop.pages.awaitRequests("/checkout", 1).getFirst().body()).contains(clickId);
  }

  private static void isReported(GuidedShop shop, Snippet snippet) {
    shop.open(shop.tag(), "");
    shop.page.evaluate("() => { " + snippet.text() + " }");

    RunningHouse.await("the event", () -> shop.known().contains("\"AddToCart\""));
  }

  private static void isReportedUnderTheOldName(GuidedShop shop, Snippet snippet) {
    shop.answerToAnyTrack();
    isReported(shop, snippet);
  }

  private static void tellsTheClickId(GuidedShop shop, Snippet snippet) {
    shop.open(shop.tag(), "");

    assertThat(shop.page.evaluate(snippet.text())).isEqualTo(shop.clickId());
  }
}
