package io.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.config.Config;
import io.tributary.config.ConfigLoader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which command line runs what, with which settings and exit code. */
final class CommandLineInterfaceTest {
  @TempDir Path folder;

  private final StringWriter output = new StringWriter();
  private final StringWriter complaints = new StringWriter();
  private final List<Config> served = new ArrayList<>();
  private final List<Config> shown = new ArrayList<>();
  private final List<DoctorOrder> examined = new ArrayList<>();
  private final List<Config> replayed = new ArrayList<>();
  private final List<ReconcileOrder> reconciled = new ArrayList<>();
  private final List<BackupOrder> backedUp = new ArrayList<>();
  private final List<RestoreOrder> restored = new ArrayList<>();

  @Test
  void serve_getsTheSettingsOfItsFlags() {
    assertThat(run(Map.of(), "serve", "--port", "9001", "--data", "some where")).isZero();

    assertThat(served).hasSize(1);
    assertThat(served.getFirst().port()).isEqualTo(9001);
    assertThat(served.getFirst().data()).isEqualTo(Path.of("some where"));
  }

  @Test
  void demo_neverSeesTheDatabaseOrTheStripeAccount() {
    Map<String, String> environment =
        Map.of(
            "TRIBUTARY_PORT", "9002",
            "TRIBUTARY_DATABASE_URL", "jdbc:postgresql://db/real",
            "TRIBUTARY_STRIPE_API_KEY", "sk_live_1");

    assertThat(run(environment, "demo")).isZero();

    assertThat(shown.getFirst().port()).isEqualTo(9002);
    assertThat(shown.getFirst().database().url()).isEmpty();
    assertThat(shown.getFirst().stripe().apiKey()).isEmpty();
  }

  @Test
  void doctor_makesAnEndpointOnlyWhenAsked_andAnswersItsExitCode() {
    assertThat(run(Map.of(), "doctor", "--data", "d")).isEqualTo(1);
    assertThat(run(Map.of(), "doctor", "--create-endpoint")).isEqualTo(1);

    assertThat(examined).extracting(DoctorOrder::createEndpoint).containsExactly(false, true);
    assertThat(examined.getFirst().config().data()).isEqualTo(Path.of("d"));
  }

  @Test
  void replay_passesItsSettingsOn_andAnswersItsExitCode() {
    assertThat(run(Map.of(), "replay", "--port", "9003")).isEqualTo(7);
    assertThat(replayed.getFirst().port()).isEqualTo(9003);
  }

  @Test
  void reconcile_looksSinceTheLastTime_orADay_orAtAll_butNotBoth() {
    assertThat(run(Map.of(), "reconcile", "--data", "d")).isEqualTo(6);
    assertThat(run(Map.of(), "reconcile", "--from", "2026-11-01")).isEqualTo(6);
    assertThat(run(Map.of(), "reconcile", "--full")).isEqualTo(6);
    assertThat(run(Map.of(), "reconcile", "--full", "--from", "2026-11-01")).isEqualTo(2);
    assertThat(run(Map.of(), "reconcile", "--from", "yesterday")).isEqualTo(2);

    assertThat(reconciled)
        .extracting(ReconcileOrder::from)
        .containsExactly(
            Optional.empty(), Optional.of(LocalDate.parse("2026-11-01")), Optional.empty());
    assertThat(reconciled).extracting(ReconcileOrder::isFull).containsExactly(false, false, true);
    assertThat(reconciled.getFirst().config().data()).isEqualTo(Path.of("d"));
  }

  @Test
  void backup_takesAFile_andLeavesTheKeyOutOnlyWhenAsked() {
    assertThat(run(Map.of(), "backup", "a.backup", "--data", "d")).isEqualTo(8);
    assertThat(run(Map.of(), "backup", "--without-key", "b.backup")).isEqualTo(8);

    assertThat(backedUp).extracting(BackupOrder::withoutKey).containsExactly(false, true);
    assertThat(backedUp.getFirst().file()).isEqualTo(Path.of("a.backup"));
    assertThat(backedUp.getFirst().config().data()).isEqualTo(Path.of("d"));
  }

  @Test
  void restore_takesAFile() {
    assertThat(run(Map.of(), "restore", "a.backup")).isEqualTo(9);
    assertThat(restored.getFirst().file()).isEqualTo(Path.of("a.backup"));
  }

  @Test
  void backupAndRestore_withoutAFile_areNotUnderstood() {
    assertThat(run(Map.of(), "backup")).isEqualTo(2);
    assertThat(run(Map.of(), "restore")).isEqualTo(2);
    assertThat(complaints.toString()).contains("FILE");
  }

  @Test
  void wrongSettings_areExplainedWithoutAStackTrace() {
    assertThat(run(Map.of("TRIBUTARY_PROT", "1"), "serve", "--port", "x")).isEqualTo(2);

    assertThat(complaints.toString())
        .contains("2 settings are wrong")
        .contains("TRIBUTARY_PROT is no setting: did you mean TRIBUTARY_PORT?")
        .contains("port from --port is 'x'")
        .doesNotContain("\tat ");
    assertThat(served).isEmpty();
  }

  @Test
  void noCommand_orAnUnknownOne_listsTheCommands() {
    assertThat(run(Map.of())).isEqualTo(2);
    assertThat(complaints.toString()).contains("serve").contains("demo").contains("replay");
    assertThat(run(Map.of(), "sreve")).isEqualTo(2);
  }

  @Test
  void helpAndVersion_arePrinted() {
    assertThat(run(Map.of(), "--help")).isZero();
    assertThat(run(Map.of(), "serve", "--help")).isZero();
    assertThat(run(Map.of(), "version")).isZero();

    assertThat(output.toString()).contains("--config").contains("tributary ").contains("serve");
  }

  private int run(Map<String, String> environment, String... arguments) {
    Commands commands =
        new Commands(
            served::add,
            shown::add,
            noted(examined, 1),
            noted(replayed, 7),
            noted(reconciled, 6),
            noted(backedUp, 8),
            noted(restored, 9));
    return new CommandLineInterface(
            commands,
            new ConfigLoader(environment, folder),
            new PrintWriter(output, true),
            new PrintWriter(complaints, true))
        .run(arguments);
  }

  /** A command that remembers what it was asked for. */
  private static <T> ToIntFunction<T> noted(List<T> asked, int exitCode) {
    return order -> {
      asked.add(order);
      return exitCode;
    };
  }
}
