package io.tributary.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The bytes of one file as a disk has them: what is forced, and for each sector the writes that may
 * or may not have reached it by now, in any order from sector to sector.
 */
final class Surface {
  private static final int SECTOR = 512;
  private byte[] forced;
  private byte[] seen;
  private final Map<Integer, List<byte[]>> unforced = new HashMap<>();
  private final List<Integer> unforcedSizes = new ArrayList<>();

  Surface(byte[] forced) {
    this.forced = forced;
    this.seen = forced.clone();
  }

  void write(long offset, byte[] bytes) {
    int from = Math.toIntExact(offset);
    int to = from + bytes.length;
    if (to > seen.length) {
      resize(to);
    }
    System.arraycopy(bytes, 0, seen, from, bytes.length);
    for (int sector = from / SECTOR; sector * SECTOR < to; sector++) {
      byte[] version = Arrays.copyOfRange(seen, sector * SECTOR, (sector + 1) * SECTOR);
      unforced.computeIfAbsent(sector, _ -> new ArrayList<>()).add(version);
    }
  }

  void resize(long size) {
    seen = Arrays.copyOf(seen, Math.toIntExact(size));
    unforcedSizes.add(seen.length);
  }

  void force() {
    forced = Arrays.copyOf(forced, seen.length);
    unforced.forEach((sector, versions) -> put(versions.getLast(), sector, forced));
    unforced.clear();
    unforcedSizes.clear();
  }

  /** A flush failed: the system drops what was to be written, and reports no failure again. */
  void drop() {
    unforced.clear();
  }

  /**
   * What a power cut leaves of it.
   *
   * @param luck the chance that a sector that wasn't forced has been written
   */
  byte[] remains(Random random, double luck) {
    byte[] left = Arrays.copyOf(forced, someSize(random));
    leaveGarbage(left, random);
    unforced.forEach(
        (sector, versions) -> {
          if (random.nextDouble() < luck) {
            put(versions.get(random.nextInt(versions.size())), sector, left);
          }
        });
    return left;
  }

  /** Room that was just added may show what the disk held there before. */
  private void leaveGarbage(byte[] left, Random random) {
    for (int at = forced.length; at < left.length; at += SECTOR) {
      byte[] garbage = new byte[SECTOR];
      random.nextBytes(garbage);
      put(garbage, at / SECTOR, left);
    }
  }

  private int someSize(Random random) {
    int which = random.nextInt(unforcedSizes.size() + 1);
    return which == 0 ? forced.length : unforcedSizes.get(which - 1);
  }

  private static void put(byte[] version, int sector, byte[] file) {
    int from = sector * SECTOR;
    if (from < file.length) {
      System.arraycopy(version, 0, file, from, Math.min(SECTOR, file.length - from));
    }
  }
}
