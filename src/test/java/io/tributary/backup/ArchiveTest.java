package io.tributary.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive is whole or refused, and under its name or not there. */
class ArchiveTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeOne() throws IOException {
    file = folder.resolve("a.backup");
    try (ArchiveWriter archive = ArchiveWriter.begin(file)) {
      byte[] noise = new byte[50_000];
      new SplittableRandom(1).nextBytes(noise);
      archive.add("tables/clicks.copy", out -> write(out, noise));
      archive.add("tables/empty.copy", out -> 0);
      archive.finish(manifest(Manifest.FORMAT, archive.parts()));
    }
  }

  @Test
  void wholeOne_isRead_andOnlyItsOwnerMay() throws IOException {
    try (Archive archive = Archive.open(file)) {
      assertThat(archive.manifest().parts()).hasSize(2);
      assertThat(archive.content("tables/clicks.copy").readAllBytes()).hasSize(50_000);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void oneThatWasCutOff_isRefused_whereverItWasCut() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 997) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertRefused("no whole backup");
    }
  }

  @Test
  void changedByte_isNoticed_whereverItMatters() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int place = 100; place < 50_000; place += 499) {
      byte[] changed = whole.clone();
      changed[place] ^= 1;
      Files.write(file, changed);
      assertRefused("no whole backup");
    }
  }

  @Test
  void partThatSomebodyReplaced_isNoticed() throws IOException {
    List<Manifest.Part> promised;
    try (Archive archive = Archive.open(file)) {
      promised = archive.manifest().parts();
    }
    Files.delete(file);
    try (ArchiveWriter archive = ArchiveWriter.begin(file)) {
      archive.add("tables/clicks.copy", out -> write(out, new byte[50_000]));
      archive.add("tables/empty.copy", out -> 0);
      archive.finish(manifest(Manifest.FORMAT, promised));
    }
    assertRefused("tables/clicks.copy isn't what was written");
  }

  @Test
  void anotherKindOfFile_isRefused() throws IOException {
    Files.writeString(file, "PGDMP, or anything else");
    assertRefused("no whole backup");
    Files.delete(file);
    assertRefused("There is no file");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("holiday.jpg"));
    }
    assertRefused("it has no manifest.json");
  }

  @Test
  void newerFormat_isRefusedByName() throws IOException {
    Files.delete(file);
    try (ArchiveWriter archive = ArchiveWriter.begin(file)) {
      archive.finish(manifest(2, List.of()));
    }
    assertRefused("newer version of Tributary (its format is 2");
  }

  @Test
  void writingThatFails_leavesNothing_andTheNextTryNoHalf() throws IOException {
    Path other = folder.resolve("b.backup");
    Files.writeString(folder.resolve("b.backup.unfinished"), "left by a killed backup");
    assertThatThrownBy(
            () -> {
              try (ArchiveWriter archive = ArchiveWriter.begin(other)) {
                archive.add(
                    "tables/clicks.copy",
                    out -> {
                      out.write(new byte[10_000]);
                      throw new IOException("No space left on device");
                    });
              }
            })
        .hasMessage("No space left on device");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  private void assertRefused(String saying) {
    assertThatThrownBy(() -> Archive.open(file))
        .isInstanceOf(BackupRefusal.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(saying);
  }

  private static int write(OutputStream out, byte[] bytes) throws IOException {
    out.write(bytes);
    return bytes.length;
  }

  private static Manifest manifest(int format, List<Manifest.Part> parts) {
    return new Manifest(
        format, "1.2.3", "2", Copies.NOON.toString(), "", List.of(), Map.of(), parts);
  }
}
