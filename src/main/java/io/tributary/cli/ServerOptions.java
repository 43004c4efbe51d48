package io.tributary.cli;

import io.tributary.config.Config;
import io.tributary.config.ConfigLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that settings can be given with; they are stronger than environment and file. */
final class ServerOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings file (default: tributary.yaml in the working folder, if there).")
  private @Nullable Path file;

  @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on (default: 8080).")
  private @Nullable String port;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Folder of everything that is kept (default: data).")
  private @Nullable String data;

  Config load(ConfigLoader loader) {
    return load(loader, key -> true);
  }

  Config load(ConfigLoader loader, Predicate<String> isWanted) {
    Map<String, String> flags = new TreeMap<>();
    Optional.ofNullable(port).ifPresent(value -> flags.put("port", value));
    Optional.ofNullable(data).ifPresent(value -> flags.put("data", value));
    return loader.load(Optional.ofNullable(file), flags, isWanted);
  }
}
