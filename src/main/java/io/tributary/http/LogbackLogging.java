package io.tributary.http;

import io.helidon.logging.common.spi.LoggingProvider;

/**
 * Tells Helidon that logging is set up already: without a provider it prints a warning at every
 * start. Found through {@code META-INF/services}, hence public.
 */
public final class LogbackLogging implements LoggingProvider {
  @Override
  public void initialization() {
    // Logback reads logback.xml by itself.
  }

  @Override
  public void runTime() {
    // Only of use in a native image.
  }
}
