package io.tributary.click;

import io.tributary.http.AddressLimit;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.http.Routes;
import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Client;
import io.tributary.model.Consent;
import io.tributary.model.DropReason;
import io.tributary.model.Link;
import io.tributary.model.Site;
import io.tributary.model.Site.ConsentPolicy;
import io.tributary.model.VisitorId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Door {@code GET /r/{slug}}: keeps the click, then sends the visitor on with its id in the
 * address.
 */
public final class RedirectDoor {
  private static final int MOST_USER_AGENT_CHARACTERS = 1024;
  private static final String NO_STORE = "no-store";
  private static final List<String> PURPOSES = List.of("Sec-Purpose", "Purpose", "X-Moz");
  private final Directory directory;
  private final Recorder recorder;
  private final AddressLimit limit;
  private final InstantSource clock;
  private final RandomGenerator random;

  RedirectDoor(
      Directory directory,
      Recorder recorder,
      AddressLimit limit,
      InstantSource clock,
      RandomGenerator random) {
    this.directory = directory;
    this.recorder = recorder;
    this.limit = limit;
    this.clock = clock;
    this.random = random;
  }

  Routes routes() {
    return new Routes().get("/r/{slug}", directory.whenRead(this::redirect));
  }

  Response redirect(Request request) {
    if (isSpeculative(request)) {
      // The browser asks again when the person really goes; only then it is a click.
      return Response.empty(503).with("Cache-Control", NO_STORE);
    }
    Optional<Link> link = directory.link(request.parameter("slug"));
    Optional<Site> site = link.flatMap(found -> directory.site(found.site()));
    if (link.isEmpty() || site.isEmpty()) {
      return Response.text(404, "There is no link of that name here.")
          .with("Cache-Control", NO_STORE);
    }
    return redirect(request, link.get(), site.get());
  }

  private Response redirect(Request request, Link link, Site site) {
    Instant now = clock.instant();
    ClickId id = ClickId.mint(now, random);
    VisitorId visitor = VisitorCookie.read(request).orElseGet(() -> VisitorId.mint(now, random));
    String location = new LinkTarget(site, id, request.query()).decorate(link.target());
    Response answer = Response.found(location).with("Cache-Control", NO_STORE);
    if (request.method().equals("HEAD")) {
      return answer;
    }
    Recorder.Outcome outcome = keep(request, link, site, new Passage(id, visitor, now));
    Response told = answer.with(ResultHeader.NAME, ResultHeader.of(outcome));
    return site.consentPolicy() == ConsentPolicy.GRANTED
        ? told.with("Set-Cookie", VisitorCookie.of(visitor, site, request).header())
        : told;
  }

  /** One visitor's way through a link. */
  private record Passage(ClickId click, VisitorId visitor, Instant now) {}

  /** A flood goes on its way like every visitor, but doesn't fill the disk. */
  private Recorder.Outcome keep(Request request, Link link, Site site, Passage passage) {
    return limit.take(request.client(), 1) > 0
        ? recorder.drop(DropReason.TOO_MANY_REQUESTS, 1)
        : recorder.record(click(request, link, site, passage));
  }

  private static Click click(Request request, Link link, Site site, Passage passage) {
    Landing landing = Landing.at(landing(request, link));
    Optional<String> referrer = header(request, "Referer", ClickReader.MOST_URL_CHARACTERS);
    Optional<String> userAgent = header(request, "User-Agent", MOST_USER_AGENT_CHARACTERS);
    return new Click(
        passage.click(),
        site.id(),
        passage.visitor(),
        passage.now(),
        landing.address().text(),
        referrer,
        landing.utm(),
        landing.adClickIds(),
        ChannelRule.of(landing, referrer, site),
        client(request, site, userAgent),
        consent(site),
        Optional.of(link.id()),
        Bots.isBot(userAgent),
        Click.Origin.REDIRECT,
        Optional.empty());
  }

  /** The link's target with the campaign words and ad click ids the visitor brought. */
  private static Address landing(Request request, Link link) {
    String target = link.target();
    int fragment = target.indexOf('#');
    String address = fragment < 0 ? target : target.substring(0, fragment);
    String query = request.query().raw();
    String joint = query.isEmpty() ? "" : address.indexOf('?') < 0 ? "?" : "&";
    String both = address + joint + query;
    String text = CleanText.of(both, ClickReader.MOST_URL_CHARACTERS).orElse(address);
    return Address.parse(text).orElseGet(() -> new Address(text, "", request.query()));
  }

  /** A site that asks first learns of an unasked visitor that there was one, and no more. */
  private static Client client(Request request, Site site, Optional<String> userAgent) {
    return switch (site.consentPolicy()) {
      case GRANTED, WAIT -> new Client(request.client().getHostAddress(), userAgent, Map.of());
      case DENIED -> new Client("", Optional.empty(), Map.of());
    };
  }

  private static Consent consent(Site site) {
    return switch (site.consentPolicy()) {
      case GRANTED, WAIT -> Consent.UNSPECIFIED;
      case DENIED -> new Consent(Consent.State.DENIED, Consent.State.DENIED);
    };
  }

  private static Optional<String> header(Request request, String name, int most) {
    return request.header(name).flatMap(text -> CleanText.of(text, most));
  }

  private static boolean isSpeculative(Request request) {
    for (String name : PURPOSES) {
      Optional<String> purpose = request.header(name);
      if (purpose.isPresent() && purpose.get().toLowerCase(Locale.ROOT).contains("pre")) {
        return true;
      }
    }
    return false;
  }
}
