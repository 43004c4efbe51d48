package io.tributary.dashboard;

import io.tributary.http.Query;
import io.tributary.model.LinkRule;
import io.tributary.model.SiteId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A link as the owner typed it.
 *
 * @param slug absent: one is made up
 */
record NewLink(Optional<String> slug, String target, SiteId site) {
  static final NewLink EMPTY = new NewLink(Optional.empty(), "", SiteId.DEFAULT);

  static NewLink read(Query form) {
    String slug = form.first("slug").orElse("").strip();
    return new NewLink(
        Optional.of(slug).filter(text -> !text.isEmpty()),
        form.first("target").orElse("").strip(),
        form.first("site").map(SiteId::new).orElse(SiteId.DEFAULT));
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
