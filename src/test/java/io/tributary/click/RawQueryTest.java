package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.http.Server;
import io.tributary.http.ServerSettings;
import io.tributary.http.TrustedProxies;
import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.testing.RawSocket;
import io.tributary.testing.TestHouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tracked link through the real server, with a query as browsers leave it: hardly escaped. */
final class RawQueryTest {
  private static final Pattern ID = Pattern.compile("tbclid=(\\w{26})");
  @TempDir private Path folder;
  private TestHouse house;
  private Server server;

  @BeforeEach
  void open() {
    house = new TestHouse(folder);
    house.link("shop", "https://shop.example/");
    ServerSettings settings = new ServerSettings("127.0.0.1", 0, TrustedProxies.loopback());
    server = Server.start(settings, house.clickRoutes());
  }

  @AfterEach
  void close() {
    server.close();
    house.close();
  }

  private String get(String address) throws IOException {
    String head = " HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\nUser-Agent: ";
    try (RawSocket socket = new RawSocket(server.port())) {
      return socket.send("GET " + address + head + TestHouse.BROWSER + "\r\n\r\n").readAll();
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\0',
      value = {
        "a|b, a|b, a%7Cb",
        "50%off, 50%off, 50%25off",
        "{{campaign.name}}, {{campaign.name}}, %7B%7Bcampaign.name%7D%7D",
        "%u0416, %u0416, %25u0416",
        "a\\\"b, a\\\"b, a%5C%22b",
        "\u00e9!, \ufffd!, %EF%BF%BD%21",
      })
  void click_isKeptWithItsCampaign_whichTravelsOnEscaped(String sent, String kept, String passed)
      throws IOException {
    String answer = get("/r/shop?fbclid=Q&utm_campaign=" + sent);
    house.settle();

    assertThat(answer).startsWith("HTTP/1.1 302").contains("&utm_campaign=" + passed + "\r\n");
    assertThat(click(answer).utm().campaign()).hasValue(kept);
    assertThat(click(answer).adClickIds()).hasSize(1);
  }

  @Test
  void slugNobodyHas_isNotFound_howeverOdd() throws IOException {
    assertThat(get("/r/a|b?utm_campaign=50%")).startsWith("HTTP/1.1 404");
  }

  private Click click(String answer) {
    Matcher id = ID.matcher(answer);
    assertThat(id.find()).isTrue();
    return house.click(ClickId.parse(id.group(1)).orElseThrow()).orElseThrow();
  }
}
