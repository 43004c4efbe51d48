package io.tributary.click;

import io.tributary.model.Link;
import io.tributary.model.Site;
import io.tributary.storage.PrivateFile;
import io.tributary.storage.StoredJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the visitor's doors must know, on disk: a server that starts while the database is away
 * reads it from here.
 */
final class DirectoryFile {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryFile.class);
  private final Path file;
  private Optional<Contents> written = Optional.empty();
  private boolean isStale;

  /**
   * What the doors must know; whatever joins it needs a meaning for "missing", for the file may be
   * an older version's.
   *
   * @param apiKeys hashes of the keys of programs, in hexadecimal
   */
  record Contents(List<Site> sites, List<Link> links, List<String> apiKeys) {
    Contents {
      sites = List.copyOf(sites);
      links = List.copyOf(links);
      apiKeys = List.copyOf(apiKeys);
      sites.forEach(Contents::requireWhole);
      links.forEach(Contents::requireWhole);
    }

    private static void requireWhole(Site site) {
      Objects.requireNonNull(site.id());
      Objects.requireNonNull(site.name());
      Objects.requireNonNull(site.referencePolicy());
      Objects.requireNonNull(site.consentPolicy());
    }

    private static void requireWhole(Link link) {
      Objects.requireNonNull(link.id());
      Objects.requireNonNull(link.site());
      Objects.requireNonNull(link.slug());
      Objects.requireNonNull(link.target());
    }
  }

  DirectoryFile(Path file) {
    this.file = file;
  }

  /** What was written last; empty when nothing was, or it can't be read. */
  Optional<Contents> read() {
    try {
      Contents contents = StoredJson.read(Files.readAllBytes(file), Contents.class);
      written = Optional.ofNullable(contents); // the text "null" is JSON, too
    } catch (NoSuchFileException none) {
      LOG.debug("there is no {} yet", file);
    } catch (IOException | IllegalArgumentException unreadable) {
      LOG.warn("{} can't be read; links work once the database answers", file, unreadable);
    }
    return written;
  }

  /** Replaces the file, whole or not at all, if the contents are others than before. */
  void write(Contents contents) {
    if (written.equals(Optional.of(contents))) {
      return;
    }
    try {
      PrivateFile.write(file, new String(StoredJson.write(contents), StandardCharsets.UTF_8));
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
              + " newest links",
          file,
          impossible);
    }
  }
}
