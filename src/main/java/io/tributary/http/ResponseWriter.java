package io.tributary.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;

/** Writes our response through the HTTP library. */
final class ResponseWriter {
  private ResponseWriter() {}

  static void write(Response response, boolean withBody, ServerResponse out) {
    out.status(Status.create(response.status()));
    out.header(HeaderValues.X_CONTENT_TYPE_OPTIONS_NOSNIFF);
    for (Headers.Header header : response.headers()) {
      HeaderName name = KnownNames.of(header.name());
      out.headers().add(HeaderValues.create(name, visible(header.value())));
    }
    if (!withBody || response.body().length == 0) {
      announceLength(response, withBody, out);
      out.send();
      return;
    }
    out.send(response.body());
  }

  private static void announceLength(Response response, boolean withBody, ServerResponse out) {
    if (!withBody && response.body().length > 0) {
      out.header(HeaderValues.create(HeaderNames.CONTENT_LENGTH, response.body().length));
    }
  }

  /** Removes what could start a header of its own, whoever forgot to. */
  private static String visible(String value) {
    for (int at = 0; at < value.length(); at++) {
      if (isControl(value.charAt(at))) {
        return value.replaceAll("[\\x00-\\x08\\x0A-\\x1F\\x7F]", "");
      }
    }
    return value;
  }

  private static boolean isControl(char character) {
    return (character < 0x20 && character != '\t') || character == 0x7F;
  }
}
