package io.tributary.api;

import io.tributary.model.SiteId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a caller wants to create.
 *
 * @param problems everything that is wrong with it; empty when it may be created
 */
record NewLink(Optional<String> slug, String target, SiteId site, List<String> problems) {
  private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7E]*");
  private static final int LONGEST_TARGET = 2048;
  private static final Set<String> FIELDS = Set.of("slug", "target", "site");

  NewLink {
    problems = List.copyOf(problems);
  }

  static NewLink read(byte[] body, List<SiteId> knownSites) {
    List<String> problems = new ArrayList<>();
    Optional<JsonNode> object = Json.read(body).filter(JsonNode::isObject);
    if (object.isEmpty()) {
      problems.add("The body must be a JSON object such as {\"target\": \"https://…\"}.");
      return new NewLink(Optional.empty(), "", SiteId.DEFAULT, problems);
    }
    JsonNode tree = object.get();
    for (String name : tree.propertyNames()) {
      if (!FIELDS.contains(name)) {
        problems.add("Unknown field \"" + clipped(name) + "\"; known are slug, target and site.");
      }
    }
    Optional<String> slug = slug(tree, problems);
    String target = target(tree, problems);
    return new NewLink(slug, target, site(tree, knownSites, problems), problems);
  }

  private static Optional<String> slug(JsonNode tree, List<String> problems) {
    Optional<String> slug = text(tree, "slug", problems);
    if (slug.isPresent() && !SLUG.matcher(slug.get()).matches()) {
      problems.add("\"slug\" must be 1 to 64 letters, digits, hyphens or underscores.");
    }
    return slug;
  }

  private static String target(JsonNode tree, List<String> problems) {
    if (!tree.hasNonNull("target")) {
      problems.add("\"target\" is missing: the address the link leads to.");
      return "";
    }
    String target = text(tree, "target", problems).orElse("https://example.com/");
    if (target.length() > LONGEST_TARGET) {
      problems.add("\"target\" must have at most 2,048 characters.");
    } else if (!VISIBLE_ASCII.matcher(target).matches()) {
      problems.add(
          "\"target\" must have no spaces, control or non-ASCII characters; percent-encode them.");
    } else if (!isAbsoluteWebAddress(target)) {
      problems.add("\"target\" must be a whole address that begins with https:// or http://.");
    }
    return target;
  }

  private static SiteId site(JsonNode tree, List<SiteId> known, List<String> problems) {
    SiteId site = text(tree, "site", problems).map(SiteId::new).orElse(SiteId.DEFAULT);
    if (!known.contains(site)) {
      problems.add("\"site\" must be a site that exists, not \"" + clipped(site.value()) + "\".");
    }
    return site;
  }

  private static Optional<String> text(JsonNode tree, String name, List<String> problems) {
    if (!tree.hasNonNull(name)) {
      return Optional.empty();
    }
    JsonNode value = tree.get(name);
    if (!value.isString()) {
      problems.add("\"" + name + "\" must be a text.");
      return Optional.empty();
    }
    return Optional.of(value.stringValue());
  }

  private static boolean isAbsoluteWebAddress(String target) {
    try {
      URI address = new URI(target);
      String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
      return (scheme.equals("https") || scheme.equals("http")) && address.getHost() != null;
    } catch (URISyntaxException unreadable) {
      return false;
    }
  }

  private static String clipped(String text) {
    return text.length() > 100 ? text.substring(0, 100) + "…" : text;
  }
}
