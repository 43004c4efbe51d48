package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Files of conversions, sent by programs. */
final class FileImportTest {
  private static final String FILE =
      "email,value,currency,order_id\nann@example.org,12.50,EUR,A-1\nbob at home,1,EUR,A-2\n";
  private static final List<String> WRONG =
      List.of(
          "",
          "unit=cents",
          "unit=major&dryRun=maybe",
          "unit=major&account=none",
          "unit=major&site=none",
          "unit=major&currency=euro",
          "unit=major&currency=xxx",
          "unit=major&timeZone=Mars/Olympus",
          "unit=major&other=1",
          "door=none",
          "door=01M6BFP5G00000000000000000",
          "door=01M6BFP5G00000000000000000&unit=major");
  private @TempDir Path folder;
  private ApiServer server;
  private FileCalls files;

  @BeforeEach
  void start() {
    server = new ApiServer(folder);
    files = new FileCalls(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void withoutAWord_itIsADryRun() {
    JsonNode tried = files.send(200, "unit=major", FILE);

    assertThat(tried.path("dryRun").booleanValue()).isTrue();
    assertThat(tried.path("door").isNull()).isTrue();
    assertThat(tried.path("counts").path("accepted").intValue()).isEqualTo(1);
    assertThat(tried.path("sales").path(0).path("amount").stringValue()).isEqualTo("12.50");
    assertThat(tried.path("objections").path(0).path("line").intValue()).isEqualTo(3);
    assertThat(tried.path("objections").path(0).path("column").stringValue()).isEqualTo("email");
    assertThat(tried.toString()).doesNotContain("ann@", "bob at home");
    assertThat(server.house.database.count("inbox")).isZero();
    assertThat(server.house.database.count("doors")).isZero();
  }

  @Test
  void aKeptFile_isOnceInTheLogOfItsDoor() {
    JsonNode kept = files.send(200, "unit=major&dryRun=false", FILE);
    JsonNode again = files.send(200, "unit=major&dryRun=false", FILE);

    assertThat(again.path("counts").path("deduplicated").intValue()).isEqualTo(1);
    String door = "/api/v1/doors/" + kept.path("door").stringValue();
    assertThat(server.get(200, door + "/messages").path("items")).hasSize(1);
    assertThat(server.get(200, door + "/messages").toString()).doesNotContain("ann@");
    server.patch(409, door, "{'name':'Mine'}");
    server.post(409, door + "/token", "");
    server.delete(409, door);
  }

  @Test
  void whatIsNotChosen_isAskedFor() {
    for (String query : WRONG) {
      JsonNode problem = files.send(400, query, FILE);
      assertThat(problem.path("detail").stringValue()).as(query).isNotBlank();
    }
    files.send(400, "unit=major", "Kunde\nann@example.org\n");
    assertThat(server.house.database.count("inbox")).isZero();
  }

  @Test
  void aClosedDoor_andARelay_takeNoFile() {
    String kinds = "{'name':'Shop','kind':'%s','unit':'major'}";
    String relay = id(server.post(201, "/api/v1/doors", kinds.formatted("stripe_relay")));
    String shop = id(server.post(201, "/api/v1/doors", kinds.formatted("anytrack")));

    files.send(400, "door=" + relay, FILE);
    assertThat(files.send(200, "door=" + shop, FILE).path("counts").path("accepted").intValue())
        .isEqualTo(1);
    server.delete(204, "/api/v1/doors/" + shop);
    files.send(400, "door=" + shop, FILE);
  }

  private static String id(JsonNode door) {
    return door.path("id").stringValue();
  }

  @Test
  void whatIsNoFile_isRefused() {
    byte[] file = FILE.getBytes(StandardCharsets.UTF_8);
    assertThat(status(files.send("unit=major", "application/json", file))).isEqualTo(415);
    assertThat(status(files.send("unit=major", "text/csv; charset=latin1", file))).isEqualTo(415);
    assertThat(status(files.send("unit=major", "text/csv; charset=UTF-8", file))).isEqualTo(200);
    assertThat(status(files.send("unit=major", "text/csv", new byte[5 * 1024 * 1024 + 1])))
        .isEqualTo(413);
    assertThat(status(files.send("unit=major", "text/csv", new byte[5 * 1024 * 1024])))
        .isEqualTo(400);
  }

  private static int status(HttpResponse<String> answer) {
    assertThat(answer.body()).isNotBlank();
    return answer.statusCode();
  }
}
