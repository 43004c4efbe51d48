package io.tributary.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and digests what passes through; closing it leaves the stream behind it open. */
final class DigestedStream extends FilterOutputStream {
  private final MessageDigest digest = sha256();
  private long bytes;

  DigestedStream(OutputStream behind) {
    super(behind);
  }

  @Override
  public void write(int one) throws IOException {
    out.write(one);
    digest.update((byte) one);
    bytes++;
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    out.write(buffer, offset, length);
    digest.update(buffer, offset, length);
    bytes += length;
  }

  /** What has passed, as a part of that name; no more may pass afterwards. */
  Manifest.Part part(String name) {
    return new Manifest.Part(name, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  @Override
  public void close() throws IOException {
    flush();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("This Java can't hash (SHA-256).", impossible);
    }
  }
}
