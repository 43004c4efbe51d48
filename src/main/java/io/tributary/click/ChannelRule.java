package io.tributary.click;

import io.tributary.model.AdClickId;
import io.tributary.model.Channel;
import io.tributary.model.Site;
import io.tributary.model.Utm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Source and medium of an arrival: utm, else ad click id, else referrer by a kept list, else
 * direct.
 */
final class ChannelRule {
  /** What analytics tools write for a tagged link without utm_medium. */
  private static final String NOT_SET = "(not set)";

  private static final String SEARCH = "organic";
  private static final String SOCIAL = "social";

  private static final List<String> STRIPE = List.of("stripe.com");
  private static final Set<String> SECOND_LEVEL = Set.of("co", "com", "org", "net", "ac", "gov");

  /** Hosts whose visits have a better name than "referral", by the label they registered. */
  private static final Map<String, Channel> KNOWN =
      Map.ofEntries(
          Map.entry("google", new Channel("google", SEARCH)),
          Map.entry("bing", new Channel("bing", SEARCH)),
          Map.entry("duckduckgo", new Channel("duckduckgo", SEARCH)),
          Map.entry("yahoo", new Channel("yahoo", SEARCH)),
          Map.entry("ecosia", new Channel("ecosia", SEARCH)),
          Map.entry("yandex", new Channel("yandex", SEARCH)),
          Map.entry("baidu", new Channel("baidu", SEARCH)),
          Map.entry("brave", new Channel("brave", SEARCH)),
          Map.entry("kagi", new Channel("kagi", SEARCH)),
          Map.entry("startpage", new Channel("startpage", SEARCH)),
          Map.entry("facebook", new Channel("facebook", SOCIAL)),
          Map.entry("instagram", new Channel("instagram", SOCIAL)),
          Map.entry("threads", new Channel("threads", SOCIAL)),
          Map.entry("tiktok", new Channel("tiktok", SOCIAL)),
          Map.entry("twitter", new Channel("twitter", SOCIAL)),
          Map.entry("t.co", new Channel("twitter", SOCIAL)),
          Map.entry("x", new Channel("twitter", SOCIAL)),
          Map.entry("linkedin", new Channel("linkedin", SOCIAL)),
          Map.entry("lnkd", new Channel("linkedin", SOCIAL)),
          Map.entry("pinterest", new Channel("pinterest", SOCIAL)),
          Map.entry("reddit", new Channel("reddit", SOCIAL)),
          Map.entry("youtube", new Channel("youtube", SOCIAL)),
          Map.entry("snapchat", new Channel("snapchat", SOCIAL)),
          Map.entry("bsky", new Channel("bluesky", SOCIAL)),
          Map.entry("quora", new Channel("quora", SOCIAL)),
          Map.entry("chatgpt", new Channel("chatgpt", "referral")),
          Map.entry("perplexity", new Channel("perplexity", "referral")));

  private ChannelRule() {}

  /**
   * Decides.
   *
   * @param landing the page the visitor arrived at
   * @param site whose own hosts and checkouts are no outside
   */
  static Channel of(Landing landing, Optional<String> referrer, Site site) {
    Utm utm = landing.utm();
    List<AdClickId> adClickIds = landing.adClickIds();
    if (utm.source().isPresent()) {
      return new Channel(utm.source().get(), utm.medium().orElseGet(() -> medium(adClickIds)));
    }
    if (!adClickIds.isEmpty()) {
      return adClickIds.getFirst().kind().channel();
    }
    return referrer
        .flatMap(Address::parse)
        .map(Address::hostName)
        .filter(host -> isOutside(host, landing.address().hostName(), site))
        .map(ChannelRule::referral)
        .orElse(Channel.DIRECT);
  }

  /** A visitor who comes from the site's own hosts, or from paying, has not been outside. */
  private static boolean isOutside(String host, String landing, Site site) {
    return !isSameSite(host, landing)
        && !Hosts.contain(site.domains(), host)
        && !Hosts.contain(site.stripeHosts(), host)
        && !Hosts.contain(STRIPE, host);
  }

  /** What an ad click id proves about a tagged link without utm_medium. */
  private static String medium(List<AdClickId> adClickIds) {
    return adClickIds.isEmpty() ? NOT_SET : adClickIds.getFirst().kind().channel().medium();
  }

  private static Channel referral(String host) {
    String name = host.startsWith("www.") ? host.substring(4) : host;
    Channel whole = KNOWN.get(name);
    return whole != null
        ? whole
        : KNOWN.getOrDefault(ownLabel(name), new Channel(name, "referral"));
  }

  /**
   * The label that somebody registered: {@code google} of both news.google.com and google.co.uk.
   */
  private static String ownLabel(String host) {
    String[] labels = host.split("\\.", -1);
    int own = labels.length - 2;
    if (own > 0 && SECOND_LEVEL.contains(labels[own])) {
      own--;
    }
    return own < 0 ? host : labels[own];
  }

  private static boolean isSameSite(String host, String landing) {
    return host.equals(landing) || host.endsWith("." + landing) || landing.endsWith("." + host);
  }
}
