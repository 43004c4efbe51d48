package io.tributary.api;

import io.tributary.http.Handler;
import io.tributary.http.Request;
import io.tributary.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The API in the words of OpenAPI 3.1, written by hand and held against the code by a test. */
final class Description implements Handler {
  private static final String RESOURCE = "/api/openapi.json";
  private final byte[] document = load();

  @Override
  public Response handle(Request request) {
    Parameters.none(request);
    return Response.json(200, document);
  }

  private static byte[] load() {
    try (InputStream resource = Description.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the program");
      }
      return resource.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
