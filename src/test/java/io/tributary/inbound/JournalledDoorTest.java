package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.http.Response;
import io.tributary.journal.Journal;
import io.tributary.model.Door;
import io.tributary.model.Door.Signing;
import io.tributary.model.FieldMapping;
import io.tributary.model.FieldMapping.Field;
import io.tributary.model.MappingNotation;
import io.tributary.model.Secret;
import io.tributary.storage.Database;
import io.tributary.storage.DatabaseAddress;
import io.tributary.testing.Doors;
import io.tributary.testing.Requests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While the database is away, the journal answers those who will not ask again. */
class JournalledDoorTest {
  private static final String SALE =
      "/hooks/in/postback?email=buyer@example.com&value=5&currency=EUR&trans_id=";
  @TempDir private Path folder;
  private DoorHouse doors;
  private Door door;

  @BeforeEach
  void open() {
    doors = new DoorHouse(folder);
    door = doors.add(DoorHouse.silent(doors.door("postback")));
    doors.add(doors.door("webhook"));
  }

  @AfterEach
  void close() {
    doors.close();
  }

  @Test
  void whoRepeatsNothing_isAnsweredFromTheJournal_andTheMessageComesOnce() {
    Response kept = doors.answerWithoutDatabase("postback", Requests.get(SALE + 1));
    doors.answerWithoutDatabase("postback", Requests.get(SALE + 1));
    doors.answerWithoutDatabase("postback", Requests.get(SALE + 2));

    assertThat(kept.status()).isEqualTo(202);
    assertThat(DoorHouse.text(kept)).isEqualTo("{\"status\":\"journalled\"}");
    assertThat(doors.messages(door)).isEmpty();
    assertThat(doors.loader().runOnce()).isEqualTo(3);
    assertThat(doors.loader().runOnce()).isZero();
    assertThat(doors.messages(door)).hasSize(2);
    assertThat(doors.messages(door).getLast().message().content().toldAt())
        .isEqualTo(doors.house.clock.instant());
    assertThat(doors.outcomes).containsOnly(DoorOutcome.JOURNALLED);
  }

  @Test
  void whatWasStoredBefore_isNotStoredAgainFromTheJournal() {
    doors.answer("postback", Requests.get(SALE + 1));
    doors.answerWithoutDatabase("postback", Requests.get(SALE + 1));

    doors.loader().runOnce();

    assertThat(doors.messages(door)).hasSize(1);
  }

  @Test
  void clicksAndMessages_shareTheJournal() {
    doors.house.link("spring", "https://buy.stripe.com/test");
    doors.house.open("spring", "");
    doors.answerWithoutDatabase("postback", Requests.get(SALE + 1));
    doors.house.open("spring", "");

    assertThat(doors.loader().runOnce()).isEqualTo(3);
    assertThat(doors.messages(door)).hasSize(1);
    assertThat(doors.house.database.count("clicks")).isEqualTo(2);
  }

  @Test
  void nobodyCanReadAMessageInTheJournal() {
    doors.answerWithoutDatabase("postback", Requests.get(SALE + 1));

    List<Journal.Entry> entries =
        doors.house.journal.read(doors.house.journal.segments().getFirst(), 0, 10);

    assertThat(entries)
        .singleElement()
        .isInstanceOfSatisfying(
            Journal.Entry.Sound.class,
            record ->
                assertThat(new String(record.bytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("buyer", "example", "EUR"));
  }

  @Test
  void aRecordThatWasDamaged_isSetAside_andTheOthersAreLoaded() {
    doors.house.journal.append(
        io.tributary.click.MessageRecord.write(new byte[] {1, 2, 3}), Duration.ofSeconds(5));
    doors.answerWithoutDatabase("postback", Requests.get(SALE + 1));

    while (doors.loader().runOnce() > 0) {
      // until all is loaded
    }

    assertThat(doors.messages(door)).hasSize(1);
    assertThat(doors.house.database.count("set_aside")).isEqualTo(1);
  }

  @Test
  void whoRepeats_isAskedTo() {
    Response answer =
        doors.answerWithoutDatabase("webhook", Requests.get("/hooks/in/webhook?email=a@b.example"));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isPresent();
    assertThat(doors.loader().runOnce()).isZero();
  }

  @Test
  void aServerThatStartsWithoutItsDatabase_knowsItsDoorsFromTheFile() {
    DatabaseAddress nowhere =
        new DatabaseAddress(
            "jdbc:postgresql://127.0.0.1:1/none", Optional.empty(), Optional.empty());
    try (Database away = Database.open(nowhere, 1, Duration.ofMillis(250))) {
      doors.directory = doors.directory(away);
      Requests request = Requests.get(SALE + 1).parameter("token", "postback");

      Response answer =
          Doors.answer(doors.routes(away, false), "/hooks/in/{token}", request.build());

      assertThat(answer.status()).isEqualTo(202);
    }
  }

  @Test
  void theFileOfDoors_holdsAllOfThem_andTellsNobodyAnything() {
    Signing signing = new Signing(Signing.Scheme.HEX, "X-Signature", new Secret("a-secret"));
    Door signed = doors.door("signed");
    FieldMapping mapping =
        MappingNotation.read(
            Map.of(Field.VALUE, List.of("a.b if c is d", "\"1\"")),
            List.of("Purchase if a is b", "refund", "discard \"x\""));
    doors.add(
        signed.with(
            signed
                .settings()
                .guarded(new Door.Guard(Optional.of(signing), List.of("10.0.0.0/8")))
                .mapped(mapping)));

    DoorDirectory known = doors.directory(doors.house.database.database());

    assertThat(known.openedBy("signed")).isEqualTo(doors.directory.openedBy("signed")).isPresent();
    assertThat(folder.resolve("doors.sealed")).content().doesNotContain("postback", "a-secret");
  }
}
