package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What a shop may say of goods and money in an event's attributes. */
final class CommerceTest {
  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'value':12.5,'currency':'EUR'} | {'value':12.5,'currency':'EUR'}",
        "{'value':'12.50','currency':' eur'} | {'value':12.50,'currency':'EUR'}",
        "{'value':0} | {'value':0}",
        "{'transactionId':4711} | {'transactionId':'4711'}",
        "{'transaction_id':'T1'} | {'transactionId':'T1'}",
        "{'session_id':'cs_1'} | {'transactionId':'cs_1'}",
        "{'transaction_id':'T1','transactionId':'T2'} | {'transaction_id':'T1','transactionId':'T2'}",
        "{'items':[{'id':'a','quantity':'2','price':'9.90'}]} | {'items':[{'id':'a','quantity':2,'price':9.90}]}",
        "{'items':[]} | {'items':[]}",
        "{'colour':{'a':[1]},'n':null} | {'colour':{'a':[1]},'n':null}",
        "{} | {}",
      })
  void whatIsMeant_isKeptInOneForm(String sent, String kept) {
    assertThat(checked(sent)).isEqualTo(kept.replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'value':'12,50'",
        "'value':-1",
        "'value':1e300",
        "'value':'NaN'",
        "'value':{}",
        "'value':null",
        "'value':true",
        "'currency':'Euro'",
        "'currency':978",
        "'transactionId':{'id':1}",
        "'transactionId':''",
        "'transactionId':1.5",
        "'items':'a'",
        "'items':['a']",
        "'items':[{'price':1}]",
        "'items':[{'id':'a'},{'id':'b','price':'free'}]",
      })
  void whatCannotBeIt_isLeftOutAndNamed(String member) {
    String name = member.replaceAll("^'(\\w+)'.*", "$1");

    assertThat(checked("{'good':1," + member + "}"))
        .isEqualTo("{\"good\":1,\"leftOut\":[\"" + name + "\"]}");
  }

  @Test
  void tooManyItems_areNone() {
    String items = "{'id':'a'},".repeat(50) + "{'id':'a'}";

    assertThat(checked("{'items':[" + items + "]}")).isEqualTo("{\"leftOut\":[\"items\"]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "'x'", "7", "null"})
  void whatIsNoObject_staysAsItIs(String attributes) {
    assertThat(checked(attributes)).isEqualTo(attributes.replace('\'', '"'));
  }

  private static String checked(String attributes) {
    return Commerce.checked(JSON.readTree(attributes.replace('\'', '"'))).toString();
  }
}
