package io.tributary.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever the order and the company, the books are the same. */
final class IntakeRaceTest extends ScriptedTest {
  private static final String BOOKS =
      """
      SELECT payments.id, status, gross, net, session, payment_intent, payments.occurred_at,
        (SELECT string_agg(alias, ' ' ORDER BY alias) FROM aliases WHERE payment_id = payments.id)
          AS names,
        (SELECT string_agg(reference || event_id, ' ') FROM entries WHERE payment_id = payments.id)
          AS lines
      FROM payments ORDER BY payments.id
      """;

  @Test
  void anyOrder_andFourWorkers_giveTheSerialBooks() {
    Random random = new Random(17);
    for (int history = 0; history < 30; history++) {
      List<String> scripts = scripts(random);
      empty();
      number(scripts).forEach((event, script) -> sendAndSettle(event, script));
      List<Map<String, @Nullable Object>> serial = rows(BOOKS);

      empty();
      Workers.together(shuffled(scripts, random));
      settle();
      assertThat(rows(BOOKS)).as("history %d: %s", history, scripts).isEqualTo(serial);
    }
  }

  private void beatAWhile() {
    PaymentIntake intake = intake();
    for (int beat = 0; beat < 6; beat++) {
      intake.runOnce();
    }
  }

  /** The messages in another order, and four workers, all at once. */
  private List<Runnable> shuffled(List<String> scripts, Random random) {
    List<Map.Entry<String, String>> messages = new ArrayList<>(number(scripts).entrySet());
    Collections.shuffle(messages, random);
    List<Runnable> tasks = new ArrayList<>();
    for (Map.Entry<String, String> message : messages) {
      tasks.add(() -> send(message.getKey(), message.getValue()));
    }
    tasks.addAll(Collections.nCopies(4, this::beatAWhile));
    return tasks;
  }

  private void sendAndSettle(String event, String script) {
    send(event, script);
    intake().runOnce();
  }

  private static Map<String, String> number(List<String> scripts) {
    Map<String, String> numbered = new LinkedHashMap<>();
    scripts.forEach(script -> numbered.put("evt_" + numbered.size(), script));
    return numbered;
  }

  private static List<String> scripts(Random random) {
    List<String> scripts = new ArrayList<>();
    for (int message = 0; message < 12; message++) {
      int one = random.nextInt(4);
      int other = random.nextInt(4);
      scripts.add(
          switch (random.nextInt(4)) {
            case 0 -> "paid cs_%d pi_%d 5".formatted(one, one);
            case 1 -> "pending cs_%d pi_%d 5".formatted(one, one);
            case 2 -> "link session:cs_%d charge:ch_%d".formatted(one, one);
            default -> "link payment_intent:pi_%d charge:ch_%d".formatted(one, other);
          });
    }
    return scripts;
  }
}
