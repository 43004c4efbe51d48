package io.tributary.dashboard;

import io.tributary.http.Request;
import io.tributary.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Style, script and icon, each at an address that changes with its content. */
final class StaticFiles {
  private static final Map<String, String> TYPES =
      Map.of(
          "tributary.css", "text/css; charset=utf-8",
          "app.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml");
  private static final int DIGITS = 16;
  private final Map<String, StaticFile> files = new HashMap<>();

  /** One file and the beginning of its hash. */
  private record StaticFile(String type, String hash, byte[] content) {}

  StaticFiles() {
    TYPES.forEach((name, type) -> files.put(name, load(name, type)));
  }

  /** The address of a file of ours; a name that isn't is a bug in the page. */
  String address(String name) {
    StaticFile file = files.get(name);
    if (file == null) {
      throw new IllegalArgumentException("no static file " + name);
    }
    return "/static/" + name + "?v=" + file.hash();
  }

  Response serve(Request request) {
    StaticFile file = files.get(request.parameter("name"));
    if (file == null) {
      return Response.text(404, "There is no such file here.");
    }
    boolean isExact = request.query().first("v").filter(file.hash()::equals).isPresent();
    String tag = "\"" + file.hash() + "\"";
    boolean isKnown = request.header("If-None-Match").filter(tag::equals).isPresent();
    Response response =
        isKnown ? Response.empty(304) : Response.of(200, file.type(), file.content());
    return response
        .with("ETag", tag)
        .with("Cache-Control", isExact ? "public, max-age=31536000, immutable" : "no-cache")
        .with("X-Content-Type-Options", "nosniff");
  }

  private static StaticFile load(String name, String type) {
    try (InputStream in = StaticFiles.class.getResourceAsStream("/static/" + name)) {
      if (in == null) {
        throw new IllegalStateException("static file " + name + " is missing from the program");
      }
      byte[] content = in.readAllBytes();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return new StaticFile(type, HexFormat.of().formatHex(hash).substring(0, DIGITS), content);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("This Java can't hash (SHA-256).", missing);
    }
  }
}
