package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.model.MatchMethod;
import io.tributary.model.VisitorId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversions without a click id belong to the visitor who has said that he is their buyer. */
final class IdentifiedTest extends DoorStory {
  private static final String CUSTOMER = "\"customerId\":\"C-7\"";
  private static final String EMAIL = "\"email\":\"Ann@Shop.example\"";
  private static final String SALE_OF_CUSTOMER =
      "{\"ref_id\":\"C-7\",\"value\":\"9\",\"currency\":\"USD\",\"event\":\"Purchase\"}";
  private static final String SALE_OF_EMAIL =
      "{\"email\":\" ann@shop.example\",\"value\":\"9\",\"currency\":\"USD\",\"event\":\"Purchase\"}";
  private final VisitorId ann = VisitorId.parse("01KB1V5PJ3Q8XG0C4R7N2M9TZA").orElseThrow();

  @Test
  void refId_findsTheVisitorWhoWasIdentifiedByIt() {
    ClickId click = clickOf(ann);
    identify(click, ann, CUSTOMER);

    tell(SALE_OF_CUSTOMER);

    assertMatched(click, MatchMethod.REF_ID);
  }

  @Test
  void email_findsTheVisitor_whateverItsCase_withoutTheSitesPolicy() {
    ClickId click = clickOf(ann);
    identify(click, ann, EMAIL);

    tell(SALE_OF_EMAIL);

    assertMatched(click, MatchMethod.EMAIL);
  }

  @Test
  void lastClickOfTheVisitorBeforeTheConversion_isIt_thoughHeWasIdentifiedInAnEarlierOne() {
    ClickId first = clickOf(ann);
    identify(first, ann, CUSTOMER);
    house.clock.advance(Duration.ofDays(2));
    ClickId second = clickOf(ann);
    house.clock.advance(Duration.ofHours(1));
    tell(SALE_OF_CUSTOMER);
    house.clock.advance(Duration.ofDays(1));
    clickOf(ann);

    assertMatched(second, MatchMethod.REF_ID);
  }

  @Test
  void visitorWhoIsIdentifiedRightAfterTheConversion_isFoundThen() {
    ClickId click = clickOf(ann);
    tell(SALE_OF_CUSTOMER);
    assertNoMatchFound();

    house.clock.advance(Duration.ofMinutes(2));
    identify(click, ann, CUSTOMER);

    assertMatched(click, MatchMethod.REF_ID);
  }

  @Test
  void visitorWhoIsIdentifiedLongAfterTheConversion_isNotItsBuyer() {
    ClickId click = clickOf(ann);
    tell(SALE_OF_CUSTOMER);
    house.clock.advance(Duration.ofDays(1));

    identify(click, ann, CUSTOMER);

    assertNoMatchFound();
  }

  @Test
  void clickIdThatCameBack_isBelievedBeforeAName_alsoWhenItArrivesLate() {
    ClickId known = clickOf(ann);
    identify(known, ann, CUSTOMER);
    ClickId named = clickId();

    tell(SALE_OF_CUSTOMER.replace("{", "{\"click_id\":\"" + named + "\","));
    assertMatched(known, MatchMethod.REF_ID);

    arrive(named, visitor());
    assertMatched(named, MatchMethod.CLICK_ID);
  }

  @Test
  void refId_isBelievedBeforeAnEmail() {
    VisitorId bob = visitor();
    ClickId clickOfBob = clickOf(bob);
    identify(clickOfBob, bob, EMAIL);
    ClickId clickOfAnn = clickOf(ann);
    identify(clickOfAnn, ann, CUSTOMER);

    tell(SALE_OF_CUSTOMER.replace("{", "{\"email\":\"ann@shop.example\","));

    assertMatched(clickOfAnn, MatchMethod.REF_ID);
  }

  @Test
  void nobodyOfThatName_findsNoMatch() {
    identify(clickOf(ann), ann, "\"customerId\":\"C-8\",\"phone\":\"+1 555\"");

    tell(SALE_OF_CUSTOMER);

    assertNoMatchFound();
  }

  @Test
  void repeatedIdentify_isKeptOnce() {
    ClickId click = clickOf(ann);
    identify(click, ann, CUSTOMER);
    identify(click, ann, CUSTOMER);
    identify(click, ann, EMAIL);

    assertThat(house.database.count("identities")).isEqualTo(2);
  }

  @Test
  void whoSomebodyIs_standsInTheClearNowhere(@TempDir Path folder) throws IOException {
    try (DoorHouse own = new DoorHouse(folder)) {
      own.house.collect(
          "{\"type\":\"identify\",\"clickId\":\"%s\",%s}".formatted(clickId(), EMAIL), Map.of());
      own.loader().runOnce();
      List<Path> files;
      try (Stream<Path> all = Files.walk(folder.resolve("journal"))) {
        files = all.filter(Files::isRegularFile).toList();
      }

      assertThat(own.house.database.count("identities")).isEqualTo(1);
      assertThat(files).isNotEmpty().noneMatch(IdentifiedTest::tellsOfAnn);
    }
  }

  private static boolean tellsOfAnn(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("Ann@");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private ClickId clickOf(VisitorId visitor) {
    ClickId click = clickId();
    arrive(click, visitor);
    return click;
  }
}
