package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.http.Response;
import io.tributary.model.Door;
import io.tributary.storage.InboxTable.State;
import io.tributary.testing.Requests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ten thousand random messages a kind of door: none is answered by a failure of ours, and each that
 * was acknowledged is in the inbox once.
 */
class FloodedDoorTest {
  private static final int MESSAGES = 10_000;
  private static final int ALONE = 400;
  private static final int TOGETHER = 100;
  private static final JsonMapper MAPPER = new JsonMapper();
  @TempDir private Path folder;
  private final SplittableRandom random = new SplittableRandom(23);
  private final RandomMessages messages = new RandomMessages(random);
  private DoorHouse doors;
  private int kept;

  @BeforeEach
  void open() {
    doors = new DoorHouse(folder);
  }

  @AfterEach
  void close() {
    doors.close();
  }

  @ParameterizedTest
  @EnumSource(Door.Kind.class)
  void nothingBreaks_andNothingAcknowledgedIsLost(Door.Kind kind) {
    Door usual = doors.door("door");
    Instant now = doors.house.clock.instant();
    doors.add(Door.made(usual.id(), kind, usual.settings(), now));
    for (int number = 0; number < ALONE; number++) {
      send(messages.next());
    }
    for (int number = ALONE; number < MESSAGES; number += TOGETHER) {
      sendTogether();
    }

    while (doors.intake().runOnce() > 0) {
      // until all are read
    }

    assertThat(doors.house.database.count("inbox")).isEqualTo(kept);
    assertThat(doors.house.database.rows("SELECT DISTINCT state FROM inbox"))
        .extracting(row -> State.valueOf(String.valueOf(row.get("state"))))
        .doesNotContain(State.NEW);
  }

  private void send(Submission submission) {
    doors.house.clock.advance(Duration.ofSeconds(1));
    String query = submission.query().map(text -> "?" + text).orElse("");
    Requests request = Requests.of(submission.method(), "/hooks/in/door" + query);
    submission.contentType().ifPresent(type -> request.header("Content-Type", type));
    count(doors.answer("door", request.body(submission.body().getBytes(StandardCharsets.UTF_8))));
  }

  private void sendTogether() {
    List<String> items = new ArrayList<>();
    while (items.size() < TOGETHER) {
      items.add(messages.next().tree().toString());
    }
    String array = "[" + String.join(",", items) + "]";
    send(new Submission("POST", Optional.of("application/json"), Optional.empty(), array));
  }

  private void count(Response answer) {
    assertThat(answer.status()).isIn(200, 400, 422);
    JsonNode told = MAPPER.readTree(answer.body());
    List<JsonNode> items =
        told.has("messages") ? told.path("messages").valueStream().toList() : List.of(told);
    for (JsonNode item : items) {
      String status = item.path("status").stringValue();
      kept += List.of("accepted", "discarded", "failed").contains(status) ? 1 : 0;
    }
  }
}
