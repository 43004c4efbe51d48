package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.testing.SettableClock;
import io.tributary.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever types the guides' lines one after the other gets the answers that stand there. */
final class DocumentedDoorsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern ADDRESS = Pattern.compile("/hooks/in/([A-Za-z0-9_-]{43})");

  /** The click id that the guides write. */
  private static final String EXAMPLE = "01KB1V5PJ3Q8XG0C4R7N2M9TZA";

  @TempDir private Path data;
  private final TestDatabase database = TestDatabase.fresh();
  private RunningHouse house;
  private String click;
  private String token = "";

  @BeforeEach
  void open() {
    house = RunningHouse.on(database.address(), data, SettableClock.atNoon());
    house.link("spring");
    click = house.click("spring").map(ClickId::toString).orElseThrow();
  }

  @AfterEach
  void close() {
    house.close();
    database.close();
  }

  @Test
  void doors_ofKnownNames_ofAMapping_andOfPrograms_tellASaleEach() {
    follow("doors");

    assertBooks(
        "Purchase confirmed 1250 usd",
        "Purchase confirmed 2000 usd",
        "Purchase confirmed 3000 usd");
  }

  @Test
  void relays_tellThreeSales_eachOfTheClick() {
    follow("relays");

    assertBooks(
        "Purchase confirmed 10000 usd test",
        "Purchase confirmed 10000 usd test",
        "Purchase confirmed 10000 usd test");
  }

  @Test
  void postbacks_tellASaleThatIsTakenBack_aPendingOneThatIsApproved_andALead() {
    follow("postbacks");

    assertBooks("Lead free 0 xxx", "Purchase confirmed 3000 usd", "Purchase retracted 1250 usd");
  }

  @Test
  void formerMessagesToAnyTrack_areUnderstood() {
    follow("from-anytrack");

    assertBooks("Purchase confirmed 4990 usd");
  }

  /** Runs every line of a guide, and compares with the answer below it. */
  private void follow(String guide) {
    List<Snippet> snippets = Snippet.of(guide);
    for (int number = 0; number < snippets.size(); number++) {
      Snippet snippet = snippets.get(number);
      if (snippet.way().equals("bash")) {
        String answer = run(snippet);
        boolean isAnswerShown =
            number + 1 < snippets.size() && snippets.get(number + 1).way().equals("json");
        if (isAnswerShown) {
          assertThat(JSON.readTree(answer))
              .as(snippet.place())
              .isEqualTo(JSON.readTree(snippets.get(number + 1).text()));
        } else {
          token = token(snippet, answer);
        }
      }
    }
  }

  private String run(Snippet snippet) {
    String lines =
        snippet
            .at(house.house().publicUrl().toString())
            .replace("TOKEN", token)
            .replace(EXAMPLE, click);
    return Shell.run(lines, Map.of("TRIBUTARY_API_KEY", RunningHouse.API_KEY));
  }

  /** What has no answer below it makes the door of the lines that follow. */
  private static String token(Snippet snippet, String answer) {
    Matcher address = ADDRESS.matcher(answer);
    assertThat(address.find()).as(snippet.place() + " " + answer).isTrue();
    return address.group(1);
  }

  /** What the click has earned in the end. */
  private void assertBooks(String... conversions) {
    List<String> expected = List.of(conversions);
    try {
      RunningHouse.await("the books", () -> earned().equals(expected));
    } catch (AssertionError never) {
      assertThat(earned()).isEqualTo(expected);
      throw never;
    }
  }

  private List<String> earned() {
    JsonNode items = JSON.readTree(house.api("/conversions?click=" + click).body()).path("items");
    return items
        .valueStream()
        .map(
            each ->
                "%s %s %d %s%s"
                    .formatted(
                        each.path("event").asString(),
                        each.path("status").asString(),
                        each.at("/value/minorUnits").asLong(),
                        each.at("/value/currency").asString(),
                        each.path("test").asBoolean() ? " test" : ""))
        .sorted()
        .toList();
  }
}
