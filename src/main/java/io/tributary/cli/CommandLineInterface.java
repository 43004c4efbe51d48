package io.tributary.cli;

import io.tributary.config.ConfigLoader;
import io.tributary.config.InvalidConfig;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Reads the command line and runs the command it names. */
public final class CommandLineInterface {
  private final CommandLine commandLine;

  /**
   * Knows the commands.
   *
   * @param output what was asked for is printed here
   * @param complaints what was wrong is printed here
   */
  public CommandLineInterface(
      Commands commands, ConfigLoader loader, PrintWriter output, PrintWriter complaints) {
    commandLine =
        new CommandLine(new Tributary())
            .addSubcommand(new Serve(commands.serve(), loader))
            .addSubcommand(new Demo(commands.demo(), loader))
            .addSubcommand(new Doctor(commands.doctor(), loader))
            .addSubcommand(new Replay(commands.replay(), loader))
            .addSubcommand(new Reconcile(commands.reconcile(), loader))
            .addSubcommand(new Backup(commands.backup(), loader))
            .addSubcommand(new Restore(commands.restore(), loader))
            .addSubcommand(new Version(output))
            .setOut(output)
            .setErr(complaints)
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> explain(failure, complaints));
  }

  /** Runs one command and returns its exit code: 0 done, 1 failed, 2 not understood. */
  public int run(String... arguments) {
    return commandLine.execute(arguments);
  }

  private static int explain(Exception failure, PrintWriter complaints) throws Exception {
    if (failure instanceof InvalidConfig invalid) {
      complaints.println(invalid.getMessage());
      complaints.flush();
      return CommandLine.ExitCode.USAGE;
    }
    if (failure instanceof CannotStart refusal) {
      complaints.println(refusal.getMessage());
      complaints.flush();
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw failure;
  }
}
