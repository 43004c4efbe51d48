package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.http.BadRequest;
import io.tributary.model.AccountId;
import io.tributary.model.ConversionFile.Goal;
import io.tributary.model.ConversionLines;
import io.tributary.model.Door;
import io.tributary.model.DoorId;
import io.tributary.model.DoorSettings;
import io.tributary.model.FieldMapping;
import io.tributary.model.Payment;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Files of conversions: what is kept of them, and once. */
final class FileDoorTest extends FileStory {
  @Test
  void preview_tellsAllAndKeepsNothing() {
    ConversionLines lines = tried(SALES);

    assertThat(counts(lines)).isEqualTo("2: 2 new, 0 again, 0 discarded, 0 failed");
    assertThat(lines.sales()).extracting(money -> money.amount()).containsExactly("1269.90");
    assertThat(lines.columns().stream().map(column -> column.field().orElse("-")))
        .containsExactly("e-mail", "value", "currency", "transaction id", "time", "-");
    assertThat(lines.samples()).hasSize(2);
    assertThat(lines.samples().getFirst().reading().lines().toString())
        .contains("a•••@example.org", "2026-10-20T08:00:00Z", "1250.00 EUR")
        .doesNotContain("ann@");
    assertThat(lines.door()).isEmpty();
    assertThat(house.database.count("inbox")).isZero();
    assertThat(house.database.count("doors")).isEqualTo(1);
  }

  @Test
  void importedSales_areMoney_andTheSameFileAgainAddsNothing() {
    assertThat(counts(imported(SALES))).startsWith("2: 2 new");
    assertThat(counts(tried(SALES))).startsWith("2: 0 new, 2 again");
    assertThat(counts(imported(SALES))).startsWith("2: 0 new, 2 again");
    String longer = SALES + "cid@example.org,5,EUR,A-3,2026-10-22 10:00,\n";
    assertThat(counts(imported(longer))).startsWith("3: 1 new, 2 again");

    assertThat(house.payments().stream().map(payment -> payment.gross().amount()))
        .containsExactlyInAnyOrder("1250.00", "19.90", "5.00");
    assertThat(house.conversions()).hasSize(3);
    assertThat(house.database.count("inbox")).isEqualTo(3);
    DoorId own = DoorId.ofFiles(AccountId.DEFAULT);
    assertThat(imported(SALES).door()).contains(own);
    assertThat(doors.messages(doors.directory.find(own).orElseThrow()))
        .extracting(message -> message.repeats())
        .containsExactlyInAnyOrder(3, 3, 0);
  }

  @Test
  void lineWithoutAnId_isKnownByWhatItSays_howeverItsColumnsStand() {
    imported("email,event,time\nann@example.org,Lead,2026-10-20 10:00\n");
    String other = "Zeit;Time;Event Name;Email Address\nx;2026-10-20 10:00;Lead;ann@example.org\n";

    assertThat(counts(imported(other))).startsWith("1: 0 new, 1 again");
    assertThat(counts(imported(other.replace("10:00", "11:00")))).startsWith("1: 1 new");
  }

  @Test
  void whatIsToldLaterOfASale_changesIt() {
    String head = "email,value,currency,order_id,event,status\n";
    imported(head + "ann@example.org,50,EUR,A-1,Purchase,pending\n");
    assertThat(house.payments().getFirst().status()).isEqualTo(Payment.Status.PENDING);
    imported(head + "ann@example.org,50,EUR,A-1,Purchase,approved\n");
    assertThat(payment().net().amount()).isEqualTo("50.00");
    String refunds = head + ",20,EUR,A-1,Refund,\n,5,EUR,A-1,Refund,\n";
    assertThat(counts(imported(refunds))).startsWith("2: 2 new");
    assertThat(counts(imported(refunds))).startsWith("2: 0 new, 2 again");

    Payment payment = payment();
    assertThat(payment.net().amount()).isEqualTo("25.00");
  }

  private Door shop() {
    FieldMapping mapping =
        new FieldMapping(
            1,
            Map.of(
                FieldMapping.Field.EMAIL, List.of(new FieldMapping.Origin.Path("Kunde")),
                FieldMapping.Field.VALUE, List.of(new FieldMapping.Origin.Path("Betrag")),
                FieldMapping.Field.TRANSACTION_ID, List.of(new FieldMapping.Origin.Path("Nr.")),
                FieldMapping.Field.EVENT, List.of(new FieldMapping.Origin.Constant("Purchase")),
                FieldMapping.Field.CURRENCY, List.of(new FieldMapping.Origin.Constant("EUR"))),
            List.of());
    DoorSettings settings = doors.door("shop").settings().mapped(mapping);
    DoorId id = DoorId.mint(house.clock.instant(), new SplittableRandom(9));
    return doors.add(Door.made(id, Door.Kind.GENERIC, settings, house.clock.instant()));
  }

  @Test
  void chosenDoor_readsByItsMapping_andSharesItsSales() {
    Door shop = shop();
    String file = "Nr.;Kunde;Betrag;Filiale\n7;ann@example.org;12,50;Nord\n";

    ConversionLines lines = take(file, new Goal.OfDoor(shop.id()), false);
    settle();
    doors.post("shop", "{\"Nr.\":\"7\",\"Kunde\":\"ann@example.org\",\"Betrag\":\"12.50\"}");
    settle();

    assertThat(lines.columns().stream().map(column -> column.field().orElse("-")))
        .containsExactly("transaction id", "e-mail", "value", "-");
    assertThat(payment().gross().amount()).isEqualTo("12.50");
    assertThatThrownBy(() -> take(file, new Goal.OfDoor(DoorId.ofFiles(AccountId.DEFAULT)), true))
        .isInstanceOf(BadRequest.class);
  }

  @Test
  void chosenCurrency_isOfLinesThatHaveNone() {
    ConversionLines lines =
        take(
            "email,value,currency\na@b.org,1250,\nc@d.org,1250,USD\n",
            goal(Door.AmountUnit.MINOR, "eur"),
            true);

    assertThat(lines.sales().stream().map(Words::of)).containsExactly("12.50 EUR", "12.50 USD");
  }

  @Test
  void anotherUnit_isAnotherVersion_andNothingIsToldTwice() {
    imported(SALES);
    ConversionLines again =
        take(SALES.replace(".00", "").replace(".90", ""), goal(Door.AmountUnit.MINOR, ""), false);
    take(
        "email,value,currency,order_id\nd@e.org,700,EUR,A-9\n",
        goal(Door.AmountUnit.MINOR, ""),
        false);
    settle();

    assertThat(counts(again)).startsWith("2: 0 new, 2 again");
    assertThat(house.payments().stream().map(payment -> payment.gross().amount()))
        .containsExactlyInAnyOrder("1250.00", "19.90", "7.00");
    assertThat(house.database.count("door_mappings")).isEqualTo(3);
  }
}
