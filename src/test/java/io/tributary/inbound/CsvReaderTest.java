package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comma-separated values, well-formed and not. */
final class CsvReaderTest {
  /** Cells joined by {@code |}, each line with its number, and {@code !} where it is malformed. */
  private static List<String> read(String text) {
    CsvReader reader = CsvReader.of(text);
    List<String> rows = new ArrayList<>();
    for (Optional<CsvReader.Row> row = reader.next(); row.isPresent(); row = reader.next()) {
      String flaw = row.get().flaw().map(its -> "!" + its.cell()).orElse("");
      rows.add(row.get().number() + flaw + ":" + String.join("|", row.get().cells()));
    }
    return rows;
  }

  @Test
  void separatorsAndLineEnds_areFound() {
    assertThat(read("a,b\n1,2\n")).containsExactly("1:a|b", "2:1|2");
    assertThat(read("a;b;c\r\n1;2,5;3")).containsExactly("1:a|b|c", "2:1|2,5|3");
    assertThat(read("a\tb\r1\t2\r")).containsExactly("1:a|b", "2:1|2");
    assertThat(read("sep=;\r\na;b,c\r\n1;2")).containsExactly("2:a|b,c", "3:1|2");
    assertThat(read("a,b,\n1,2,")).containsExactly("1:a|b|", "2:1|2|");
    assertThat(read("email\na@b.c")).containsExactly("1:email", "2:a@b.c");
  }

  @Test
  void quotedCells_mayHoldSeparatorsQuotesAndLines() {
    assertThat(read("a,b\n\"x,\"\"y\"\"\",\"1\r\n2\"\n3,4"))
        .containsExactly("1:a|b", "2:x,\"y\"|1\r\n2", "4:3|4");
    assertThat(read("a,b\n1, \"x,y\" \n")).containsExactly("1:a|b", "2:1|x,y");
    assertThat(read("a,b\n12\" disc,2")).containsExactly("1:a|b", "2:12\" disc|2");
  }

  @Test
  void blankLines_areNone() {
    assertThat(read("\n\na,b\n\n , \n1,2\n\n")).containsExactly("3:a|b", "6:1|2");
    assertThat(read("")).isEmpty();
    assertThat(read("\r\n \n")).isEmpty();
  }

  @Test
  void malformedLine_isTold_andTheNextOneIsRead() {
    assertThat(read("a,b\n1,\"x\n2,y\n")).containsExactly("1:a|b", "2!1:1|\"x", "3:2|y");
    assertThat(read("a,b\n\"x\" y,2\n3,4")).containsExactly("1:a|b", "2!0:\"x\" y|2", "3:3|4");
    assertThat(read("a,b\n\"x,1\n\"y\",2\n3,4"))
        .containsExactly("1:a|b", "2!0:\"x|1", "3:y|2", "4:3|4");
  }

  @Test
  void hostileFile_takesLinearTime() {
    String quotes = "a,b\n" + "\"x\n".repeat(500_000);
    String cells = "a,b\n" + ",".repeat(2_000_000);

    assertThat(read(quotes)).hasSize(500_001);
    CsvReader reader = CsvReader.of(cells);
    reader.next();
    assertThat(reader.next().orElseThrow().width()).isEqualTo(2_000_001);
    assertThat(CsvReader.of("x" + cells.substring(4)).next().orElseThrow().width())
        .isEqualTo(2_000_001);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-20 10:00 | 2026-11-20T09:00:00Z",
        "2026-11-20T10:00:30 | 2026-11-20T09:00:30Z",
        "2026-11-20 10:00:30.123456 | 2026-11-20T09:00:30.123456Z",
        "2026-07-20 | 2026-07-19T22:00:00Z",
        "20.11.2026 | 2026-11-19T23:00:00Z",
        "1.7.2026 9:05 | 2026-07-01T07:05:00Z",
        "2026-11-20T10:00:00Z | 2026-11-20T10:00:00Z",
        "11/20/2026 | 11/20/2026",
        "31.2.2026 | 31.2.2026",
        "yesterday | yesterday"
      })
  void timeWithoutAZone_isOfTheChosenOne(String written, String read) {
    assertThat(LocalTimes.in(ZoneId.of("Europe/Berlin"), written)).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "=1+1 | true",
        "=HYPERLINK(\"http://x\") | true",
        "+SUM(A1:A2) | true",
        "@SUM(A1) | true",
        "-2+3+cmd#' /C calc'!A0 | true",
        "#REF! | true",
        "#N/A | true",
        "+1 (555) 123-4567 | false",
        "-12.50 | false",
        "- call (mobile) | false",
        "@home | false",
        "#1 box | false"
      })
  void formulas_areToldFromValues(String cell, boolean isRefused) {
    assertThat(CellRule.objection(cell.replace('#', cell.contains("cmd") ? '|' : '#')).isPresent())
        .isEqualTo(isRefused);
  }
}
