package io.tributary.stripe;

import static io.tributary.stripe.BothBooks.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Comparison;
import io.tributary.model.DayFigures;
import io.tributary.model.Discrepancy;
import io.tributary.model.StripeKind;
import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.node.ObjectNode;

/**
 * By chance: invoices in several payments and charges captured in part, some of it untold. Nothing
 * is invented, and what Stripe took or gave back beside it is found to the cent.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SeededPartsTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final int SEEDS = 8;
  private static final int PAYMENTS = 16;
  private final BothBooks both = new BothBooks();
  private final List<ObjectNode> events = new ArrayList<>();
  private final List<String> untoldRefunds = new ArrayList<>();
  private Random random = new Random(0);
  private Instant now = NOON;
  private long untoldMoney;
  private int number;

  @AfterAll
  void close() {
    both.close();
  }

  @Test
  void partsThatAddUp_haveNoGap_andNothingIsInvented() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Comparison done = compared(seed, false);
      assertThat(both.findings(done)).as("seed %d", seed).isEmpty();
      assertThat(both.days(done)).as("seed %d", seed).allMatch(DayFigures::isEven);
    }
  }

  @Test
  void whatComesBesideThem_isFoundToTheCent_andNothingElse() {
    for (int seed = 100; seed < 100 + SEEDS; seed++) {
      Comparison done = compared(seed, true);
      assertThat(untoldMoney).isPositive();
      assertThat(gap(done, StripeKind.CHARGE)).as("seed %d", seed).isEqualTo(untoldMoney);
      assertThat(
              both.findings(done).stream()
                  .filter(finding -> finding.spot().kind() == StripeKind.REFUND)
                  .map(SeededPartsTest::line))
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(untoldRefunds);
    }
  }

  private long gap(Comparison done, StripeKind kind) {
    return both.days(done).stream()
        .filter(day -> day.kind() == kind)
        .mapToLong(day -> day.gap().minorUnits())
        .sum();
  }

  private static String line(Discrepancy finding) {
    return finding.spot().id() + " " + finding.code();
  }

  private Comparison compared(int seed, boolean isFaulty) {
    both.empty();
    events.clear();
    untoldRefunds.clear();
    untoldMoney = 0;
    random = new Random(seed);
    now = NOON;
    for (int payment = 0; payment < PAYMENTS; payment++) {
      if (random.nextBoolean()) {
        invoice(isFaulty);
      } else {
        capture(isFaulty);
      }
    }
    both.clock.set(now);
    both.tell(events);
    both.clock.advance(Duration.ofDays(1));
    return both.compareMonth();
  }

  /** One to three payments, some of which only the invoice tells of. */
  private void invoice(boolean isFaulty) {
    String invoice = "in_" + ++number;
    long sum = 0;
    for (int part = 0; part <= random.nextInt(3); part++) {
      sum += pay(invoice, random.nextInt(3) > 0);
    }
    if (isFaulty && random.nextInt(3) > 0) {
      untoldMoney += pay(invoice, false);
    }
    Money whole = new Money("", "", invoice, "cus_" + invoice, sum, "usd");
    ObjectNode paid = NEW.invoice(whole, "sub_" + invoice, "subscription_cycle", now);
    both.shelve(paid);
    tell("invoice.paid", paid);
  }

  private long pay(String invoice, boolean isTold) {
    now = now.plus(Duration.ofMinutes(20));
    int own = ++number;
    long amount = 1_000L + random.nextInt(9_000);
    Money money = new Money("pi_" + own, "ch_" + own, invoice, "cus_" + invoice, amount, "usd");
    ObjectNode link = NEW.invoicePayment("inpay_" + own, money, now);
    both.shelve(NEW.intent(money, now), NEW.charge(money, now), link);
    if (isTold) {
      tell("invoice_payment.paid", link);
      tell("charge.succeeded", NEW.charge(money, now));
    }
    return amount;
  }

  /** The rest is let go; real refunds come beside it, one of them of the same amount. */
  private void capture(boolean isFaulty) {
    now = now.plus(Duration.ofHours(1));
    int own = ++number;
    long rest = 100L + random.nextInt(400);
    Money money = new Money("pi_" + own, "ch_" + own, "", "cus_" + own, 9_000, "usd");
    ObjectNode charge = NEW.charge(money, now).put("amount_captured", 9_000 - rest);
    ObjectNode intent = NEW.intent(money, now).put("amount_received", 9_000 - rest);
    tell("payment_intent.succeeded", intent);
    tell("charge.captured", charge.put("amount_refunded", rest));
    refund(money, rest, random.nextBoolean());
    long refunded = rest + realRefunds(money, rest, isFaulty);
    both.shelve(intent, charge.put("amount_refunded", refunded));
  }

  private long realRefunds(Money money, long rest, boolean isFaulty) {
    long refunded = 0;
    for (int times = random.nextInt(3); times > 0; times--) {
      now = now.plus(Duration.ofMinutes(40));
      boolean isTold = !isFaulty || random.nextBoolean();
      long amount = times == 1 ? rest : 50;
      String id = refund(money, amount, isTold);
      refunded += amount;
      if (!isTold) {
        untoldRefunds.add(id + " missing");
      }
    }
    return refunded;
  }

  private String refund(Money money, long amount, boolean isTold) {
    ObjectNode refund = NEW.refund("re_" + ++number, money, amount, now);
    both.shelve(refund);
    if (isTold) {
      tell("refund.created", refund);
    }
    return "re_" + number;
  }

  private void tell(String type, ObjectNode object) {
    events.add(NEW.event("evt_" + ++number, type, now, object));
  }
}
