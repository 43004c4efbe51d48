package io.tributary.click;

import io.tributary.http.BadRequest;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.http.Routes;
import io.tributary.model.Accepted;
import io.tributary.model.Collected;
import io.tributary.model.DropReason;
import io.tributary.model.VisitorId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Door {@code POST /collect}: arrivals and events from the tag or the owner's server, one or an
 * array.
 */
public final class CollectDoor {
  private static final int MOST_BODY_BYTES = 256 * 1024;
  private static final int MOST_ITEMS = 100;
  private static final int MOST_USER_AGENT_CHARACTERS = 1024;
  private static final int MOST_ADDRESS_CHARACTERS = 64;
  private final Directory directory;
  private final ClickIntake intake;
  private final Recorder recorder;
  private final CollectGuard guard;
  private final InstantSource clock;

  CollectDoor(
      Directory directory,
      ClickIntake intake,
      Recorder recorder,
      CollectGuard guard,
      InstantSource clock) {
    this.directory = directory;
    this.intake = intake;
    this.recorder = recorder;
    this.guard = guard;
    this.clock = clock;
  }

  Routes routes() {
    return new Routes().addAll(at("/collect")).addAll(at(NeutralPath.PATTERN));
  }

  private Routes at(String path) {
    return new Routes()
        .addShared(
            "POST", path, MOST_BODY_BYTES, ResultHeader.NAME, directory.whenRead(this::collect))
        .addShared("OPTIONS", path, 0, ResultHeader.NAME, this::preflight);
  }

  /** The tag needs none, for it sends text/plain; a page that calls us by itself may. */
  Response preflight(Request request) {
    return Response.empty(204)
        .with("Access-Control-Allow-Methods", "POST")
        .with("Access-Control-Allow-Headers", "Content-Type")
        .with("Access-Control-Max-Age", "86400");
  }

  Response collect(Request request) {
    if (guard.isServer(request)) {
      return collect(request, read(request), true);
    }
    long wait = guard.wait(request, 1);
    if (wait > 0) {
      return tooMany(1, wait);
    }
    CollectGuard.refuseWrongKey(request);
    JsonNode body = read(request);
    int more = Math.min(body.isArray() ? body.size() : 1, MOST_ITEMS) - 1;
    long waitForMore = more > 0 ? guard.wait(request, more) : 0;
    return waitForMore > 0 ? tooMany(body.size(), waitForMore) : collect(request, body, false);
  }

  private static JsonNode read(Request request) {
    return ClickReader.json(request.body())
        .orElseThrow(() -> new BadRequest("The body is not JSON, or is nested too deeply."));
  }

  /** The whole message is refused; the tag sends it again later. */
  private Response tooMany(int items, long waitNanos) {
    Recorder.Outcome outcome = recorder.drop(DropReason.TOO_MANY_REQUESTS, items);
    long seconds = 1 + waitNanos / Duration.ofSeconds(1).toNanos();
    return Response.text(429, "This address sends too much; try again in a while.")
        .with("Retry-After", Long.toString(seconds))
        .with(ResultHeader.NAME, ResultHeader.of(outcome));
  }

  private Response collect(Request request, JsonNode body, boolean isServer) {
    if (body.isArray()) {
      return collectAll(request, body, isServer);
    }
    Recorder.Outcome outcome = recorder.record(judge(request, body, isServer));
    Response answer = Response.empty(204).with(ResultHeader.NAME, ResultHeader.of(outcome));
    return withCookie(request, body, outcome, answer);
  }

  private Response collectAll(Request request, JsonNode items, boolean isServer) {
    List<Accepted> accepted = new ArrayList<>();
    Map<String, Integer> dropped = new TreeMap<>();
    int number = 0;
    for (JsonNode item : items) {
      Collected verdict =
          number++ < MOST_ITEMS
              ? judge(request, item, isServer)
              : new Collected.Dropped(DropReason.TOO_MANY_ITEMS);
      switch (verdict) {
        case Accepted good -> accepted.add(good);
        case Collected.Dropped bad -> {
          recorder.record(bad);
          dropped.merge(bad.reason().code(), 1, Integer::sum);
        }
      }
    }
    return answer(accepted.size(), recorder.recordAll(accepted), dropped);
  }

  private static Response answer(
      int accepted, Recorder.Outcome outcome, Map<String, Integer> dropped) {
    boolean isKept = outcome instanceof Recorder.Outcome.Kept;
    int lost = dropped.values().stream().mapToInt(Integer::intValue).sum();
    String counts =
        "accepted=%d, dropped=%d, not-kept=%d"
            .formatted(isKept ? accepted : 0, lost, isKept ? 0 : accepted);
    StringBuilder reasons = new StringBuilder();
    dropped.forEach(
        (reason, count) -> reasons.append("; ").append(reason).append('=').append(count));
    String json =
        "{\"accepted\":%d,\"dropped\":%s,\"notKept\":%d}"
            .formatted(isKept ? accepted : 0, json(dropped), isKept ? 0 : accepted);
    return Response.json(200, json.getBytes(StandardCharsets.UTF_8))
        .with(ResultHeader.NAME, counts + reasons);
  }

  /** Reasons are codes of ours, so they need no escaping. */
  private static String json(Map<String, Integer> dropped) {
    List<String> members = new ArrayList<>();
    dropped.forEach((reason, count) -> members.add("\"" + reason + "\":" + count));
    return "{" + String.join(",", members) + "}";
  }

  private Collected judge(Request request, JsonNode item, boolean isServer) {
    Optional<Report> report = ClickReader.read(item);
    return report.isPresent()
        ? intake.judge(report.get(), sender(request, item, isServer))
        : new Collected.Dropped(DropReason.NOT_AN_OBJECT);
  }

  /** A server speaks for its visitor, whose address and browser it may name. */
  private Sender sender(Request request, JsonNode item, boolean isServer) {
    Optional<String> userAgent =
        request
            .header("User-Agent")
            .flatMap(text -> CleanText.of(text, MOST_USER_AGENT_CHARACTERS));
    String address = request.client().getHostAddress();
    if (!isServer) {
      return new Sender(address, userAgent, false, clock.instant());
    }
    return new Sender(
        ClickReader.text(item, "address", MOST_ADDRESS_CHARACTERS).orElse(""),
        ClickReader.text(item, "userAgent", MOST_USER_AGENT_CHARACTERS),
        true,
        clock.instant());
  }

  /**
   * Refreshes the cookie that the tag has set, so that Safari keeps it; never makes one unasked.
   */
  private static Response withCookie(
      Request request, JsonNode item, Recorder.Outcome outcome, Response answer) {
    Optional<String> domain =
        item.path("cookieDomain").isString()
            ? Optional.of(item.path("cookieDomain").stringValue())
            : Optional.empty();
    Optional<VisitorId> visitor = VisitorCookie.read(request);
    boolean isSame =
        visitor.isPresent()
            && visitor.equals(ClickReader.text(item, "visitorId", 64).flatMap(VisitorId::parse));
    if (domain.isEmpty() || !isSame || !(outcome instanceof Recorder.Outcome.Kept)) {
      return answer;
    }
    return VisitorCookie.refreshed(visitor.get(), domain.get(), request)
        .map(cookie -> answer.with("Set-Cookie", cookie.header()))
        .orElse(answer);
  }
}
