package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong stands on every page of the owner's, as text, and nowhere else. */
final class WarningsTest {
  private final RunningDashboard dashboard = RunningDashboard.owned();

  @AfterEach
  void close() {
    dashboard.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/money", "/payments/x", "/clicks", "/clicks/x", "/links", "/setup"})
  void everyPageTellsWhatIsWrong_sinceWhen_andWhatToDo(String path) {
    assertThat(dashboard.owner().get(path).body()).doesNotContain("class=\"warnings\"");

    dashboard.warnings.add(
        new Warning("The disk is full.", dashboard.clock.instant(), "Make room."));

    assertThat(dashboard.owner().get(path).body())
        .contains(
            "The disk is full.", "Since <time datetime=\"2026-11-01T12:00:00Z\"", "Make room.");
  }

  @Test
  void strangersAreToldNothing() {
    dashboard.warnings.add(
        new Warning("The disk is full.", dashboard.clock.instant(), "Make room."));

    assertThat(dashboard.stranger().get("/sign-in").body()).doesNotContain("disk", "Make room");
  }

  @Test
  void whatTheSystemSaid_isTextOnly() {
    String hostile = "<script>alert(1)</script>";
    dashboard.warnings.add(new Warning(hostile, dashboard.clock.instant(), hostile));

    for (String path : List.of("/", "/setup")) {
      assertThat(dashboard.owner().get(path).body())
          .doesNotContain(hostile)
          .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }
  }
}
