package io.tributary.click;

import io.tributary.model.Link;
import io.tributary.model.Site;
import io.tributary.storage.KeptCopy;
import io.tributary.storage.StoredJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the visitor's doors must know, on disk as JSON. */
final class DirectoryFile implements KeptCopy.Form<DirectoryFile.Contents> {
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

  private DirectoryFile() {}

  static KeptCopy<Contents> at(Path file) {
    return new KeptCopy<>(file, "links", new DirectoryFile());
  }

  @Override
  public Optional<Contents> read(String text) {
    // The text "null" is JSON, too.
    return Optional.ofNullable(
        StoredJson.read(text.getBytes(StandardCharsets.UTF_8), Contents.class));
  }

  @Override
  public String write(Contents contents) {
    return new String(StoredJson.write(contents), StandardCharsets.UTF_8);
  }
}
