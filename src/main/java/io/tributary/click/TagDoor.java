package io.tributary.click;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.http.Routes;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Door {@code GET /tag.js}: the tag with its site's settings in it. */
public final class TagDoor {
  private static final JsonMapper MAPPER = new JsonMapper();
  private final Directory directory;
  private final Map<List<TagScript.Extra>, String> scripts = new ConcurrentHashMap<>();
  private final Map<SiteId, Served> served = new ConcurrentHashMap<>();

  /** What the tag must know of its site; the names are the tag's. */
  record Settings(
      String site,
      List<String> stripeHosts,
      List<String> domains,
      String reference,
      String consent) {}

  /** One site's tag, made when it was asked for first, and again when the site has changed. */
  private record Served(Site site, byte[] plain, byte[] zipped, String checksum) {}

  TagDoor(Directory directory) {
    this.directory = directory;
    // A build that left it out must not start.
    script(List.of());
  }

  Routes routes() {
    return new Routes()
        .get("/tag.js", directory.whenRead(this::serve))
        .get(NeutralPath.PATTERN, directory.whenRead(this::serve));
  }

  Response serve(Request request) {
    SiteId id = request.query().first("site").map(SiteId::new).orElse(SiteId.DEFAULT);
    Optional<Site> site = directory.site(id);
    if (site.isEmpty()) {
      return Response.text(404, "There is no site of that name here.");
    }
    Served tag = served(site.get());
    return takesGzip(request)
        ? answer(request, tag.zipped(), "\"" + tag.checksum() + "-gzip\"")
            .with("Content-Encoding", "gzip")
        : answer(request, tag.plain(), "\"" + tag.checksum() + "\"");
  }

  private Served served(Site site) {
    Served known = served.get(site.id());
    if (known != null && known.site().equals(site)) {
      return known;
    }
    Served made = make(site);
    served.put(site.id(), made);
    return made;
  }

  private static Response answer(Request request, byte[] script, String etag) {
    boolean isKnown = request.header("If-None-Match").equals(Optional.of(etag));
    Response answer =
        isKnown ? Response.empty(304) : Response.of(200, "text/javascript; charset=utf-8", script);
    // Five minutes: a changed policy reaches every page soon.
    return answer
        .with("ETag", etag)
        .with("Vary", "Accept-Encoding")
        .with("Cache-Control", "public, max-age=300")
        .with("Access-Control-Allow-Origin", "*")
        .with("Cross-Origin-Resource-Policy", "cross-origin");
  }

  private static boolean takesGzip(Request request) {
    return request.header("Accept-Encoding").filter(TagDoor::namesGzip).isPresent();
  }

  private static boolean namesGzip(String encodings) {
    String lower = encodings.toLowerCase(Locale.ROOT);
    return lower.contains("gzip") && !lower.contains("gzip;q=0");
  }

  private Served make(Site site) {
    String text = script(TagScript.Extra.of(site));
    byte[] plain =
        text.replace(TagScript.PLACE_OF_SETTINGS, settings(site)).getBytes(StandardCharsets.UTF_8);
    CRC32C checksum = new CRC32C();
    checksum.update(plain);
    return new Served(site, plain, zipped(plain), Long.toHexString(checksum.getValue()));
  }

  private String script(List<TagScript.Extra> extras) {
    return scripts.computeIfAbsent(extras, TagScript::with);
  }

  private static byte[] zipped(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
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
}
