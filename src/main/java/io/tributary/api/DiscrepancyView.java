package io.tributary.api;

import io.tributary.model.Discrepancy;
import io.tributary.storage.DiscrepancyTable.Numbered;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that isn't the same on both sides.
 *
 * @param verdict missing (Stripe has it), extra (we have it), doubled or different
 * @param theirs what Stripe's books say; null where they say nothing
 * @param ours what our books say; null where they say nothing
 * @param importable whether fetching the object can set it right
 */
record DiscrepancyView(
    String verdict,
    String kind,
    String id,
    String day,
    Optional<ValueView> theirs,
    Optional<ValueView> ours,
    String text,
    boolean importable,
    Optional<Instant> importedAt) {

  static DiscrepancyView of(Numbered row) {
    Discrepancy finding = row.finding();
    return new DiscrepancyView(
        finding.code(),
        finding.spot().kind().code(),
        finding.spot().id(),
        finding.spot().day().toString(),
        finding.theirs().map(ValueView::of),
        finding.ours().map(ValueView::of),
        finding.sentence(),
        finding.isMendedByImport(),
        row.importedAt().map(Json::time));
  }
}
