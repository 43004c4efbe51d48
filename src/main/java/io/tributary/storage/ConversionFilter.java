package io.tributary.storage;

import io.tributary.model.Conversion;
import io.tributary.model.StandardEvent;
import java.util.Optional;
import java.util.UUID;

/**
 * Which conversions to list.
 *
 * @param click the credited click
 * @param told only those that the site's rules tell, or only those they don't
 */
public record ConversionFilter(
    Optional<String> site,
    Optional<StandardEvent> event,
    Optional<Conversion.Status> status,
    Optional<Boolean> test,
    Optional<String> source,
    Optional<String> campaign,
    Optional<UUID> click,
    Optional<Boolean> told) {
  public static final ConversionFilter ALL =
      new ConversionFilter(
          Optional.empty(),
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
        AND (CAST(:site AS text) IS NULL OR site_id = CAST(:site AS text))
        AND (CAST(:event AS text) IS NULL OR event = CAST(:event AS text))
        AND (CAST(:status AS text) IS NULL OR status = CAST(:status AS text))
        AND (CAST(:test AS boolean) IS NULL OR test = CAST(:test AS boolean))
        AND (CAST(:source AS text) IS NULL OR source = CAST(:source AS text))
        AND (CAST(:campaign AS text) IS NULL OR campaign = CAST(:campaign AS text))
        AND (CAST(:click AS uuid) IS NULL OR credited_id = CAST(:click AS uuid))
        AND (CAST(:told AS boolean) IS NULL OR CAST(:told AS boolean) = (exclusion IS NULL))
      ORDER BY occurred_at DESC, id DESC LIMIT :limit
      """;
}
