package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.http.BadRequest;
import io.tributary.http.Response;
import io.tributary.model.Door;
import io.tributary.model.MessageId;
import io.tributary.storage.Database;
import io.tributary.storage.InboxTable;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.storage.InboxTable.State;
import io.tributary.testing.Requests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever has a token may cost: bounded memory, a bounded rate, and no failure of ours. */
class HostileDoorTest {
  private static final int LONG = 1024 * 1024;
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

  private static String leads(int number) {
    return IntStream.range(0, number)
        .mapToObj("{\"event\":\"Lead\",\"email\":\"a%d@example.org\"}"::formatted)
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void moreItemsThanMayCome_areRefused_beforeTheQueryIsCopiedIntoEach() {
    String query =
        IntStream.range(0, 1000).mapToObj(name -> "n" + name).collect(Collectors.joining("&"));
    String items = "[" + "{},".repeat(100) + "{}]";
    Submission submission = new Submission("POST", Optional.empty(), Optional.of(query), items);

    assertThatThrownBy(submission::trees)
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("more than 100 items");
    assertThat(submission.tree().size()).isEqualTo(200);
  }

  @Test
  void aQueryThatIsCopiedIntoManyItems_isRefused_whereTheyGetTooLongTogether() {
    String items = "[" + "{\"a\":1},".repeat(99) + "{\"a\":2}]";
    Requests request =
        Requests.post("/hooks/in/shop?q=" + "x".repeat(12 * 1024))
            .body(items.getBytes(StandardCharsets.UTF_8));

    assertThat(doors.answer("shop", request).status()).isEqualTo(400);
    assertThat(doors.messages(door)).isEmpty();
  }

  @Test
  void bytesThatGetSixTimesAsLongWhenStored_areRefused() {
    Response answer = doors.post("shop", "a=" + "\u0001".repeat(250 * 1024));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(DoorHouse.text(answer)).contains("longer than 1024 KB");
    assertThat(doors.messages(door)).isEmpty();
  }

  @Test
  void longMessages_areClaimedAndReadAgainAFewAtATime_andListedWithoutTheLastBodies() {
    store(IntStream.range(0, 20).mapToObj(this::longMessage).toList());

    Database database = doors.house.database.database();
    InboxTable inbox = doors.house.tables.inbox();
    int claimed = database.inTransaction(each -> inbox.claim(each, 100).size());
    int again = database.inTransaction(each -> inbox.after(each, new MessageId(0), 100).size());
    List<Integer> bodies =
        doors.messages(door).stream()
            .map(message -> message.message().content().body().length)
            .toList();

    assertThat(List.of(claimed, again)).containsExactly(8, 8);
    assertThat(bodies).hasSize(20).startsWith(LONG).endsWith(0);
    assertThat(bodies.stream().mapToInt(length -> length).sum()).isBetween(1, 8 * LONG);
  }

  @Test
  void longMessagesFromTheJournal_areStoredAFewAtATime() {
    DoorJournal journal = doors.journal();
    IntStream.range(0, 12).forEach(number -> journal.keep(List.of(longMessage(number))));

    while (doors.loader().runOnce() > 0) {
      // until all are loaded
    }

    assertThat(doors.house.database.count("inbox")).isEqualTo(12);
    assertThat(doors.house.database.rows("SELECT DISTINCT CAST(cmin AS text) FROM inbox"))
        .hasSizeGreaterThan(1);
  }

  private Incoming longMessage(int number) {
    return new Incoming(
        door.account(),
        "door:" + number,
        door.messageType(),
        doors.house.clock.instant(),
        false,
        new byte[LONG],
        Optional.of(1));
  }

  private void store(List<Incoming> messages) {
    doors
        .house
        .database
        .database()
        .useTransaction(transaction -> doors.house.tables.inbox().insert(transaction, messages));
  }

  @Test
  void aDoor_bringsNoMoreThanItsRate_andOthersGoOn() {
    doors.add(doors.door("other"));
    for (int request = 0; request < 20; request++) {
      assertThat(doors.post("shop", leads(100)).status()).isEqualTo(200);
    }

    Response refused = doors.post("shop", leads(1));

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).contains("1");
    assertThat(doors.outcomes).endsWith(DoorOutcome.TOO_MANY_MESSAGES);
    assertThat(doors.post("other", leads(1)).status()).isEqualTo(200);
    doors.house.clock.advance(Duration.ofSeconds(1));
    assertThat(doors.post("shop", leads(100)).status()).isEqualTo(200);
  }

  @Test
  void aClockSetBack_keepsNobodyOut() {
    IntStream.range(0, 20).forEach(_ -> doors.post("shop", leads(100)));
    doors.house.clock.advance(Duration.ofHours(-2));

    assertThat(doors.post("shop", leads(1)).status()).isEqualTo(200);
  }

  @Test
  void idsThatNobodyCouldStore_areNoFailureOfOurs() {
    Door usual = doors.door("relay");
    Door.Kind kind = Door.Kind.STRIPE_RELAY;
    Door relay =
        doors.add(Door.made(usual.id(), kind, usual.settings(), doors.house.clock.instant()));
    String wild = wild();

    int event = doors.post("relay", event("evt_" + wild)).status();
    int object = doors.post("relay", session("cs_" + wild)).status();
    while (doors.intake().runOnce() > 0) {
      // until all are read
    }

    assertThat(List.of(event, object)).containsExactly(200, 422);
    assertThat(doors.messages(relay))
        .extracting(message -> message.message().state())
        .containsExactlyInAnyOrder(State.READ, State.UNREADABLE);
  }

  private static String session(String id) {
    return """
        {"id":"%s","object":"checkout.session","amount_total":100,"currency":"usd",
         "status":"complete","payment_status":"paid"}"""
        .formatted(id);
  }

  private static String event(String id) {
    return """
        {"id":"%s","type":"checkout.session.completed","data":{"object":%s}}"""
        .formatted(id, session("cs_1"));
  }

  private static String wild() {
    return IntStream.range(0, 1900)
        .mapToObj(number -> Character.toString(0x4E00 + number * 7 % 20_000))
        .collect(Collectors.joining());
  }
}
