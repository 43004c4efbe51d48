package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ConversionLines;
import io.tributary.model.ConversionLines.Objection;
import io.tributary.model.DoorDesk;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of lines that don't count: where, why, and the way out. */
final class FileObjectionsTest extends FileStory {
  /** Names, a line, the column at fault and a part of the reason. */
  private static final String FAILING =
      """
      email;value | ann@example.org;12.50 | value | no currency
      email;value;currency | ann@example.org;1.234;EUR | value | two ways
      email;value;currency | ann@example.org;12;EURO | currency | three letters
      email;value;currency | ann at home;12;EUR | email | an @ in it
      email;event | ann@example.org;Bought | event | Purchase, Lead
      email;type | ann@example.org;Bought | type | standard event
      email;status | ann@example.org;maybe | status | approved
      email;time | ann@example.org;11/20/2026 | time | 2026-11-20T10:00:00Z
      email;time | ann@example.org;2031-01-01 | time | lies ahead
      email;country | ann@example.org;Germany | country | two letters
      email;test | ann@example.org;perhaps | test | true or false
      email;phone | ann@example.org;=1+1 | phone | formula
      email;event | ann@example.org | | 1 cell
      email;event | ann@example.org;Lead;x | | 3 cells
      email;phone | ;49301234 | | fill in one of them
      email;event | "ann@example.org;Lead | email | never closed
      email;value;currency;event;order_id | ann@example.org;;EUR;Refund; | | transaction id
      """;

  @Test
  void twiceInOneFile_countsOnce_andSaysOfWhichLine() {
    ConversionLines lines = imported(SALES + SALES.lines().skip(1).findFirst().orElseThrow());

    assertThat(counts(lines)).startsWith("3: 2 new, 1 again");
    assertThat(lines.objections()).singleElement().extracting(Objection::line).isEqualTo(4);
    assertThat(lines.objections().getFirst().reason()).contains("line 2");
    assertThat(lines.unlisted()).isZero();
  }

  @Test
  void itemsOfOneSale_areNoSalesOfTheirOwn() {
    ConversionLines lines = imported(SALES + "ann@example.org,7,EUR,A-1,2026-10-20 10:00,\n");

    assertThat(counts(lines)).isEqualTo("3: 2 new, 0 again, 0 discarded, 1 failed");
    assertThat(lines.objections().getFirst().reason()).contains("Line 2", "add its items up");
  }

  @Test
  void cellsThatSayNothing_mayBeTooManyOrLeftOut() {
    assertThat(counts(tried("email,event,\na@b.org,Lead\nc@d.org,Lead,,,\n")))
        .startsWith("2: 2 new");
  }

  @Test
  void goodLinesAreKept_whereOthersFail_andTheMendedFileAddsThose() {
    String mixed = SALES + "cid@example.org,five,EUR,A-3,2026-10-22 10:00,\n";

    ConversionLines lines = imported(mixed);

    assertThat(counts(lines)).isEqualTo("3: 2 new, 0 again, 0 discarded, 1 failed");
    assertThat(lines.objections())
        .containsExactly(
            new Objection(
                4,
                Optional.of("Amount"),
                Optional.of("five"),
                DoorDesk.Outcome.FAILED,
                "The value: \"five\" is no number. Write it like 1250.50."));
    assertThat(counts(imported(mixed.replace("five", "5")))).startsWith("3: 1 new, 2 again");
    assertThat(house.payments()).hasSize(3);
  }

  @Test
  void failingLine_saysWhereAndTheWayOut() {
    for (String row : FAILING.lines().toList()) {
      String[] parts = row.split("\\|", -1);
      Objection objection = objection(parts[0].strip(), parts[1].strip());

      assertThat(objection.line()).as(row).isEqualTo(2);
      assertThat(objection.column().orElse("")).as(row).isEqualTo(parts[2].strip());
      assertThat(objection.reason()).contains(parts[3].strip()).doesNotContain("this door");
    }
  }

  @Test
  void people_areMaskedInObjections() {
    assertThat(objection("email;phone", "ann at home;x").value()).contains("•••");
    assertThat(objection("email;value;currency", "a@b.org;ann@example.org;EUR"))
        .satisfies(
            it -> assertThat(it.value()).contains("a•••@example.org"),
            it -> assertThat(it.reason()).doesNotContain("ann@"));
  }
}
