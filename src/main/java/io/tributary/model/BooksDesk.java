package io.tributary.model;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Port: what pages and programs may ask of Stripe's books.
 *
 * @param keyed which books there are keys to
 * @param importing fetches objects from those books and has them read like messages
 */
public record BooksDesk(
    Supplier<List<StripeBooks>> keyed,
    BiFunction<StripeBooks, List<StripeObject>, List<ImportOutcome>> importing) {}
