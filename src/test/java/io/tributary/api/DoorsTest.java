package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.DoorToken;
import io.tributary.testing.TestDoors;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Doors for conversions, made and changed by programs. */
final class DoorsTest {
  private static final String DOORS = "/api/v1/doors";
  private static final String SHOP = "{'name':'Shop','kind':'generic','unit':'major'%s}";
  private static final String SIGNING =
      ",'signing':{'scheme':'hex','header':'X-Signature','secret':'a-secret-of-theirs'}";
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

  private JsonNode made(String more) {
    return server.post(201, DOORS, SHOP.formatted(more));
  }

  private static String at(JsonNode door) {
    return DOORS + "/" + door.path("id").stringValue();
  }

  @Test
  void anAddressIsToldOnce_andOnlyItsFingerprintIsKept() {
    JsonNode door = made("");

    String address = door.path("address").stringValue();
    assertThat(address).startsWith("https://go.example.com/hooks/in/");
    assertThat(server.get(200, at(door)).path("address").isNull()).isTrue();
    String token = address.substring(address.lastIndexOf('/') + 1);
    assertThat(server.house.database.rows("SELECT encode(token_hash, 'hex') AS hash FROM doors"))
        .extracting(row -> row.get("hash"))
        .containsExactly(HexFormat.of().formatHex(DoorToken.hash(token)));
    JsonNode again = server.post(200, at(door) + "/token", "");
    assertThat(again.path("address").stringValue()).isNotEqualTo(address);
    assertThat(server.house.database.rows("SELECT encode(token_hash, 'hex') AS hash FROM doors"))
        .extracting(row -> row.get("hash"))
        .doesNotContain(HexFormat.of().formatHex(DoorToken.hash(token)));
  }

  @Test
  void whatIsNotSent_staysAsItWas() {
    JsonNode door = made(SIGNING + ",'fields':{'value':['order.total']},'addresses':['10.0.0.1']");

    JsonNode renamed = server.patch(200, at(door), "{'name':'Other'}");

    assertThat(renamed.path("name").stringValue()).isEqualTo("Other");
    assertThat(renamed.path("mapping").intValue()).isEqualTo(1);
    assertThat(renamed.path("signing").path("header").stringValue()).isEqualTo("X-Signature");
    assertThat(renamed.path("fields").path("value").path(0).stringValue()).isEqualTo("order.total");
    assertThat(renamed.toString()).doesNotContain("a-secret-of-theirs");
    JsonNode other = server.patch(200, at(door), "{'signing':{'header':'X-Other'}}");
    assertThat(other.path("signing").path("scheme").stringValue()).isEqualTo("hex");
    assertThat(server.patch(200, at(door), "{'signing':null}").path("signing").isNull()).isTrue();
  }

  @Test
  void whatChangesTheMeaning_isANewVersion() {
    JsonNode door = made("");

    assertThat(version(server.patch(200, at(door), "{'unit':'minor'}"))).isEqualTo(2);
    assertThat(version(server.patch(200, at(door), "{'unit':'minor'}"))).isEqualTo(2);
    assertThat(version(server.patch(200, at(door), "{'events':['Lead if type is a']}")))
        .isEqualTo(3);
    assertThat(server.house.database.count("door_mappings")).isEqualTo(3);
  }

  private static int version(JsonNode door) {
    return door.path("mapping").intValue();
  }

  @Test
  void whatIsWrong_isToldAltogether() {
    assertThat(problems(server.post(400, DOORS, "{'unit':'pounds','other':1}")))
        .contains("name", "kind", "unit", "other");
    assertThat(problems(server.post(400, DOORS, SHOP.formatted(",'addresses':['nowhere']"))))
        .contains("nowhere");
    assertThat(
            problems(
                server.post(
                    400, DOORS, SHOP.formatted(",'fields':{'value':['a if b']},'site':'none'"))))
        .contains("a if b", "site");
    assertThat(problems(server.post(400, DOORS, SHOP.formatted(",'signing':{'scheme':'hex'}"))))
        .contains("header", "secret");
    server.get(404, DOORS + "/nothing");
    assertThat(server.house.database.count("doors")).isZero();
  }

  private static String problems(JsonNode problem) {
    return problem.path("detail").stringValue();
  }

  @Test
  void aClosedDoorStaysClosed_andItsAccountStays() {
    server.post(201, "/api/v1/accounts", "{'id':'shop','name':'Shop'}");
    JsonNode door = made(",'account':'shop'");

    server.delete(204, at(door));
    server.delete(204, at(door));

    assertThat(server.get(200, at(door)).path("open").booleanValue()).isFalse();
    server.delete(409, "/api/v1/accounts/shop");
  }

  @Test
  void aFailedMessage_isReadAgain_onceTheMappingIsMended() {
    JsonNode door = made(",'fields':{'email':['who'],'event':['what']}");
    keep(door, "{\"who\":\"a@example.com\",\"what\":\"sale.done\",\"id\":1}");
    TestDoors.intake(server.house.database).runOnce();
    assertThat(message(door, "discarded").path("reason").stringValue()).contains("sale.done");

    server.patch(200, at(door), "{'events':['Lead if what is sale.done']}");
    JsonNode again = server.post(200, at(door) + "/messages/read-again", "{}");
    TestDoors.intake(server.house.database).runOnce();

    assertThat(again.path("messages").intValue()).isEqualTo(1);
    assertThat(message(door, "accepted").path("mapping").intValue()).isEqualTo(2);
    server.post(400, at(door) + "/messages/read-again", "{'message':'x'}");
  }

  private JsonNode message(JsonNode door, String outcome) {
    return server.get(200, at(door) + "/messages?outcome=" + outcome).path("items").path(0);
  }

  /** As the door itself would. */
  private void keep(JsonNode door, String body) {
    TestDoors.keep(server.house.database, door.path("id").stringValue(), body);
  }

  @Test
  void aDryRun_tellsFieldByField_andKeepsNothing() {
    JsonNode door = made("");
    String run =
        "{'sample':'{\\'a\\':{\\'b\\':\\'12.50\\'},\\'m\\':\\'x@example.com\\'}','fields':{'value':['a.b'],'currency':['\\'EUR\\''],'email':['m']},'events':['Purchase']}";

    JsonNode reading = server.post(200, at(door) + "/dry-run", run).path("items").path(0);

    assertThat(reading.path("outcome").stringValue()).isEqualTo("accepted");
    assertThat(reading.path("fields").toString()).contains("a.b", "12.50");
    assertThat(server.get(200, at(door)).path("fields").isEmpty()).isTrue();
    assertThat(server.house.database.count("inbox")).isZero();
  }
}
