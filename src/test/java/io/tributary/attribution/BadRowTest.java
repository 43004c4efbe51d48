package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.payment.Refold;
import io.tributary.storage.PaymentFailures;
import io.tributary.storage.ReplayLock;
import io.tributary.storage.Transaction;
import io.tributary.stripe.EventTranslator;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message or payment that can't be worked on stops no other, and is seen. */
class BadRowTest {
  @TempDir private Path folder;
  private TestHouse house;

  @BeforeEach
  void open() {
    house = new TestHouse(folder);
    List.of("one", "two", "three").forEach(this::pay);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aPaymentThatCannotBeRead_isSetAside_andTheOthersAreAttributed() {
    house.intake().runOnce();
    spoil("two");
    house.settle();

    assertThat(house.database.count("conversions")).isEqualTo(2);
    assertThat(setAside()).isEqualTo(1);
    assertThat(failure("two")).contains("sealed payments.details");
    assertThat(house.payments()).hasSize(3);
  }

  @Test
  void aPaymentThatWasSetAside_isTriedAgain_whenItsBooksChange() {
    house.intake().runOnce();
    spoil("two");
    house.settle();
    house.webhook(
        StripeEvents.completed("two", house.clock.instant(), session -> {}).put("id", "evt_again"));
    house.settle();

    assertThat(house.database.count("conversions")).isEqualTo(3);
    assertThat(setAside()).isZero();
  }

  @Test
  void aConversionThatTheDatabaseRefuses_isSetAside_andTheOthersAreAttributed() {
    refuse("two");
    house.settle();

    assertThat(house.database.count("conversions")).isEqualTo(2);
    assertThat(failure("two")).contains("refused");
    assertThat(house.attributor().runOnce()).isZero();
  }

  @Test
  void replay_goesOnBehindAPaymentThatFails() {
    house.settle();
    refuse("two");
    house.database.database().useTransaction(this::replay);

    assertThat(setAside()).isEqualTo(1);
    assertThat(house.database.count("payments")).isEqualTo(3);
  }

  @Test
  void aMessageThatCannotBeReadBack_isSetAside_andTheOthersAreRead() {
    house.database.execute("UPDATE inbox SET body = '\\x01ff' WHERE event_id = 'evt_two'");
    house.settle();

    assertThat(house.database.count("payments")).isEqualTo(2);
    assertThat(house.database.rows("SELECT event_id, reason FROM inbox WHERE state <> 'READ'"))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("event_id", "evt_two"))
        .satisfies(
            row -> assertThat(String.valueOf(row.get("reason"))).contains("sealed inbox.body"));
  }

  private void replay(Transaction transaction) {
    ReplayLock.take(transaction);
    new Refold(house.tables, EventTranslator::translate).run(transaction);
    new Attributor(house.database.database(), house.tables, Duration.ofDays(30))
        .attributeAll(transaction);
  }

  private void pay(String name) {
    assertThat(
            house
                .webhook(StripeEvents.completed(name, house.clock.instant(), session -> {}))
                .status())
        .isEqualTo(200);
  }

  private void spoil(String name) {
    house.database.execute(
        "UPDATE payments SET details = '\\x01ff' WHERE session = 'cs_%s'".formatted(name));
  }

  /** The conversion of that session can't be written. */
  private void refuse(String name) {
    house.database.execute(
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF EXISTS (SELECT FROM payments WHERE id = NEW.payment_id AND session = 'cs_%s') THEN
            RAISE EXCEPTION 'refused by a test';
          END IF;
          RETURN NEW;
        END $$;
        CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON conversions
          FOR EACH ROW EXECUTE FUNCTION refuse()
        """
            .formatted(name));
  }

  private long setAside() {
    return house.database.database().inTransaction(PaymentFailures::count);
  }

  private String failure(String name) {
    List<Map<String, Object>> found =
        List.copyOf(
            house.database.rows(
                "SELECT coalesce(failure, '') AS failure FROM payments WHERE session = 'cs_%s'"
                    .formatted(name)));
    return String.valueOf(found.getFirst().get("failure"));
  }
}
