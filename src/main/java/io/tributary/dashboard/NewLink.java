package io.tributary.dashboard;

import io.tributary.model.LinkRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A link as the owner typed it.
 *
 * @param slug absent: one is made up
 */
record NewLink(Optional<String> slug, String target) {
  static NewLink read(String slug, String target) {
    return new NewLink(Optional.of(slug.strip()).filter(text -> !text.isEmpty()), target.strip());
  }

  /** What is wrong, by field. */
  Map<String, String> objections() {
    Map<String, String> objections = new LinkedHashMap<>();
    slug.flatMap(LinkRule::objectionToSlug)
        .ifPresent(objection -> objections.put("slug", "It must " + objection));
    objectionToTarget().ifPresent(objection -> objections.put("target", objection));
    return objections;
  }

  private Optional<String> objectionToTarget() {
    if (target.isEmpty()) {
      return Optional.of("Where should the link lead? Write the whole address.");
    }
    return LinkRule.objectionToTarget(target).map(objection -> "It must " + objection);
  }
}
