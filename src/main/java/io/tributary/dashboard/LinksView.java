package io.tributary.dashboard;

import io.tributary.storage.LinkTable;
import java.util.Map;
import java.util.Optional;

/**
 * The list of links and the form for a new one.
 *
 * @param prefix what comes before the slug in a link's address
 * @param slug what the form holds
 * @param target what the form holds
 * @param objections what is wrong with the form, by field
 * @param made the slug of the link that was just made
 */
public record LinksView(
    String prefix,
    String slug,
    String target,
    Map<String, String> objections,
    Optional<String> made,
    Page<LinkTable.Created> page) {
  public LinksView {
    objections = Map.copyOf(objections);
  }

  public Optional<String> objection(String field) {
    return Optional.ofNullable(objections.get(field));
  }
}
