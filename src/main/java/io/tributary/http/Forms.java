package io.tributary.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads the fields of a submitted HTML form. */
public final class Forms {
  private Forms() {}

  /**
   * The fields of a form body.
   *
   * @throws BadRequest 415 when the body is no {@code application/x-www-form-urlencoded}
   */
  public static Query read(Request request) {
    String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (!type.split(";", 2)[0].strip().equals("application/x-www-form-urlencoded")) {
      throw new BadRequest(
          415, "This address takes a form; send application/x-www-form-urlencoded.");
    }
    return Query.parse(new String(request.body(), StandardCharsets.UTF_8));
  }
}
