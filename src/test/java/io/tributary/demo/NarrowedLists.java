package io.tributary.demo;

import tools.jackson.databind.node.ObjectNode;

/** A shelf on which each of Stripe's parameters finds something and leaves something out. */
final class NarrowedLists {
  private NarrowedLists() {}

  static void fill(StripeShelf shelf) {
    charge(shelf, "0", 0);
    charge(shelf, "a", 100);
    charge(shelf, "b", 200);
    sessions(shelf);
    invoices(shelf);
    shelf.put(Things.thing("subscription", "sub_1", 2).put("status", "active"));
    shelf.put(Things.thing("subscription", "sub_2", 1).put("status", "canceled"));
    shelf.put(Things.thing("payment_link", "plink_1", 1).put("active", true));
    shelf.put(Things.thing("payment_link", "plink_2", 1).put("active", false));
    invoicePayment(shelf, "1");
    invoicePayment(shelf, "2");
  }

  private static void charge(StripeShelf shelf, String id, long created) {
    ObjectNode charge = Things.thing("charge", id, 0).put("created", created);
    shelf.put(charge.put("payment_intent", "pi_" + id));
  }

  private static void sessions(StripeShelf shelf) {
    ObjectNode complete = Things.thing("checkout.session", "s1", 2).put("status", "complete");
    shelf.put(complete.put("subscription", "sub_1").put("payment_link", "plink_1"));
    ObjectNode open = Things.thing("checkout.session", "s2", 1).put("status", "open");
    open.putObject("customer_details").put("email", "a@b.c");
    shelf.put(open);
  }

  private static void invoicePayment(StripeShelf shelf, String number) {
    ObjectNode payment = Things.thing("invoice_payment", "inpay_" + number, 0);
    payment
        .putObject("payment")
        .put("type", "payment_intent")
        .put("payment_intent", "pi_" + number);
    shelf.put(payment);
  }

  /** Before basil an invoice names its subscription itself. */
  private static void invoices(StripeShelf shelf) {
    ObjectNode old = Things.thing("invoice", "old", 3);
    shelf.put(old.put("status", "paid").put("customer", "cus_1").put("subscription", "sub_1"));
    ObjectNode recent = Things.thing("invoice", "new", 2).put("status", "paid");
    recent.putObject("parent").putObject("subscription_details").put("subscription", "sub_1");
    shelf.put(recent);
    shelf.put(Things.thing("invoice", "other", 1).put("status", "open").put("customer", "cus_1"));
  }
}
