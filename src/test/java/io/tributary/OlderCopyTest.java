package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An older copy of the data folder, or of one half of it, is put back after work went on: the
 * server starts, nothing is doubled, and what still exists somewhere is found again.
 *
 * <p>When both halves are equally old, nothing on this machine knows of what came after, so nothing
 * can tell of it; Stripe does, when its messages are sent again.
 */
class OlderCopyTest {
  @TempDir private Path folder;
  private final List<ClickId> clicks = new ArrayList<>();
  private Path data;
  private RunningHouse house;

  /** One sale, a copy of the stopped server's folder, and another sale. */
  @BeforeEach
  void copyBetweenTwoSales() throws IOException {
    data = folder.resolve("data");
    open();
    house.link("spring");
    sell("before");
    house.close();
    copy(data, folder.resolve("copy"));
    open();
    sell("after");
    house.close();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void bothHalves_goOnFromTheCopy_andAMessageSentAgainNamesTheLostClick() throws IOException {
    putBack("");
    open();
    assertThat(books().count("clicks")).isEqualTo(1);

    assertThat(house.pay("after", clicks.getLast())).isEqualTo(200);
    sell("later");

    RunningHouse.await("settled books", () -> books().isSettled());
    assertThat(books().column("SELECT id FROM clicks"))
        .containsExactlyInAnyOrder(id(clicks.getFirst()), id(clicks.getLast()));
    assertThat(books().count("payments")).isEqualTo(3);
    assertThat(books().column("SELECT match_reason FROM conversions WHERE match_method IS NULL"))
        .containsExactly("CLICK_NOT_REPORTED");
    assertThat(books().count("set_aside")).isZero();
  }

  @Test
  void journalOlderThanTheDatabase_isSaid_andNothingIsLoadedTwice() throws IOException {
    putBack("journal");
    open();
    sell("later");

    assertHoldsEachOnce();
    assertThat(books().column("SELECT error FROM set_aside"))
        .singleElement()
        .asString()
        .contains("The journal is an older copy than the database", "are lost");
    house.close();
    open();
    sell("latest");
    assertThat(books().count("set_aside")).isEqualTo(1);
  }

  @Test
  void databaseOlderThanTheJournal_findsTheClicksAgain_andTheMessageSentAgainItsClick()
      throws IOException {
    putBack("postgres");
    open();
    assertThat(house.pay("after", clicks.getLast())).isEqualTo(200);
    sell("later");

    assertHoldsEachOnce();
    assertThat(books().count("set_aside")).isZero();
  }

  private void assertHoldsEachOnce() {
    RunningHouse.await("settled books", () -> books().isSettled());
    assertThat(books().column("SELECT id FROM clicks"))
        .containsExactlyInAnyOrderElementsOf(clicks.stream().map(OlderCopyTest::id).toList());
    assertThat(books().count("payments")).isEqualTo(clicks.size());
    assertThat(books().count("entries")).isEqualTo(clicks.size());
    assertThat(books().column("SELECT 1 FROM conversions WHERE match_method IS NOT NULL"))
        .hasSize(clicks.size());
  }

  private void open() {
    house = RunningHouse.embedded(data, SettableClock.atNoon());
    house.awaitReady();
  }

  /** A click and its payment, with all that follows. */
  private void sell(String name) {
    ClickId click = house.click("spring").orElseThrow();
    clicks.add(click);
    assertThat(house.pay(name, click)).isEqualTo(200);
    RunningHouse.await(
        "the sale",
        () ->
            books()
                .column("SELECT match_click FROM conversions WHERE match_method IS NOT NULL")
                .contains(id(click)));
  }

  private static String id(ClickId click) {
    return click.value().toString();
  }

  private Books books() {
    return new Books(house.house().database().address());
  }

  /** Replaces a part of the data folder, or, without a name, all of it. */
  private void putBack(String part) throws IOException {
    command("rm", "-rf", data.resolve(part).toString());
    copy(folder.resolve("copy").resolve(part), data.resolve(part));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.toAbsolutePath().getParent());
    command("cp", "-a", from.toString(), to.toString());
  }

  private static void command(String... words) throws IOException {
    try {
      assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).isZero();
    } catch (InterruptedException ending) {
      throw new IllegalStateException(ending);
    }
  }
}
