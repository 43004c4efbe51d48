package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Check;
import io.tributary.model.Diagnosis;
import io.tributary.model.Finding;
import io.tributary.model.Repair;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the resource {@code doctor} answers. */
final class DoctorTest {
  /** What every doctor finds at every server of these tests. */
  static final Diagnosis DIAGNOSIS =
      new Diagnosis(
          Instant.parse("2026-11-01T12:00:00Z"),
          List.of(
              Finding.good(Check.CLOCK, "It is right."),
              Finding.trouble(Check.ENDPOINT, "There is none.")
                  .of("Shop, live")
                  .remedy("Make it.")
                  .at(List.of("one"))
                  .way("There", "/setup")
                  .repair(new Repair(Repair.Kind.CREATE_ENDPOINT, AccountId.DEFAULT, false, ""))));

  private @TempDir Path folder;
  private ApiServer server;

  @BeforeEach
  void start() {
    server = new ApiServer(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void findingsAreAnswered_worstFirst() {
    JsonNode answer = server.get(200, "/api/v1/doctor");

    assertThat(answer.path("lookedAt").asString()).isEqualTo("2026-11-01T12:00:00Z");
    assertThat(answer.path("trouble").asBoolean()).isTrue();
    assertThat(answer.path("findings").path(0).toString())
        .isEqualTo(
            """
            {"check":"endpoint","verdict":"trouble","whose":"Shop, live","sentence":"There is none.",\
            "remedy":"Make it.","examples":["one"],"address":"/setup","repair":"create_endpoint"}""");
    assertThat(answer.path("findings").path(1).path("remedy").isNull()).isTrue();
  }

  @Test
  void parameters_areRefused_andSoAreStrangers() {
    assertThat(server.get(400, "/api/v1/doctor?x=1").path("detail").asString()).contains("x");
    assertThat(server.withoutKey("/api/v1/doctor").statusCode()).isEqualTo(401);
  }

  @Test
  void describedWords_areTheModels() {
    JsonNode finding =
        server.get(200, "/api/v1/openapi.json").at("/components/schemas/Finding/properties");

    assertThat(words(finding, "check")).isEqualTo(words(Check.values()));
    assertThat(words(finding, "verdict")).isEqualTo(words(Finding.Verdict.values()));
    List<String> repairs = new ArrayList<>(words(Repair.Kind.values()));
    repairs.add("null");
    assertThat(words(finding, "repair")).isEqualTo(repairs);
  }

  private static List<String> words(JsonNode finding, String field) {
    return finding
        .path(field)
        .path("enum")
        .valueStream()
        .map(each -> each.asString("null"))
        .toList();
  }

  private static List<String> words(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Json::word).toList();
  }
}
