package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When a run counts for nothing. */
final class VoidRulesTest {
  @Test
  void everyAcceptedItemIsARow_balances() {
    assertThat(Balance.fault(answers(100, 0, 0, 0), 100)).isEmpty();
  }

  @Test
  void acceptedItemThatIsNoRow_isAFault() {
    assertThat(Balance.fault(answers(100, 0, 0, 0), 99).orElseThrow()).contains("only 99 are rows");
  }

  @Test
  void rowNobodySentFor_isAFault() {
    assertThat(Balance.fault(answers(100, 0, 0, 0), 101)).isPresent();
  }

  @Test
  void itemThatMayBeKept_mayBeARow_orNot() {
    assertThat(Balance.fault(answers(100, 3, 0, 0), 100)).isEmpty();
    assertThat(Balance.fault(answers(100, 3, 0, 0), 103)).isEmpty();
    assertThat(Balance.fault(answers(100, 3, 0, 0), 104)).isPresent();
  }

  @Test
  void refusedAndSilentAnswers_areFaults() {
    assertThat(Balance.fault(answers(100, 0, 1, 0), 100).orElseThrow()).contains("1 requests");
    assertThat(Balance.fault(answers(100, 0, 0, 1), 100)).isPresent();
  }

  @Test
  void webhook_isPromisedByA200_andMayBeStoredAfterA503() {
    Answers webhooks = answers(0, 0, 2, 50).asWebhooks();

    assertThat(Balance.fault(webhooks, 50)).isEmpty();
    assertThat(Balance.fault(webhooks, 52)).isEmpty();
    assertThat(Balance.fault(webhooks, 49)).isPresent();
    assertThat(Balance.fault(webhooks, 53)).isPresent();
  }

  @Test
  void turnIsQuiet_whenNginxWasAsFastAfterItAsBefore() {
    assertThat(new Turn(100, 1, 109).isQuiet()).isTrue();
    assertThat(new Turn(109, 1, 100).isQuiet()).isTrue();
    assertThat(new Turn(100, 1, 111).isQuiet()).isFalse();
    assertThat(new Turn(111, 1, 100).isQuiet()).isFalse();
  }

  @Test
  void ratio_isToTheMeanOfNginxsNeighbours() {
    assertThat(new Turn(90, 50, 110).ratio()).isEqualTo(0.5);
  }

  @Test
  void median_isTheMiddleOne_orTheLowerOfTwo() {
    List<Turn> turns =
        List.of(new Turn(100, 50, 100), new Turn(100, 60, 100), new Turn(100, 10, 100));

    assertThat(Turn.median(turns, Turn::ratio)).isEqualTo(0.5);
    assertThat(Turn.median(turns.subList(0, 2), Turn::ours)).isEqualTo(50);
  }

  private static Answers answers(long accepted, long notKept, long refused, long silent) {
    return new Answers(accepted, accepted, notKept, 0, silent, refused, 0, 0);
  }
}
