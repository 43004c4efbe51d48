package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Numbers and names that were made to cost a lot to read. */
class HostileValuesTest {
  @Test
  void aNumberOfTwoThousandMillionDigits_isNotWrittenOut() {
    BigDecimal wild = new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE);

    assertThat(PlainText.of(JsonNodeFactory.instance.numberNode(wild))).contains(wild.toString());
    assertThat(Trees.json("{\"value\":1E2147483648}")).isEmpty();
  }

  @Test
  void aWideMessage_isFoldedOnce_howeverManyPlacesAreLookedFor() {
    CountingNode wide = new CountingNode();
    for (int member = 0; member < 1000; member++) {
      wide.put("Name_" + member, "value " + member);
    }
    Places places = new Places(wide, Trees.object());

    for (int member = 0; member < 1000; member++) {
      assertThat(places.at("name" + member).map(Found::text)).contains("value " + member);
      assertThat(places.at("none" + member)).isEmpty();
    }

    assertThat(wide.walks).isEqualTo(1);
  }

  @Test
  void ofNamesThatAreTheSameWhenFolded_theFirstCounts() {
    JsonNode tree = Trees.json("{\"Order_ID\":\"first\",\"orderid\":\"second\"}").orElseThrow();

    assertThat(new Places(tree, tree).at("order-id").map(Found::text)).contains("first");
  }

  /** Counts how often all of its members are looked at. */
  private static final class CountingNode extends ObjectNode {
    private static final long serialVersionUID = 1L;
    private int walks;

    private CountingNode() {
      super(JsonNodeFactory.instance);
    }

    @Override
    public Set<Map.Entry<String, JsonNode>> properties() {
      walks++;
      return super.properties();
    }
  }
}
