package io.tributary.storage;

import io.tributary.model.Identity;
import java.util.Arrays;
import java.util.Optional;

/** By what a buyer is found without his name being opened. */
final class BlindNames {
  private BlindNames() {}

  /** An e-mail alone is itself; of other kinds, the kind is part of what is hashed. */
  static Optional<byte[]> index(Vault vault, Identity.Kind kind, String name) {
    return kind.normalised(name)
        .map(
            text ->
                switch (kind) {
                  case EMAIL -> text;
                  case PHONE -> "phone\n" + text;
                  case REF_ID -> "ref\n" + text;
                })
        .map(vault::blindIndex);
  }

  /** The same name, as the site's owner tells it: one octet more. */
  static byte[] byKey(byte[] index) {
    return Arrays.copyOf(index, Vault.INDEX_BYTES + 1);
  }

  /** The name alone, whoever tells it. */
  static byte[] plain(byte[] stored) {
    return Arrays.copyOf(stored, Vault.INDEX_BYTES);
  }
}
