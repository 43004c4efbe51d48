package io.tributary.api;

import io.tributary.model.LinkRule;
import io.tributary.model.SiteId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a caller wants to create.
 *
 * @param problems everything that is wrong with it; empty when it may be created
 */
record NewLink(Optional<String> slug, String target, SiteId site, List<String> problems) {
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
    slug.flatMap(LinkRule::objectionToSlug)
        .ifPresent(objection -> problems.add("\"slug\" must " + objection));
    return slug;
  }

  private static String target(JsonNode tree, List<String> problems) {
    if (!tree.hasNonNull("target")) {
      problems.add("\"target\" is missing: the address the link leads to.");
      return "";
    }
    String target = text(tree, "target", problems).orElse("https://example.com/");
    LinkRule.objectionToTarget(target)
        .ifPresent(objection -> problems.add("\"target\" must " + objection));
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

  private static String clipped(String text) {
    return text.length() > 100 ? text.substring(0, 100) + "…" : text;
  }
}
