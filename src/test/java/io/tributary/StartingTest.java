package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.cli.CannotStart;
import io.tributary.config.Config;
import io.tributary.config.ConfigLoader;
import io.tributary.stripe.Rhythm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told when the program can't start. */
class StartingTest {
  @TempDir Path folder;

  @Test
  void takenPort_isNamed_beforeAnythingIsMade() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      String port = Integer.toString(other.getLocalPort());
      assertThatThrownBy(() -> open(Map.of("port", port, "address", "127.0.0.1")))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("Port " + port)
          .hasMessageContaining("TRIBUTARY_PORT");
      assertThat(folder.resolve("data")).doesNotExist();
    }
  }

  @Test
  void databaseThatIsNotThere_isNamed() {
    assertThatThrownBy(
            () ->
                open(
                    Map.of("port", "0", "database.url", "jdbc:postgresql://127.0.0.1:1/tributary")))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("127.0.0.1:1");
  }

  @Test
  void dataFolderThatIsAFile_isNamed() throws IOException {
    Files.writeString(folder.resolve("data"), "a file");
    assertThatThrownBy(() -> open(Map.of("port", "0")))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(folder.resolve("data").toString());
  }

  @Test
  void replay_makesNoDatabase_whereThereIsNone() {
    Config config = config(Map.of());
    assertThatThrownBy(() -> Starting.orExplain(() -> Foundations.find(config)))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("There is no database in")
        .hasMessageContaining("--data");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  private void open(Map<String, String> flags) {
    Config config = config(flags);
    Starting.orExplain(() -> House.open(config, InstantSource.system(), Rhythm.nightly())).close();
  }

  private Config config(Map<String, String> flags) {
    Map<String, String> settings = new HashMap<>(flags);
    settings.put("data", folder.resolve("data").toString());
    return new ConfigLoader(Map.of(), folder).load(Optional.empty(), settings);
  }
}
