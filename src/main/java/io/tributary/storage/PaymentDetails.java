package io.tributary.storage;

import io.tributary.model.Identity;
import io.tributary.model.Order;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.model.Reported;
import java.util.Optional;

/** The sealed part of a payment: the order with the buyer. */
final class PaymentDetails {
  private static final String SEAL = "payments.details";
  private final Vault vault;

  PaymentDetails(Vault vault) {
    this.vault = vault;
  }

  Optional<byte[]> seal(Payment payment) {
    return payment.order().map(order -> vault.seal(StoredJson.write(order), SEAL));
  }

  /**
   * Finds the payments of an e-mail without opening them; letters and blanks around don't count.
   */
  Optional<byte[]> emailIndex(Payment payment) {
    return payment
        .order()
        .flatMap(order -> order.buyer().email())
        .flatMap(email -> BlindNames.index(vault, Identity.Kind.EMAIL, email));
  }

  /** Finds the payments of a buyer by the owner's own id of him, as a door told it. */
  Optional<byte[]> refIndex(Payment payment) {
    return payment
        .order()
        .flatMap(Order::reported)
        .flatMap(Reported::refId)
        .flatMap(ref -> BlindNames.index(vault, Identity.Kind.REF_ID, ref));
  }

  /**
   * A payment to be worked on.
   *
   * @throws FailedPayment when it can't be read back
   */
  Payment open(PaymentRow row, PaymentLines lines) {
    PaymentId id = new PaymentId(row.id());
    try {
      return toPayment(row, lines, row.details().map(this::open));
    } catch (RuntimeException damaged) {
      throw new FailedPayment(id, damaged);
    }
  }

  /** A payment to be looked at: an order that can't be read back must not hide its money. */
  Payment show(PaymentRow row, PaymentLines lines) {
    try {
      return open(row, lines);
    } catch (FailedPayment damaged) {
      return bare(row, lines);
    }
  }

  /** A payment without its order. */
  static Payment bare(PaymentRow row, PaymentLines lines) {
    return toPayment(row, lines, Optional.empty());
  }

  private static Payment toPayment(PaymentRow row, PaymentLines lines, Optional<Order> order) {
    PaymentId id = new PaymentId(row.id());
    return row.toPayment(lines.entriesOf(id), lines.feesOf(id), order);
  }

  private Order open(byte[] bytes) {
    return StoredJson.read(vault.open(bytes, SEAL), Order.class);
  }
}
