package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.inbound.ProgramDoor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Events that the owner's own programs tell. */
final class EventsTest {
  private static final String DOORS = "/api/v1/doors";
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
  void programsTellEvents_onceEach_andSeeWhatBecameOfThem() {
    String lead = "{'id':'l1','event':'Lead','email':'buyer@example.com'}";
    String batch = "{'events':[%s,{'event':'Purchase','minorUnits':1}]}".formatted(lead);

    JsonNode first = server.post(200, "/api/v1/events", batch);
    JsonNode second = server.post(200, "/api/v1/events", "{'events':[%s]}".formatted(lead));

    assertThat(outcomes(first)).containsExactly("accepted", "failed");
    assertThat(outcomes(second)).containsExactly("deduplicated");
    JsonNode programs = server.get(200, DOORS).path("items").path(0);
    JsonNode log = server.get(200, DOORS + "/" + programs.path("id").stringValue() + "/messages");
    assertThat(log.path("items")).hasSize(2);
    assertThat(log.toString()).contains("b•••@example.com").doesNotContain("buyer@");
    assertThat(server.get(200, "/api/v1/inbox").toString()).doesNotContain("buyer@");
    server.post(409, DOORS + "/" + programs.path("id").stringValue() + "/token", "");
    server.patch(409, DOORS + "/" + programs.path("id").stringValue(), "{'name':'Mine'}");
  }

  @Test
  void theNamesOfAnEvent_areThoseThatAreRead() {
    assertThat(Events.NAMES).isEqualTo(ProgramDoor.names());
  }

  private static List<String> outcomes(JsonNode page) {
    return page.path("items")
        .valueStream()
        .map(item -> item.path("outcome").stringValue())
        .toList();
  }

  @Test
  void whatIsNoEvent_isRefused_beforeAnythingIsKept() {
    for (String events : List.of("[]", "[7]", "[{'event':'Lead','amount':'12.50'}]", "'none'")) {
      server.post(400, "/api/v1/events", "{'events':%s}".formatted(events));
    }
    server.post(400, "/api/v1/events", "{'account':'none','events':[{'event':'Lead'}]}");
    assertThat(server.house.database.count("inbox")).isZero();
  }
}
