package io.tributary.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What doors must know of the database, on disk: a server that starts while the database is away
 * reads it from here.
 */
public final class KeptCopy<C> {
  private static final Logger LOG = LoggerFactory.getLogger(KeptCopy.class);
  private final Path file;
  private final String what;
  private final Form<C> form;
  private Optional<C> written = Optional.empty();
  private boolean isStale;

  /** How the contents are spelled in the file. */
  public interface Form<C> {
    /**
     * Reads what {@link #write} wrote, here or in an older version.
     *
     * @throws RuntimeException when it is nothing of the kind
     */
    Optional<C> read(String text);

    /** In one text. */
    String write(C contents);
  }

  /**
   * Prepares it; nothing is read yet.
   *
   * @param what the contents for the operator, such as "links"
   */
  public KeptCopy(Path file, String what, Form<C> form) {
    this.file = file;
    this.what = what;
    this.form = form;
  }

  /** What was written last; empty when nothing was, or it can't be read. */
  public Optional<C> read() {
    try {
      written = form.read(Files.readString(file).strip());
    } catch (NoSuchFileException none) {
      LOG.debug("there is no {} yet", file);
    } catch (IOException | RuntimeException unreadable) {
      LOG.warn("{} can't be read; {} work once the database answers", file, what, unreadable);
    }
    return written;
  }

  /** Replaces the file, whole or not at all, if the contents are others than before. */
  public void write(C contents) {
    if (written.equals(Optional.of(contents))) {
      return;
    }
    try {
      PrivateFile.write(file, form.write(contents));
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
              + " newest {}",
          file,
          what,
          impossible);
    }
  }
}
