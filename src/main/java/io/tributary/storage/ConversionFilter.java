package io.tributary.storage;

import io.tributary.model.Conversion;
import io.tributary.model.StandardEvent;
import java.util.Optional;
import java.util.UUID;

/**
 * Which conversions to list.
 *
 * @param click the credited click
 */
public record ConversionFilter(
    Optional<String> site,
    Optional<StandardEvent> event,
    Optional<Conversion.Status> status,
    Optional<Boolean> test,
    Optional<String> source,
    Optional<String> campaign,
    Optional<UUID> click) {
  public static final ConversionFilter ALL =
      new ConversionFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  static final String WHERE =
      """
      WHERE (occurred_at, id) < (:beforeTime, :beforeId)
        AND (CAST(:site AS text) IS NULL OR site_id = :site)
        AND (CAST(:event AS text) IS NULL OR event = :event)
        AND (CAST(:status AS text) IS NULL OR status = :status)
        AND (CAST(:test AS boolean) IS NULL OR test = :test)
        AND (CAST(:source AS text) IS NULL OR source = :source)
        AND (CAST(:campaign AS text) IS NULL OR campaign = :campaign)
        AND (CAST(:click AS uuid) IS NULL OR credited_id = :click)
      ORDER BY occurred_at DESC, id DESC LIMIT :limit
      """;
}
