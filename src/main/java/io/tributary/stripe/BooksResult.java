package io.tributary.stripe;

import io.tributary.model.DayFigures;
import io.tributary.model.Discrepancy;
import java.util.List;
import java.util.Optional;

/**
 * What a comparison of the books brought.
 *
 * @param findings newest day first; at most some thousands
 * @param found how many findings there are in all
 * @param compared how many of Stripe's objects were compared
 * @param leftOut what there was too much of, in sentences for people; empty when nothing was
 */
public record BooksResult(
    List<DayFigures> days,
    List<Discrepancy> findings,
    long found,
    long compared,
    Optional<String> leftOut) {
  public BooksResult {
    days = List.copyOf(days);
    findings = List.copyOf(findings);
  }
}
