package io.tributary.storage;

import io.tributary.model.Checkout;
import io.tributary.model.Entry;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sealed part of a payment: the checkout with the buyer. */
final class PaymentDetails {
  private static final String SEAL = "payments.details";
  private final Vault vault;

  PaymentDetails(Vault vault) {
    this.vault = vault;
  }

  Optional<byte[]> seal(Payment payment) {
    return payment.checkout().map(checkout -> vault.seal(StoredJson.write(checkout), SEAL));
  }

  /**
   * A payment to be worked on.
   *
   * @throws FailedPayment when it can't be read back
   */
  Payment open(PaymentRow row, Map<PaymentId, List<Entry>> lines) {
    PaymentId id = new PaymentId(row.id());
    try {
      Optional<Checkout> checkout = row.details().map(this::open);
      return row.toPayment(lines.getOrDefault(id, List.of()), checkout);
    } catch (RuntimeException damaged) {
      throw new FailedPayment(id, damaged);
    }
  }

  /** A payment to be looked at: a checkout that can't be read back must not hide its money. */
  Payment show(PaymentRow row, Map<PaymentId, List<Entry>> lines) {
    try {
      return open(row, lines);
    } catch (FailedPayment damaged) {
      return row.toPayment(
          lines.getOrDefault(new PaymentId(row.id()), List.of()), Optional.empty());
    }
  }

  private Checkout open(byte[] bytes) {
    return StoredJson.read(vault.open(bytes, SEAL), Checkout.class);
  }
}
