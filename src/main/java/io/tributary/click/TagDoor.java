package io.tributary.click;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.http.Routes;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;
import tools.jackson.databind.json.JsonMapper;

/** Door {@code GET /tag.js}: the tag with its site's settings in it. */
public final class TagDoor {
  private static final String PLACE_OF_SETTINGS = "\"__TRIBUTARY_SETTINGS__\"";
  private static final String RESOURCE = "/tag/tag.min.js";
  private static final JsonMapper MAPPER = new JsonMapper();
  private final Directory directory;
  private final String tag;

  /** What the tag must know of its site; the names are the tag's. */
  record Settings(
      String site,
      List<String> stripeHosts,
      List<String> domains,
      String reference,
      String consent) {}

  TagDoor(Directory directory) {
    this.directory = directory;
    this.tag = read();
  }

  Routes routes() {
    return new Routes().get("/tag.js", directory.whenRead(this::serve));
  }

  Response serve(Request request) {
    SiteId id = request.query().first("site").map(SiteId::new).orElse(SiteId.DEFAULT);
    Optional<Site> site = directory.site(id);
    if (site.isEmpty()) {
      return Response.text(404, "There is no site of that name here.");
    }
    byte[] script =
        tag.replace(PLACE_OF_SETTINGS, settings(site.get())).getBytes(StandardCharsets.UTF_8);
    String etag = etag(script);
    if (request.header("If-None-Match").equals(Optional.of(etag))) {
      return cached(Response.empty(304), etag);
    }
    return cached(Response.of(200, "text/javascript; charset=utf-8", script), etag);
  }

  /** Five minutes: a changed policy reaches every page soon. */
  private static Response cached(Response answer, String etag) {
    return answer
        .with("ETag", etag)
        .with("Cache-Control", "public, max-age=300")
        .with("Access-Control-Allow-Origin", "*")
        .with("Cross-Origin-Resource-Policy", "cross-origin");
  }

  private static String settings(Site site) {
    return MAPPER.writeValueAsString(
        new Settings(
            site.id().value(),
            site.stripeHosts(),
            site.domains(),
            site.referencePolicy().name().toLowerCase(Locale.ROOT),
            site.consentPolicy().name().toLowerCase(Locale.ROOT)));
  }

  private static String etag(byte[] script) {
    CRC32C checksum = new CRC32C();
    checksum.update(script);
    return "\"" + Long.toHexString(checksum.getValue()) + "\"";
  }

  private static String read() {
    try (InputStream stream = TagDoor.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(
            "the build left out " + RESOURCE + ": build again with ./tributary");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
