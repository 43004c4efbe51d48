package io.tributary.storage;

/** Stub until the real one is merged. */
public final class Vault {
  public byte[] seal(byte[] plain, String context) {
    return plain.clone();
  }

  public byte[] open(byte[] sealed, String context) {
    return sealed.clone();
  }
}
