package io.tributary.dashboard;

import io.tributary.http.Query;
import io.tributary.model.NameRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** Another site as the owner typed it. */
public record NewSite(String id, String name) {
  static final NewSite EMPTY = new NewSite("", "");

  static NewSite read(Query form) {
    return new NewSite(
        form.first("newId").orElse("").strip(), form.first("newName").orElse("").strip());
  }

  /** What is wrong, by field. */
  Map<String, String> objections() {
    Map<String, String> objections = new LinkedHashMap<>();
    NameRule.objectionToId(id).ifPresent(wrong -> objections.put("newId", "It must " + wrong));
    NameRule.objectionToName(name)
        .ifPresent(wrong -> objections.put("newName", "It must " + wrong));
    return objections;
  }
}
