package io.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.SettableClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Lists that lie about single objects, as a plan says. */
final class ListFaultTest {
  private final StripeApiStandIn standIn = StripeApiStandIn.start(new SettableClock(Things.NOON));
  private final StandInClient client = new StandInClient(standIn);
  private final List<String> ids = new ArrayList<>();

  ListFaultTest() {
    for (int number = 0; number < 200; number++) {
      String id = "ch_" + number;
      ids.add(id);
      standIn.shelf().put(Things.thing("charge", id, 500 - number).put("amount", 1_000));
    }
  }

  @AfterEach
  void close() {
    standIn.close();
  }

  private List<JsonNode> walk(int limit) throws IOException, InterruptedException {
    List<JsonNode> told = new ArrayList<>();
    String cursor = "";
    while (true) {
      JsonNode page = client.read("/v1/charges?limit=" + limit + cursor);
      page.path("data").forEach(told::add);
      if (!page.path("has_more").asBoolean()) {
        return told;
      }
      cursor = "&starting_after=" + told.getLast().path("id").asString();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 100})
  void eachFaultIsTold_andNoOther_whateverTheLimit(int limit)
      throws IOException, InterruptedException {
    List<ListFault> plan = ListFault.plan(limit, ids, 100);
    standIn.listFaults().tell(plan);
    Map<String, List<Long>> expected = new HashMap<>();
    ids.forEach(id -> expected.put(id, List.of(1_000L)));
    plan.forEach(fault -> expected.put(fault.id(), amounts(fault)));
    Map<String, List<Long>> told = new HashMap<>();
    ids.forEach(id -> told.put(id, new ArrayList<>()));
    for (JsonNode charge : walk(limit)) {
      told.computeIfAbsent(charge.path("id").asString(), _ -> new ArrayList<>())
          .add(charge.path("amount").asLong());
    }

    assertThat(told).isEqualTo(expected);
  }

  private static List<Long> amounts(ListFault fault) {
    return switch (fault.kind()) {
      case MISSING -> List.of();
      case DOUBLED -> List.of(1_000L, 1_000L);
      case ALTERED -> List.of(1_000L + fault.by());
    };
  }

  @Test
  void planFollowsFromTheSeed_andHasAllKinds() {
    List<ListFault> plan = ListFault.plan(7, ids, 100);

    assertThat(plan)
        .isEqualTo(ListFault.plan(7, ids, 100))
        .isNotEqualTo(ListFault.plan(8, ids, 100));
    assertThat(plan).extracting(ListFault::kind).contains(ListFault.Kind.values());
    assertThat(new HashSet<>(plan.stream().map(ListFault::id).toList())).hasSize(100);
  }

  @Test
  void objectItself_isToldTruly_andNoFaultsAreTheTruthAgain()
      throws IOException, InterruptedException {
    standIn
        .listFaults()
        .tell(
            List.of(
                new ListFault("ch_1", ListFault.Kind.ALTERED, 5),
                new ListFault("ch_2", ListFault.Kind.MISSING, 0)));
    assertThat(client.read("/v1/charges/ch_1").path("amount").asInt()).isEqualTo(1_000);
    assertThat(client.read("/v1/charges/ch_2").path("id").asString()).isEqualTo("ch_2");

    standIn.listFaults().tell(List.of());
    assertThat(walk(100)).hasSize(200).allMatch(charge -> charge.path("amount").asInt() == 1_000);
  }
}
