package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.http.Response;
import io.tributary.model.Door;
import io.tributary.storage.InboxTable.Message;
import io.tributary.testing.Requests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A door for conversions takes what may come in, once, and says what became of it. */
class InboundDoorTest {
  @TempDir private Path folder;
  private DoorHouse doors;
  private Door door;

  @BeforeEach
  void open() {
    doors = new DoorHouse(folder);
    door = doors.add(doors.door("shop"));
  }

  @AfterEach
  void close() {
    doors.close();
  }

  private static String sale(String transaction) {
    return """
        {"click_id":"01ARZ3NDEKTSV4RRFFQ69G5FAV","value":"12.50","currency":"USD","transaction_id":"%s"}"""
        .formatted(transaction);
  }

  @Test
  void aSaleInJson_isStored_asTheDoorsMessage() {
    Response answer = doors.post("shop", sale("T1"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(DoorHouse.text(answer)).isEqualTo("{\"status\":\"accepted\"}");
    Message message = doors.messages(door).getFirst().message();
    assertThat(message.content().type()).isEqualTo("door." + door.id());
    assertThat(message.content().account()).isEqualTo(door.account());
    assertThat(message.content().mapping()).contains(1);
    assertThat(message.content().toldAt()).isEqualTo(doors.house.clock.instant());
    assertThat(SubmissionReader.read(message.content().body()).body()).isEqualTo(sale("T1"));
    assertThat(doors.outcomes).containsExactly(DoorOutcome.ACCEPTED);
  }

  @Test
  void aQuery_andAForm_areTakenToo() {
    String pairs = "click_id=01ARZ3NDEKTSV4RRFFQ69G5FAV&value=5&currency=EUR";

    Response query = doors.answer("shop", Requests.get("/hooks/in/shop?" + pairs + "&trans_id=a"));
    Response form =
        doors.answer("shop", Requests.post("/hooks/in/shop").form(pairs + "&trans_id=b"));

    assertThat(List.of(query.status(), form.status())).containsExactly(200, 200);
    assertThat(doors.messages(door)).hasSize(2);
  }

  @Test
  void theSameAgain_isDeduplicated_andCounted() {
    doors.post("shop", sale("T1"));
    doors.house.clock.advance(Duration.ofMinutes(1));

    Response again = doors.post("shop", sale("T1"));

    assertThat(DoorHouse.text(again)).isEqualTo("{\"status\":\"deduplicated\"}");
    assertThat(doors.messages(door))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.repeats()).isEqualTo(1);
              assertThat(kept.repeatedAt()).isPresent();
            });
  }

  @Test
  void aRequestsOwnId_tellsRepetitionsFromNewMessages() {
    Requests first =
        Requests.get("/hooks/in/shop?email=a@example.com").header("Idempotency-Key", "k1");
    Requests again =
        Requests.get("/hooks/in/shop?email=b@example.com").header("Idempotency-Key", "k1");
    Requests other = Requests.get("/hooks/in/shop?email=a@example.com").header("webhook-id", "k2");

    doors.answer("shop", first);
    assertThat(DoorHouse.text(doors.answer("shop", again))).contains("deduplicated");
    assertThat(DoorHouse.text(doors.answer("shop", other))).contains("accepted");
  }

  @Test
  void anArray_isAMessageForEachItem_andTheyAreAnsweredOneByOne() {
    doors.post("shop", sale("T1"));

    Response answer = doors.post("shop", "[%s,%s,{\"value\":1}]".formatted(sale("T1"), sale("T2")));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(DoorHouse.text(answer))
        .isEqualTo(
            "{\"messages\":[{\"status\":\"deduplicated\"},{\"status\":\"accepted\"},"
                + "{\"status\":\"failed\",\"reason\":\"Missing click_id, ref_id and email\"}]}");
    assertThat(doors.messages(door)).hasSize(3);
  }

  @Test
  void moreThanAHundredItems_areRefused_andNothingIsKept() {
    Response answer = doors.post("shop", "[" + "{\"a\":1},".repeat(100) + "{\"a\":2}]");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(DoorHouse.text(answer)).contains("more than 100 items");
    assertThat(doors.messages(door)).isEmpty();
  }

  @Test
  void anEmptyMessage_isRefused() {
    assertThat(doors.post("shop", " ").status()).isEqualTo(400);
    assertThat(doors.outcomes).containsExactly(DoorOutcome.REFUSED);
  }

  @Test
  void whatCannotBeRead_isKept_andOnlyASenderThatRepeatsIsToldByStatus() {
    Door postback = doors.door("postback");
    doors.add(DoorHouse.silent(postback));

    Response told = doors.post("shop", "{\"value\":1}");
    Response untold = doors.post("postback", "{\"value\":1}");
    doors.post("shop", "no json at all");
    doors.post("shop", "nor this");

    assertThat(told.status()).isEqualTo(422);
    assertThat(untold.status()).isEqualTo(200);
    assertThat(DoorHouse.text(untold)).contains("failed", "Missing click_id, ref_id and email");
    assertThat(doors.messages(door)).hasSize(3);
    assertThat(doors.messages(postback)).hasSize(1);
  }

  @Test
  void loneSurrogates_andNul_areNoTrouble() {
    String hostile =
        "[{\"a\":\"\\ud800\",\"transaction_id\":\"x\\u0000y\"},{\"\\udfff\":\"\\u0000\"}]";

    assertThat(doors.post("shop", hostile).status()).isEqualTo(422);
    assertThat(doors.post("shop", "{\"email\":\"a@example.com\",\"b\":\"\\ud800\"}").status())
        .isEqualTo(200);
    assertThat(doors.messages(door)).hasSizeGreaterThan(1);
  }

  @Test
  void aLookAtTheHeaders_tellsOfNothing() {
    Requests look = Requests.of("HEAD", "/hooks/in/shop?email=a@example.com&event=Lead");

    assertThat(doors.answer("shop", look).status()).isEqualTo(405);
    assertThat(doors.messages(door)).isEmpty();
  }

  @Test
  void aFullInbox_refusesEverybody() {
    doors.add(DoorHouse.silent(doors.door("postback")));
    doors.isFull = true;

    Response repeating = doors.post("shop", sale("T1"));

    assertThat(repeating.status()).isEqualTo(503);
    assertThat(repeating.header("Retry-After")).isPresent();
    assertThat(doors.post("postback", sale("T1")).status()).isEqualTo(503);
    assertThat(doors.messages(door)).isEmpty();
  }

  @Test
  void aClosedDoor_isNoDoor() {
    doors.add(doors.door("closing").closing(doors.house.clock.instant().plusSeconds(60)));

    assertThat(doors.post("closing", sale("T1")).status()).isEqualTo(200);
    doors.house.clock.advance(Duration.ofSeconds(60));
    assertThat(doors.post("closing", sale("T2")).status()).isEqualTo(404);
  }

  @Test
  void bytesThatAreNoText_areKeptAsFarAsTheyAre() {
    Requests request = Requests.post("/hooks/in/shop").body(new byte[] {(byte) 0xff, 0, 'a', '='});

    assertThat(doors.answer("shop", request).status()).isEqualTo(422);
    assertThat(
            new String(
                doors.messages(door).getFirst().message().content().body(), StandardCharsets.UTF_8))
        .contains("a=");
  }
}
