package io.tributary.dashboard;

import io.tributary.model.RulesPreview;
import io.tributary.model.RulesVersion;
import io.tributary.model.Site;
import io.tributary.model.SiteRules;
import io.tributary.model.SiteRules.Occasion;
import io.tributary.model.StandardEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of a site, the form for a new version, and what it would change.
 *
 * @param versions the latest date first
 * @param current the version that holds now
 * @param objections what is wrong with the form, by field
 * @param preview what the form's rules would change, once that was asked
 * @param isSaved whether a version was just saved
 * @param isChanging whether payments are still being told anew
 */
public record RulesView(
    Site site,
    List<PaymentsView.Choice> sites,
    List<RulesVersion> versions,
    Optional<RulesVersion> current,
    RulesForm form,
    Map<String, String> objections,
    Optional<RulesPreview> preview,
    boolean isSaved,
    boolean isChanging) {
  public RulesView {
    sites = List.copyOf(sites);
    versions = List.copyOf(versions);
    objections = Map.copyOf(objections);
  }

  public Optional<String> objection(String field) {
    return Optional.ofNullable(objections.get(field));
  }

  /** What holds now, in sentences. */
  public List<String> words() {
    return RulesWords.of(current.map(RulesVersion::rules).orElse(SiteRules.USUAL));
  }

  /** What a version says, in sentences. */
  public List<String> words(RulesVersion version) {
    return RulesWords.of(version.rules());
  }

  /** Whether a version is the one that holds now. */
  public boolean isCurrent(RulesVersion version) {
    return current.equals(Optional.of(version));
  }

  /** The kinds of payments that have an event. */
  public List<Occasion> occasions() {
    return List.of(Occasion.values());
  }

  /** The events that a payment may be told as. */
  public List<StandardEvent> choice() {
    return SiteRules.CHOICE;
  }

  /** The event that the form has for a kind of payment. */
  public StandardEvent event(Occasion occasion) {
    return form.events().getOrDefault(occasion, occasion.usual());
  }

  /** The changes that are shown one by one. */
  public List<RulesChange> changes() {
    return preview.stream()
        .flatMap(found -> found.changes().stream())
        .map(RulesChange::of)
        .toList();
  }
}
