package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.TestDoors;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Doors for conversions, made, mapped and looked into by the owner. */
final class DoorPagesTest {
  private static final Pattern ADDRESS =
      Pattern.compile("https://t\\.example\\.com/hooks/in/[A-Za-z0-9_-]{43}");
  private static final Pattern DOOR = Pattern.compile("action=\"/doors/([0-9A-Z]{26})/settings\"");
  private final RunningDashboard dashboard = RunningDashboard.owned();
  private Visit owner;

  @BeforeEach
  void signIn() {
    owner = dashboard.owner();
  }

  @AfterEach
  void close() {
    dashboard.close();
  }

  /** Makes a door; its id. */
  private String made(String more) {
    return found(DOOR, owner.submit("/doors", form(more)).body(), 1);
  }

  private static String form(String more) {
    return "name=Course+sales&kind=GENERIC&unit=MAJOR&repeats=yes&account=default&site=default"
        + more;
  }

  private static String found(Pattern pattern, String text, int group) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(pattern.pattern()).isTrue();
    return matcher.group(group);
  }

  @Test
  void aNewDoorsAddress_isShownOnce() {
    HttpResponse<String> made = owner.submit("/doors", form(""));

    assertThat(made.statusCode()).isEqualTo(200);
    String address = found(ADDRESS, made.body(), 0);
    String door = "/doors/" + found(DOOR, made.body(), 1);
    assertThat(owner.get(door + "/settings").body()).doesNotContain("/hooks/in/");
    HttpResponse<String> replaced = owner.submit(door + "/address", "");
    assertThat(found(ADDRESS, replaced.body(), 0)).isNotEqualTo(address);
    assertThat(owner.get("/doors").body()).contains("Course sales", door, "No message so far");
  }

  @Test
  void theSameForm_makesOneDoor() {
    String form = form("&id=01M6BFP5G00000000000000000");
    owner.submit("/doors", form);

    assertThat(owner.submit("/doors", form).statusCode()).isEqualTo(303);
    assertThat(dashboard.test.count("doors")).isEqualTo(1);
  }

  @Test
  void whatWasLeftOut_isAskedFor_andWhatWasTypedStays() {
    HttpResponse<String> answer =
        owner.submit("/doors", "name=Typed+name&scheme=HEX&secret=short&addresses=nowhere");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Choose whose messages come here.", "Choose what an amount counts")
        .contains("Typed name", "It must be the name of a header", "nowhere")
        .doesNotContain("short");
    assertThat(dashboard.test.count("doors")).isZero();
  }

  @Test
  void settingsAreSaved_andAnUntypedSecretStays() {
    String door = "/doors/" + made("&scheme=HEX&header=X-Signature&secret=a-secret-of-theirs");

    owner.submit(door + "/settings", form("&scheme=HEX&header=X-Other&addresses=203.0.113.0/24"));

    assertThat(owner.get(door + "/settings").body())
        .contains("X-Other", "203.0.113.0/24")
        .doesNotContain("a-secret-of-theirs");
    assertThat(
            dashboard.test.rows(
                "SELECT id FROM doors WHERE signing_secret IS NOT NULL AND signing_header = 'X-Other'"))
        .hasSize(1);
  }

  @Test
  void aMappingIsTriedOnASample_beforeItIsSaved() {
    String door = "/doors/" + made("");
    String mapping =
        "VALUE=order.total&CURRENCY=%22USD%22&EMAIL=buyer&rules=Purchase+if+kind+is+sale";
    String sample =
        Visit.encoded(
            "{\"order\":{\"total\":\"12.50\"},\"buyer\":\"ann@example.org\",\"kind\":\"sale\"}");

    HttpResponse<String> tried =
        owner.submit(door + "/mapping", mapping + "&try=yes&sample=" + sample);

    assertThat(tried.body()).contains("Accepted", "order.total", "12.50", "Nothing is saved yet");
    assertThat(owner.get(door + "/mapping").body()).doesNotContain("order.total</textarea>");
    assertThat(owner.submit(door + "/mapping", mapping).statusCode()).isEqualTo(303);
    assertThat(owner.get(door + "/mapping").body())
        .contains("order.total</textarea>", "Purchase if kind is sale");
    assertThat(dashboard.test.count("door_mappings")).isEqualTo(2);
  }

  @Test
  void aLineThatCannotBeRead_isNamed() {
    String door = "/doors/" + made("");

    HttpResponse<String> answer = owner.submit(door + "/mapping", "rules=Purchased+if+a+is+b");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Purchased if a is b", "a rule begins with refund");
  }

  @Test
  void theLogTellsWhatBecameOfEachMessage_andShowsPeopleOnlyWhenAsked() {
    String id = made("&CURRENCY=x");
    String door = "/doors/" + id;
    owner.submit(door + "/mapping", "EMAIL=who&EVENT=what");
    TestDoors.keep(dashboard.test, id, "{\"who\":\"ann@example.org\",\"what\":\"Lead\"}");
    TestDoors.keep(dashboard.test, id, "{\"who\":\"bob@example.org\",\"what\":\"sale.done\"}");
    TestDoors.intake(dashboard.test).runOnce();

    String log = owner.get(door).body();
    assertThat(log).contains("Accepted", "Discarded", "sale.done", "a•••@example.org");
    assertThat(log).doesNotContain("ann@example.org", "bob@example.org");
    assertThat(owner.get(door + "?people=shown").body()).contains("ann@example.org");
    assertThat(owner.get(door + "?outcome=discarded").body())
        .contains("b•••@example.org")
        .doesNotContain("a•••@example.org");
    assertThat(owner.get(door + "?outcome=failed").body()).contains("None of these");
    assertThat(owner.get(door + "?outcome=other").statusCode()).isEqualTo(400);
    assertThat(owner.get("/doors").body()).contains("1 accepted", "1 discarded");
  }

  @Test
  void mendedMessagesAreReadAgain() {
    String id = made("");
    String door = "/doors/" + id;
    owner.submit(door + "/mapping", "EMAIL=who&EVENT=what");
    TestDoors.keep(dashboard.test, id, "{\"who\":\"bob@example.org\",\"what\":\"sale.done\"}");
    TestDoors.intake(dashboard.test).runOnce();
    owner.submit(door + "/mapping", "EMAIL=who&rules=Lead+if+what+is+sale.done");

    assertThat(owner.get(door + "/mapping?saved=yes").body()).contains("Read it again");
    HttpResponse<String> again = owner.submit(door + "/read-again", "");
    TestDoors.intake(dashboard.test).runOnce();

    assertThat(again.headers().firstValue("Location")).contains(door + "?again=1");
    assertThat(owner.get(door + "?again=1").body()).contains("Accepted", "read again");
  }

  @Test
  void aClosedDoorSaysSo() {
    String door = "/doors/" + made("");

    owner.submit(door + "/close", "");

    assertThat(owner.get(door + "/settings").body()).contains("takes no messages");
    assertThat(owner.get("/doors").body()).contains("Closed");
    assertThat(owner.get("/doors/01M6BFP5G00000000000000000").statusCode()).isEqualTo(404);
  }
}
