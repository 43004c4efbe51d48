package io.tributary.inbound;

import io.tributary.model.Door;
import io.tributary.model.DoorId;
import io.tributary.storage.DoorMappingTable.DoorVersion;
import io.tributary.storage.PrivateFile;
import io.tributary.storage.StoredJson;
import io.tributary.storage.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All doors on disk, sealed: a server that starts while the database is away reads them from here.
 */
final class DoorFile {
  private static final Logger LOG = LoggerFactory.getLogger(DoorFile.class);
  private static final String SEAL = "doors.file";
  private final Path file;
  private final Vault vault;
  private Optional<Contents> written = Optional.empty();
  private boolean isStale;

  /** Everything that the doors must know. */
  record Contents(List<Door> doors, List<DoorVersion> versions, List<Token> tokens) {
    Contents {
      doors = List.copyOf(doors);
      versions = List.copyOf(versions);
      tokens = List.copyOf(tokens);
    }
  }

  /** Which door a token opens, by its hash in hexadecimal. */
  record Token(String hash, DoorId door) implements Comparable<Token> {
    @Override
    public int compareTo(Token other) {
      return hash.compareTo(other.hash);
    }
  }

  DoorFile(Path file, Vault vault) {
    this.file = file;
    this.vault = vault;
  }

  /** What was written last; empty when nothing was, or it can't be read. */
  Optional<Contents> read() {
    try {
      byte[] sealed = Base64.getDecoder().decode(Files.readString(file).strip());
      written = Optional.of(StoredJson.read(vault.open(sealed, SEAL), Contents.class));
    } catch (NoSuchFileException none) {
      LOG.debug("there is no {} yet", file);
    } catch (IOException | RuntimeException unreadable) {
      LOG.warn("{} can't be read; doors open once the database answers", file, unreadable);
    }
    return written;
  }

  /** Replaces the file, whole or not at all, if the contents are others than before. */
  void write(Contents contents) {
    if (written.equals(Optional.of(contents))) {
      return;
    }
    try {
      byte[] sealed = vault.seal(StoredJson.write(contents), SEAL);
      PrivateFile.write(file, Base64.getEncoder().encodeToString(sealed));
      written = Optional.of(contents);
      isStale = false;
    } catch (IOException impossible) {
      tell(impossible);
    }
  }

  /** The doors go on with what is in memory; it is written with the next look. */
  private void tell(IOException impossible) {
    if (!isStale) {
      isStale = true;
      LOG.warn(
          "{} can't be written: a server started while the database is away would not know the"
              + " newest doors",
          file,
          impossible);
    }
  }
}
