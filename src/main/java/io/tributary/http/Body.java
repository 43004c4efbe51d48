package io.tributary.http;

import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One request's body, read into memory: never more than the route allows and never for ever. */
final class Body {
  private static final byte[] NOTHING = new byte[0];
  private static final int FIRST_BUFFER = 8 * 1024;
  private static final int MOST_DISCARDED = 1024 * 1024;
  private final ServerRequest request;
  private final SlowSenders slowSenders;
  private @Nullable InputStream stream;
  private byte[] whole = NOTHING;
  private boolean isRead;
  private boolean isBroken;

  Body(ServerRequest request, SlowSenders slowSenders) {
    this.request = request;
    this.slowSenders = slowSenders;
  }

  /**
   * Reads the whole body, once.
   *
   * @throws BadRequest 413 too long, 400 not readable
   */
  byte[] read(int mostBytes) {
    if (isRead || !request.content().hasEntity()) {
      return whole;
    }
    long announced = request.headers().contentLength().orElse(-1);
    if (announced > mostBytes) {
      throw tooLong(mostBytes);
    }
    return readInTime(announced < 0 ? FIRST_BUFFER : (int) announced, mostBytes);
  }

  private byte[] readInTime(int expected, int mostBytes) {
    slowSenders.watch();
    try {
      whole = drain(open(), expected, mostBytes);
      isRead = true;
      return whole;
    } catch (BadRequest tooLong) {
      throw tooLong;
    } catch (IOException | RuntimeException broken) {
      isBroken = true;
      throw unreadable();
    } finally {
      slowSenders.release();
    }
  }

  /** Whether some of it may still be on its way. */
  boolean isUnread() {
    return !isRead && request.content().hasEntity();
  }

  /**
   * Throws away what is still on its way, up to a megabyte: closing on unread bytes would reset the
   * connection and lose our answer. Of a body that broke nobody knows the end, so nothing is waited
   * for.
   */
  void discard() {
    if (isBroken) {
      return;
    }
    slowSenders.watch();
    try {
      InputStream body = open();
      byte[] buffer = new byte[FIRST_BUFFER];
      int discarded = 0;
      for (int read = 0; read >= 0 && discarded < MOST_DISCARDED; read = body.read(buffer)) {
        discarded += read;
      }
    } catch (IOException | RuntimeException gone) {
      // The connection is closed next in any case.
    } finally {
      slowSenders.release();
    }
  }

  /** Never closed: closing would wait for all that is still to come. */
  private InputStream open() {
    InputStream known = stream;
    if (known == null) {
      known = request.content().inputStream();
      stream = known;
    }
    return known;
  }

  private byte[] drain(InputStream body, int expected, int mostBytes) throws IOException {
    byte[] buffer = new byte[Math.min(expected, mostBytes) + 1];
    int length = 0;
    for (int read = body.read(buffer); read >= 0; ) {
      length += read;
      if (length > mostBytes) {
        throw tooLong(mostBytes);
      }
      if (length == buffer.length) {
        buffer = Arrays.copyOf(buffer, (int) Math.min(mostBytes + 1L, length * 2L));
      }
      read = body.read(buffer, length, buffer.length - length);
    }
    return Arrays.copyOf(buffer, length);
  }

  private static BadRequest tooLong(int mostBytes) {
    return new BadRequest(
        413,
        mostBytes == 0
            ? "This address reads no body; send the request without one."
            : "The body is longer than the " + mostBytes + " bytes this address reads.");
  }

  private static BadRequest unreadable() {
    return new BadRequest("The body could not be read as it was sent.");
  }
}
