package io.tributary.stripe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Which ids were met, in some 16 bytes each, so that a million fit: of each, eight bytes of its
 * SHA-256 in an open table. Two of a million ids are taken for one in a case of 37 million.
 */
final class SeenIds {
  private static final int FIRST_SIZE = 1024;
  private final MessageDigest digest = sha256();
  private long[] table = new long[FIRST_SIZE];
  private int count;

  /** Notes an id; false when it was met before. */
  boolean add(String id) {
    if (count * 2 >= table.length) {
      grow();
    }
    boolean isNew = put(table, hash(id));
    count += isNew ? 1 : 0;
    return isNew;
  }

  boolean contains(String id) {
    long hash = hash(id);
    return table[place(table, hash)] == hash;
  }

  private void grow() {
    long[] larger = new long[table.length * 2];
    Arrays.stream(table).filter(hash -> hash != 0).forEach(hash -> put(larger, hash));
    table = larger;
  }

  private static boolean put(long[] into, long hash) {
    int place = place(into, hash);
    boolean isNew = into[place] == 0;
    into[place] = hash;
    return isNew;
  }

  /** Where it stands, or could stand. */
  private static int place(long[] in, long hash) {
    int place = (int) (hash & (in.length - 1));
    while (in[place] != 0 && in[place] != hash) {
      place = (place + 1) & (in.length - 1);
    }
    return place;
  }

  /** Never 0, which stands for nothing. */
  private long hash(String id) {
    long hash = ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8))).getLong();
    return hash == 0 ? 1 : hash;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this Java has no SHA-256", missing);
    }
  }
}
