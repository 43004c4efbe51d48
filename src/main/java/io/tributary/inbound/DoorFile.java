package io.tributary.inbound;

import io.tributary.model.Door;
import io.tributary.model.DoorId;
import io.tributary.storage.DoorMappingTable.DoorVersion;
import io.tributary.storage.KeptCopy;
import io.tributary.storage.StoredJson;
import io.tributary.storage.Vault;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** All doors on disk, sealed. */
final class DoorFile implements KeptCopy.Form<DoorFile.Contents> {
  private static final String SEAL = "doors.file";
  private final Vault vault;

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

  private DoorFile(Vault vault) {
    this.vault = vault;
  }

  static KeptCopy<Contents> at(Path file, Vault vault) {
    return new KeptCopy<>(file, "doors", new DoorFile(vault));
  }

  @Override
  public Optional<Contents> read(String text) {
    byte[] sealed = Base64.getDecoder().decode(text);
    return Optional.of(StoredJson.read(vault.open(sealed, SEAL), Contents.class));
  }

  @Override
  public String write(Contents contents) {
    return Base64.getEncoder().encodeToString(vault.seal(StoredJson.write(contents), SEAL));
  }
}
