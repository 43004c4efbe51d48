package io.tributary;

import io.tributary.cli.CommandLineInterface;
import io.tributary.cli.Commands;
import io.tributary.config.Config;
import io.tributary.config.ConfigLoader;
import io.tributary.demo.DemoSettings;
import io.tributary.stripe.Rhythm;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Starts the program: what each command does. */
public final class Main {
  private static final PrintWriter OUT = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
  private static final PrintWriter ERR = new PrintWriter(System.err, true, StandardCharsets.UTF_8);

  private Main() {}

  public static void main(String[] arguments) {
    Commands commands =
        new Commands(
            Main::serve,
            Main::demo,
            new DoctorVisit(OUT, InstantSource.system())::run,
            Main::replay,
            new FullReconciliation(
                    OUT, InstantSource.system(), List.of(new PrintedAudit(InstantSource.system())))
                ::run,
            new FullBackup(OUT, InstantSource.system())::run,
            new FullRestore(OUT)::run);
    ConfigLoader loader = new ConfigLoader(System.getenv(), Path.of(""));
    System.exit(new CommandLineInterface(commands, loader, OUT, ERR).run(arguments));
  }

  private static void serve(Config config) {
    OUT.println("Tributary starts; its data is in " + config.data().toAbsolutePath());
    House house =
        Starting.orExplain(() -> House.open(config, InstantSource.system(), Rhythm.nightly()));
    house.gate().obstacle().ifPresent(Main::tellOfObstacle);
    house.gate().whenOpen(() -> tellOfReadiness(house));
    untilEnded(house);
  }

  private static void tellOfObstacle(String obstacle) {
    OUT.println("Tributary's database can't be used yet. " + obstacle);
    OUT.println(
        "Links and the tag work already, and no click is lost; the rest follows by itself.");
  }

  private static void tellOfReadiness(House house) {
    OUT.println("Tributary is ready at " + house.publicUrl());
    house.setupAddress().ifPresent(address -> OUT.println("Create the owner, once, at " + address));
  }

  private static void demo(Config config) {
    OUT.println("Tributary's demo starts; this takes some seconds.");
    Showroom showroom =
        Starting.orExplain(
            () ->
                Showroom.open(
                    DemoConfig.of(config), DemoSettings.Timing.lifelike(), InstantSource.system()));
    OUT.println("Tributary's demo is ready; nothing of it is kept.");
    OUT.println("1. Click an ad and buy:  " + showroom.demo().ads());
    showroom
        .house()
        .setupAddress()
        .ifPresent(
            address -> OUT.println("2. Make yourself the owner, to see the sale:  " + address));
    untilEnded(showroom);
  }

  private static int replay(Config config) {
    try (Foundations foundations = Starting.orExplain(() -> Foundations.find(config))) {
      BooksReplay replay = new BooksReplay(foundations, config);
      return BooksReplay.tell(replay.run(), OUT);
    }
  }

  /** Waits until the process is asked to end, then closes in good order. */
  private static void untilEnded(AutoCloseable whole) {
    Thread closing = Thread.ofPlatform().name("closing").unstarted(() -> Closing.close(whole));
    Runtime.getRuntime().addShutdownHook(closing);
    try {
      Thread.currentThread().join();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
