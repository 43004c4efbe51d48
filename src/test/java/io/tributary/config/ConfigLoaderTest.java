package io.tributary.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.model.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How settings are found, which of them wins, and how a wrong one is refused. */
final class ConfigLoaderTest {
  @TempDir Path folder;

  @Test
  void nothingWritten_meansTheDefaults() {
    Config config = load(Map.of(), Map.of());

    assertThat(config.data()).isEqualTo(Path.of("data"));
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.address()).isEqualTo("0.0.0.0");
    assertThat(config.publicUrl()).isEmpty();
    assertThat(config.database().url()).isEmpty();
    assertThat(config.stripe().webhookSecrets()).isEmpty();
    assertThat(config.stripe().apiBase()).isEqualTo(URI.create("https://api.stripe.com"));
    assertThat(config.trustedProxies()).containsExactly("127.0.0.0/8", "::1/128");
    assertThat(config.click().lookback()).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void flagBeatsEnvironment_andEnvironmentBeatsFile() throws IOException {
    write("port: 1001\ndata: fromFile\naddress: 127.0.0.1\n");

    Config config =
        load(
            Map.of("TRIBUTARY_PORT", "1002", "TRIBUTARY_DATA", "fromEnvironment"),
            Map.of("port", "1003"));

    assertThat(config.port()).isEqualTo(1003);
    assertThat(config.data()).isEqualTo(Path.of("fromEnvironment"));
    assertThat(config.address()).isEqualTo("127.0.0.1");
  }

  @Test
  void everyEnvironmentNameOfTheDesign_isRead() {
    Config config = withEveryEnvironmentName();

    assertThat(config.publicUrl()).contains(URI.create("https://t.shop.example"));
    assertThat(config.database().url()).contains("jdbc:postgresql://db/t?password=a");
    assertThat(config.stripe().webhookSecrets().orElseThrow())
        .containsExactly(new Secret("whsec_0123456789"), new Secret("whsec_abcdefghij"));
    assertThat(config.stripe().apiKey()).contains(new Secret("sk_test_1"));
    assertThat(config.stripe().apiBase()).isEqualTo(URI.create("http://127.0.0.1:9999"));
    assertThat(config.apiKey()).contains(new Secret("0123456789abcdef"));
    assertThat(config.secretKey()).contains(new Secret("fedcba9876543210fedcba9876543210"));
    assertThat(config.trustedProxies()).containsExactly("10.0.0.0/8", "192.168.1.1");
  }

  private Config withEveryEnvironmentName() {
    return load(
        Map.of(
            "TRIBUTARY_PUBLIC_URL", "https://t.shop.example",
            "TRIBUTARY_DATABASE_URL", "jdbc:postgresql://db/t?password=a",
            "TRIBUTARY_STRIPE_WEBHOOK_SECRETS", "whsec_0123456789, whsec_abcdefghij",
            "TRIBUTARY_STRIPE_API_KEY", "sk_test_1",
            "TRIBUTARY_STRIPE_API_BASE", "http://127.0.0.1:9999",
            "TRIBUTARY_API_KEY", "0123456789abcdef",
            "TRIBUTARY_SECRET_KEY", "fedcba9876543210fedcba9876543210",
            "TRIBUTARY_TRUSTED_PROXIES", "10.0.0.0/8,192.168.1.1"),
        Map.of());
  }

  @Test
  void nestedKeysAndLists_areReadFromTheFile() throws IOException {
    write(
        """
        stripe:
          webhook-secrets:
            - whsec_0123456789
            - whsec_abcdefghij
        click:
          lookback: 7d
        """);

    Config config = load(Map.of(), Map.of());

    assertThat(config.stripe().webhookSecrets().orElseThrow()).hasSize(2);
    assertThat(config.click().lookback()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void keyThatLooksLikeANumber_isKeptAsWritten() throws IOException {
    write("api-key: 0123456701234567\n");

    assertThat(load(Map.of(), Map.of()).apiKey()).contains(new Secret("0123456701234567"));
  }

  @Test
  void namedFile_isReadInsteadOfTheStandardOne() throws IOException {
    write("port: 1001\n");
    Files.writeString(folder.resolve("my other.yaml"), "port: 2002\n");

    Config config = loader(Map.of()).load(Optional.of(Path.of("my other.yaml")), Map.of());

    assertThat(config.port()).isEqualTo(2002);
  }

  @Test
  void unwantedKeys_stayAtTheirDefaults() {
    Config config =
        loader(Map.of("TRIBUTARY_PORT", "1", "TRIBUTARY_DATABASE_URL", "jdbc:postgresql://db/t"))
            .load(Optional.empty(), Map.of(), "port"::equals);

    assertThat(config.port()).isEqualTo(1);
    assertThat(config.database().url()).isEmpty();
  }

  @Test
  void emptyValues_countAsAbsent() throws IOException {
    write("port:\nstripe:\n  api-key:\n");

    Config config = load(Map.of("TRIBUTARY_API_KEY", ""), Map.of());

    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.apiKey()).isEmpty();
  }

  @Test
  void everyProblem_isListedAtOnce_withKeyValueAndWayOut() throws IOException {
    write("prot: 1\nport: 80x\nstripe:\n  api-bse: https://x\n");

    assertThatThrownBy(
            () ->
                load(
                    Map.of("TRIBUTARY_SECRETKEY", "hush", "TRIBUTARY_PUBLIC_URL", "shop.example"),
                    Map.of()))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("5 settings are wrong")
        .hasMessageContaining("tributary.yaml line 1 is no setting: did you mean port?")
        .hasMessageContaining("is '80x', must be a whole number from 0 to 65535")
        .hasMessageContaining("did you mean stripe.api-base?")
        .hasMessageContaining(
            "TRIBUTARY_SECRETKEY is no setting: did you mean TRIBUTARY_SECRET_KEY?")
        .hasMessageContaining(
            "public-url from TRIBUTARY_PUBLIC_URL is 'shop.example', must be http");
  }

  @Test
  void valueOfASecret_isNeverShown() throws IOException {
    write("api-kee: first-hush\nsecret-key: second-hush\n");

    assertThatThrownBy(
            () ->
                load(
                    Map.of("TRIBUTARY_API_KEY", "3-hush", "TRIBUTARY_DATABASE_URL", "4-hush"),
                    Map.of()))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("4 settings are wrong")
        .hasMessageContaining("api-key from TRIBUTARY_API_KEY is (not shown)")
        .hasMessageNotContaining("hush");
  }

  @Test
  void missingNamedFile_brokenYaml_andKeysGivenTwice_areRefused() throws IOException {
    assertThatThrownBy(() -> loader(Map.of()).load(Optional.of(Path.of("none.yaml")), Map.of()))
        .hasMessageContaining("none.yaml can't be read");
    write("port: 1\nport: 2\n");
    assertThatThrownBy(() -> load(Map.of(), Map.of()))
        .hasMessageContaining("line 2 sets port again");
    write("port: 1\napi-key: \"hush\n");
    assertThatThrownBy(() -> load(Map.of(), Map.of()))
        .hasMessageContaining("is not YAML")
        .hasMessageNotContaining("hush");
    write("just words\n");
    assertThatThrownBy(() -> load(Map.of(), Map.of())).hasMessageContaining("must hold lines");
  }

  private Config load(Map<String, String> environment, Map<String, String> flags) {
    return loader(environment).load(Optional.empty(), flags);
  }

  private ConfigLoader loader(Map<String, String> environment) {
    return new ConfigLoader(environment, folder);
  }

  private void write(String yaml) throws IOException {
    Files.writeString(folder.resolve(ConfigLoader.FILE_NAME), yaml);
  }
}
