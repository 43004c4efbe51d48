package io.tributary.dashboard;

import io.tributary.http.Query;
import io.tributary.model.Site;
import io.tributary.model.Site.ConsentPolicy;
import io.tributary.model.Site.ReferencePolicy;
import io.tributary.model.Site.TagExtra;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A site's settings as the owner typed them. */
public record SiteForm(
    String name,
    String domains,
    String stripeHosts,
    ReferencePolicy referencePolicy,
    ConsentPolicy consentPolicy,
    Set<TagExtra> tagExtras) {
  /** One box to tick. */
  public record Tick(TagExtra extra, String label, String help) {}

  public static final List<Tick> TICKS =
      List.of(
          new Tick(
              TagExtra.EVENTS,
              "Report sent forms and links that lead away",
              "Names and addresses only, never what visitors typed."),
          new Tick(
              TagExtra.SIGNALS,
              "Listen to the consent banner",
              "Google’s Consent Mode and the IAB’s TCF. The tag waits until the banner is answered."),
          new Tick(
              TagExtra.FIELDS,
              "Take e-mail and phone from forms as they are sent",
              "Kept encrypted, to find the visitor’s payments. Ask your visitors first."),
          new Tick(
              TagExtra.ANYTRACK,
              "Answer to AnyTrack’s code",
              "AnyTrack(…) and atclid go on working once AnyTrack’s own tag is gone."));

  private static final Pattern HOST =
      Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?");
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_HOST = 253;
  private static final int MOST_HOSTS = 100;

  static SiteForm of(Site site) {
    return new SiteForm(
        site.name(),
        String.join("\n", site.domains()),
        String.join("\n", site.stripeHosts()),
        site.referencePolicy(),
        site.consentPolicy(),
        site.tagExtras());
  }

  static SiteForm read(Query form) {
    return new SiteForm(
        form.first("name").orElse("").strip(),
        form.first("domains").orElse(""),
        form.first("stripeHosts").orElse(""),
        constant(ReferencePolicy.values(), form.first("referencePolicy"), ReferencePolicy.KEEP),
        constant(ConsentPolicy.values(), form.first("consentPolicy"), ConsentPolicy.GRANTED),
        ticked(form));
  }

  /** What is wrong, by field. */
  Map<String, String> objections() {
    Map<String, String> objections = new LinkedHashMap<>();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      objections.put("name", "Give the site a name of at most 100 characters.");
    }
    objection(domains).ifPresent(objection -> objections.put("domains", objection));
    objection(stripeHosts).ifPresent(objection -> objections.put("stripeHosts", objection));
    return objections;
  }

  Site over(Site site) {
    return new Site(
        site.id(),
        name,
        hosts(domains),
        hosts(stripeHosts),
        referencePolicy,
        consentPolicy,
        tagExtras);
  }

  /** A box that isn't ticked isn't sent. */
  private static Set<TagExtra> ticked(Query form) {
    return Arrays.stream(TagExtra.values())
        .filter(extra -> form.first("extra." + extra.name()).isPresent())
        .collect(Collectors.collectingAndThen(Collectors.toList(), TagExtra::inOrder));
  }

  private static Optional<String> objection(String text) {
    List<String> hosts = hosts(text);
    if (hosts.size() > MOST_HOSTS) {
      return Optional.of("At most 100 hosts.");
    }
    return hosts.stream()
        .filter(host -> host.length() > LONGEST_HOST || !HOST.matcher(host).matches())
        .findFirst()
        .map(host -> "“" + host + "” is no host; write one like shop.example.com.");
  }

  /** One host a line; somebody who pastes a whole address means its host. */
  private static List<String> hosts(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[\\s,]+"))
        .map(line -> line.replaceFirst("^https?://", "").replaceFirst("[/:?#].*$", ""))
        .filter(host -> !host.isEmpty())
        .distinct()
        .toList();
  }

  private static <E extends Enum<E>> E constant(E[] all, Optional<String> name, E otherwise) {
    return Arrays.stream(all)
        .filter(constant -> name.filter(constant.name()::equals).isPresent())
        .findFirst()
        .orElse(otherwise);
  }
}
