package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Door;
import io.tributary.model.Door.AmountUnit;
import io.tributary.model.FieldMapping;
import io.tributary.model.FieldMapping.Field;
import io.tributary.model.MappingNotation;
import io.tributary.model.MessageId;
import io.tributary.payment.Refold;
import io.tributary.storage.InboxTable.State;
import io.tributary.stripe.EventTranslator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message is read by the rules it came under, until it is let be read by newer ones. */
class ReadAgainTest {
  private static final String SALE =
      "{\"email\":\"ann@example.org\",\"value\":1300,\"currency\":\"eur\",\"transaction_id\":\"%s\"}";
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

  private void change(Door changed) {
    doors
        .house
        .database
        .database()
        .useTransaction(
            transaction -> {
              doors.house.tables.doors().update(transaction, changed);
              doors
                  .house
                  .tables
                  .doorMappings()
                  .insert(transaction, changed, doors.house.clock.instant());
            });
    doors.directory.refresh();
    door = changed;
  }

  private List<Object> amounts() {
    return doors
        .house
        .database
        .rows("SELECT amount::text AS amount FROM payments ORDER BY amount")
        .stream()
        .<Object>map(row -> String.valueOf(row.get("amount")))
        .toList();
  }

  @Test
  void replay_makesTheSameBooks_thoughTheDoorCountsOtherwiseNow() {
    doors.post("shop", SALE.formatted("T1"));
    change(door.with(door.settings().counting(AmountUnit.MINOR)));
    doors.post("shop", SALE.formatted("T2"));
    doors.intake().runOnce();
    assertThat(amounts()).containsExactly("1300", "130000");

    replay();

    assertThat(amounts()).containsExactly("1300", "130000");
  }

  private void replay() {
    MessageTranslator languages =
        new MessageTranslator(doors.directory, doors.translator, EventTranslator::translate);
    Refold refold = new Refold(doors.house.tables, languages::translate);
    doors.house.database.database().useTransaction(refold::run);
  }

  /** Another server has just changed the door; this one hasn't looked again yet. */
  @Test
  void aVersionThatIsNewToThisServer_isLookedFor() {
    Door changed = door.with(door.settings().counting(AmountUnit.MINOR));
    doors
        .house
        .database
        .database()
        .useTransaction(
            transaction ->
                doors
                    .house
                    .tables
                    .doorMappings()
                    .insert(transaction, changed, doors.house.clock.instant()));

    assertThat(doors.directory.as(door.id(), 2).unit()).isEqualTo(AmountUnit.MINOR);
    assertThat(doors.directory.as(door.id(), 1).unit()).isEqualTo(AmountUnit.MAJOR);
  }

  @Test
  void onlyWhatNothingWasReadFrom_isReadAgain_andOnlyWhatIsAskedFor() {
    doors.post("shop", SALE.formatted("T1"));
    doors.post("shop", "{\"note\":1}");
    doors.post("shop", "{\"note\":2}");
    doors.intake().runOnce();
    MessageId failed = doors.messages(door).getFirst().message().id();
    FieldMapping mended =
        MappingNotation.read(Map.of(Field.EMAIL, List.of("\"all@example.org\"")), List.of("Lead"));
    change(door.with(door.settings().mapped(mended)));

    assertThat(readAgain(Optional.of(failed))).containsExactly(failed);
    doors.intake().runOnce();
    assertThat(states()).containsExactly(State.READ, State.UNREADABLE, State.READ);
    assertThat(readAgain(Optional.empty())).hasSize(1);
    doors.intake().runOnce();
    assertThat(states()).containsExactly(State.READ, State.READ, State.READ);
    assertThat(readAgain(Optional.empty())).isEmpty();
  }

  private List<MessageId> readAgain(Optional<MessageId> only) {
    return doors
        .house
        .database
        .database()
        .inTransaction(
            transaction ->
                doors
                    .house
                    .tables
                    .inbox()
                    .readAgain(transaction, door.messageType(), door.mapping().version(), only));
  }

  private List<State> states() {
    return doors.messages(door).stream().map(kept -> kept.message().state()).toList();
  }
}
