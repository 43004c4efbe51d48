package io.tributary.demo;

import java.time.Instant;
import java.util.Optional;

/**
 * One opened payment page.
 *
 * @param clientReferenceId what Stripe would keep of it: legal, or nothing
 * @param opened when the page was opened
 * @param returnedQuery campaign words that come back on the address after the payment, and nowhere
 *     else
 */
record CheckoutSession(
    String id,
    PaymentLink link,
    Optional<String> clientReferenceId,
    Instant opened,
    String returnedQuery) {}
