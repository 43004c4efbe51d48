package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.model.MatchMethod;
import io.tributary.model.VisitorId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Anybody can tell the tag that he is somebody, and takes no conversion from another by it. */
final class ClaimedNameTest extends DoorStory {
  private static final String CUSTOMER = "\"customerId\":\"C-7\"";
  private static final String SALE_OF_CUSTOMER =
      "{\"ref_id\":\"C-7\",\"value\":\"9\",\"currency\":\"USD\",\"event\":\"Purchase\"}";
  private final VisitorId ann = VisitorId.parse("01KB1V5PJ3Q8XG0C4R7N2M9TZA").orElseThrow();

  @Test
  void visitorWhoClaimsAnothersNameAfterHim_takesNoConversionFromHim() {
    ClickId click = clickOf(ann);
    identify(click, ann, CUSTOMER);
    house.clock.advance(Duration.ofHours(1));
    VisitorId thief = visitor();
    identify(clickOf(thief), thief, CUSTOMER);

    tell(SALE_OF_CUSTOMER);

    assertMatched(click, MatchMethod.REF_ID);
  }

  @Test
  void theOwnersServer_isBelievedBeforeVisitors_andNeedsNoVisitor() {
    VisitorId thief = visitor();
    identify(clickOf(thief), thief, CUSTOMER);
    house.clock.advance(Duration.ofHours(1));
    ClickId click = clickOf(ann);
    collect(said(click), Map.of("Authorization", "Bearer good"));

    tell(SALE_OF_CUSTOMER);

    assertMatched(click, MatchMethod.REF_ID);
  }

  @Test
  void claimAboutAnothersClick_withoutAVisitor_isNotKept() {
    ClickId click = clickOf(ann);

    collect(said(click), Map.of());

    assertThat(house.database.count("identities")).isZero();
  }

  private static String said(ClickId click) {
    return "{\"type\":\"identify\",\"clickId\":\"%s\",%s}".formatted(click, CUSTOMER);
  }

  @Test
  void visitsThatNeverCame_areLookedAtInSlices_andKeepNobodyOutForGood() {
    house.database.execute(
        """
        INSERT INTO identities (site_id, kind, name_index, name, click_id, identified_at)
        SELECT 'default', 'REF_ID', decode(lpad(to_hex(n), 32, '0'), 'hex'), '', gen_random_uuid(),
          clock_timestamp()
        FROM generate_series(1, 2500) AS n
        """);
    ClickId click = clickId();
    String ids = "\"clickId\":\"%s\",\"visitorId\":\"%s\"".formatted(click, ann);
    String url = "\"url\":\"https://shop.example/?utm_source=ad\"";
    house.collect("{\"type\":\"arrival\",%s,%s}".formatted(ids, url), Map.of());
    house.collect("{\"type\":\"identify\",%s,%s}".formatted(ids, CUSTOMER), Map.of());
    doors.loader().runOnce();

    assertThat(woken()).isZero();
    assertThat(woken()).isZero();
    assertThat(woken()).isEqualTo(1);
    assertThat(woken()).isZero();
  }

  private int woken() {
    return house
        .database
        .database()
        .inTransaction(transaction -> house.tables.identities().wakeRecognised(transaction, 100));
  }

  private ClickId clickOf(VisitorId visitor) {
    ClickId click = clickId();
    arrive(click, visitor);
    return click;
  }
}
