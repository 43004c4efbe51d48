package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.http.Handler;
import io.tributary.http.Response;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import io.tributary.testing.Counted;
import io.tributary.testing.Requests;
import io.tributary.testing.TestHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the doors know when the database is away. */
final class DirectoryTest {
  @TempDir private Path folder;

  @Test
  void beforeTheFirstLook_nothingIsCalledUnknown_andTheTagSendsAgain() {
    try (TestHouse house = new TestHouse(folder)) {
      Directory directory =
          new Directory(house.database.database(), house.tables, folder.resolve("none"));
      Handler door = directory.whenRead(request -> Response.empty(204));
      Response early = door.handle(Requests.get("/collect").build());
      directory.refresh();

      assertThat(early.status()).isEqualTo(503);
      assertThat(early.header("Retry-After")).hasValue("1");
      assertThat(door.handle(Requests.get("/collect").build()).status()).isEqualTo(204);
    }
  }

  @Test
  void databaseThatGoesAway_leavesWhatWasKnown() {
    try (TestHouse house = new TestHouse(folder)) {
      house.link("spring", "https://shop.example/");
      house.database.database().close();

      assertThatThrownBy(house.directory::refresh).isInstanceOf(RuntimeException.class);
      assertThat(house.directory.link("spring")).isPresent();
      assertThat(house.directory.site(SiteId.DEFAULT)).isPresent();
      assertThat(house.open("spring", "").status()).isEqualTo(302);
      assertThat(Counted.by(house.counters)).containsEntry("accepted", 1L);
    }
  }

  @Test
  void fileOfAVersionWithoutTagExtras_isReadAsIfTheyWereAsByDefault() throws IOException {
    try (TestHouse house = new TestHouse(folder)) {
      Path file = folder.resolve("older.json");
      String now = Files.readString(folder.resolve("directory.json"));
      Files.writeString(file, now.replaceAll(",\"tagExtras\":\\[[^\\]]*\\]", ""));
      Directory directory = new Directory(house.database.database(), house.tables, file);

      assertThat(now).contains("tagExtras");
      assertThat(directory.site(SiteId.DEFAULT).orElseThrow().tagExtras())
          .isEqualTo(Site.TagExtra.BY_DEFAULT);
    }
  }

  /** Torn, emptied, another program's, an older version's, a newer one's. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"sites\":[{\"id\":\"def",
        "null",
        "[]",
        "{}",
        "{\"sites\":[null],\"links\":[],\"apiKeys\":[]}",
        "{\"sites\":[],\"links\":[{}],\"apiKeys\":[]}",
        "{\"sites\":[],\"links\":[],\"apiKeys\":[],\"more\":{}}",
        "\0\0\0\0\0\0\0\0"
      })
  void fileThatIsNoDirectory_isLikeNone_andIsReplacedByTheFirstLook(String text)
      throws IOException {
    Path file = folder.resolve("broken.json");
    Files.writeString(file, text);
    try (TestHouse house = new TestHouse(folder)) {
      house.link("spring", "https://shop.example/");
      Directory directory = new Directory(house.database.database(), house.tables, file);
      Handler door = directory.whenRead(request -> Response.empty(204));
      assertThat(door.handle(Requests.get("/collect").build()).status()).isEqualTo(503);

      directory.refresh();

      assertThat(directory.link("spring")).isPresent();
      house.database.database().close();
      Directory again = new Directory(house.database.database(), house.tables, file);
      assertThat(again.link("spring")).isPresent();
    }
  }
}
