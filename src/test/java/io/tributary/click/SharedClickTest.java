package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.http.Response;
import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.VisitorId;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One click, reported more than once: by the redirect, the tag, and whoever copied the address. */
final class SharedClickTest {
  private static final String CLICK = "01JABCDEFGHJKMNPQRSTVWXYZ0";
  private static final String VISITOR = "01JABCDEFGHJKMNPQRSTVWXYZ1";
  private static final String FRIEND = "01JABCDEFGHJKMNPQRSTVWXYZ2";

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
  void tagsReport_fillsTheRedirectsClick_andAdoptsIt() {
    house.link("spring", "https://shop.example/");
    Response answer = house.open("spring", "utm_source=mail");
    String id = answer.header("Location").orElseThrow().replaceAll(".*tbclid=(\\w+).*", "$1");
    house.clock.advance(Duration.ofSeconds(3));
    report(
        Items.with(
            Items.arrival(id, VISITOR, "https://shop.example/?utm_source=other&utm_term=t&gclid=G"),
            "browserIds",
            "{\"_fbp\":\"fb.1\"}"));

    Click click = click(id);
    assertThat(click.visitor()).hasToString(VISITOR);
    assertThat(click.link()).isPresent();
    assertThat(click.utm().source()).hasValue("mail");
    assertThat(click.utm().term()).hasValue("t");
    assertThat(click.adClickIds()).hasSize(1);
    assertThat(click.client().browserIds()).isEqualTo(Map.of("_fbp", "fb.1"));
    assertThat(click.receivedAt()).isEqualTo(house.clock.instant().minusSeconds(3));
  }

  @Test
  void repeatedReport_changesNothing() {
    String arrival = Items.arrival(CLICK, VISITOR, "https://shop.example/?gclid=G");
    report(arrival);
    Click before = click(CLICK);
    house.clock.advance(Duration.ofMinutes(5));
    report(arrival);
    report(Items.arrival(CLICK, VISITOR, "https://shop.example/other?gclid=H&utm_medium=x"));

    assertThat(click(CLICK).landingUrl()).isEqualTo(before.landingUrl());
    assertThat(click(CLICK).adClickIds()).isEqualTo(before.adClickIds());
    assertThat(click(CLICK).channel()).isEqualTo(before.channel());
    assertThat(click(CLICK).receivedAt()).isEqualTo(before.receivedAt());
    assertThat(house.database.count("clicks")).isEqualTo(1);
  }

  @Test
  void anotherVisitor_getsAClickOfHisOwn_withThatOneAsParent() {
    report(Items.arrival(CLICK, VISITOR), Items.arrival(CLICK, FRIEND, "https://shop.example/f"));
    report(Items.arrival(CLICK, FRIEND, "https://shop.example/again"));

    ClickId own = own(FRIEND);
    assertThat(click(CLICK).visitor()).hasToString(VISITOR);
    assertThat(click(CLICK).landingUrl()).isEqualTo("https://shop.example/");
    assertThat(click(own.toString()).visitor()).hasToString(FRIEND);
    assertThat(click(own.toString()).landingUrl()).isEqualTo("https://shop.example/f");
    assertThat(house.database.rows("SELECT parent_id FROM clicks WHERE parent_id IS NOT NULL"))
        .containsExactly(Map.of("parent_id", id(CLICK).value()));
    assertThat(house.database.count("clicks")).isEqualTo(2);
  }

  @Test
  void events_followTheirVisitorsOwnClick() {
    report(Items.arrival(CLICK, VISITOR), Items.arrival(CLICK, FRIEND));
    report(
        Items.event(CLICK, "Nobody"),
        Items.with(Items.event(CLICK, "Owner"), "visitorId", '"' + VISITOR + '"'),
        Items.with(Items.event(CLICK, "Friend"), "visitorId", '"' + FRIEND + '"'));

    assertThat(
            house.database.rows(
                "SELECT name, click_id = '%s' AS shared FROM events ORDER BY name"
                    .formatted(id(CLICK).value())))
        .containsExactly(
            Map.of("name", "Friend", "shared", false),
            Map.of("name", "Nobody", "shared", true),
            Map.of("name", "Owner", "shared", true));
  }

  @Test
  void repeatedEvent_isOneEvent() {
    String event = Items.with(Items.event(CLICK, "Lead"), "id", '"' + FRIEND + '"');
    report(event, event);
    report(event);

    assertThat(house.database.count("events")).isEqualTo(1);
  }

  private void report(String... items) {
    house.collect(List.of(items).toString(), Map.of());
    house.settle();
  }

  private Click click(String id) {
    return house.click(id(id)).orElseThrow();
  }

  private static ClickId id(String text) {
    return ClickId.parse(text).orElseThrow();
  }

  private static ClickId own(String visitor) {
    return id(CLICK).sharedWith(VisitorId.parse(visitor).orElseThrow());
  }
}
