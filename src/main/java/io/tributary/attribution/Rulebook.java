package io.tributary.attribution;

import io.tributary.model.RulesVersion;
import io.tributary.model.SiteId;
import io.tributary.model.SiteRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of all sites, and which of their versions holds when.
 *
 * @param versions of each site, in the order in which they take over from each other
 */
record Rulebook(Map<SiteId, List<SiteRules>> versions) {
  Rulebook {
    versions = Map.copyOf(versions);
  }

  /** Reads the versions, which come in the order in which they take over from each other. */
  static Rulebook of(List<RulesVersion> all) {
    Map<SiteId, List<SiteRules>> versions = new HashMap<>();
    for (RulesVersion version : all) {
      versions.computeIfAbsent(version.site(), any -> new ArrayList<>()).add(version.rules());
    }
    return new Rulebook(versions);
  }

  /** With one more version, written after all others. */
  Rulebook with(SiteId site, SiteRules proposed) {
    List<SiteRules> changed = new ArrayList<>(versions.getOrDefault(site, List.of()));
    int place = 0;
    while (place < changed.size() && !changed.get(place).from().isAfter(proposed.from())) {
      place++;
    }
    changed.add(place, proposed);
    Map<SiteId, List<SiteRules>> all = new HashMap<>(versions);
    all.put(site, changed);
    return new Rulebook(all);
  }

  /** What holds for a site's payments of that time. */
  SiteRules at(SiteId site, Instant time) {
    return versions.getOrDefault(site, List.of()).stream()
        .filter(version -> !version.from().isAfter(time))
        .reduce(SiteRules.USUAL, (_, later) -> later);
  }

  /** Whether at any site, at any time, a new purchase may borrow the click of an earlier one. */
  boolean lendsClicks() {
    return versions.values().stream().flatMap(List::stream).anyMatch(SiteRules::lendsClicks);
  }
}
