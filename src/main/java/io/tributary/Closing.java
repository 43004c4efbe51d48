package io.tributary;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes a part of the house; one that can't be closed doesn't keep the others open. */
final class Closing {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private Closing() {}

  static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception failure) {
      LOG.warn("{} was not closed in good order", part.getClass().getSimpleName(), failure);
    }
  }
}
