package io.tributary.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** https with the files that certbot and openssl write. */
class TlsTest {
  @TempDir Path folder;
  private OpenSsl openSsl;

  @BeforeEach
  void prepare() {
    openSsl = new OpenSsl(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa:2048", "ec", "ed25519"})
  void everyKindOfKey_isServed_andTheRequestIsSecure(String kind) throws Exception {
    openSsl.renew(kind, "first");
    try (Server server = start()) {
      assertThat(get(server).body()).isEqualTo("true");
    }
  }

  @Test
  void olderFormsOfKeys_areRead() throws Exception {
    openSsl.renew("rsa:2048", "first");
    openSsl.rewriteKey("rsa", "-traditional");
    assertThat(openSsl.privateKey()).content().contains("BEGIN RSA PRIVATE KEY");
    try (Server server = start()) {
      assertThat(get(server).body()).isEqualTo("true");
    }
    openSsl.renew("ec", "second");
    openSsl.rewriteKey("ec");
    assertThat(openSsl.privateKey()).content().contains("BEGIN EC PRIVATE KEY");
    try (Server server = start()) {
      assertThat(get(server).body()).isEqualTo("true");
    }
  }

  @Test
  void renewedFiles_areServedWithoutARestart() throws Exception {
    openSsl.renew("rsa:2048", "first");
    try (Server server = start()) {
      assertThat(OpenSsl.shownBy(server.port())).isEqualTo("CN=first");
      openSsl.renew("ec", "second");
      server.renewCertificate();
      assertThat(OpenSsl.shownBy(server.port())).isEqualTo("CN=second");
    }
  }

  @Test
  void brokenRenewal_leavesTheOldCertificate_untilItIsMended() throws Exception {
    openSsl.renew("rsa:2048", "first");
    String first = Files.readString(openSsl.certificate());
    try (Server server = start()) {
      openSsl.renew("rsa:2048", "second");
      String second = Files.readString(openSsl.certificate());
      Files.writeString(openSsl.certificate(), first);
      server.renewCertificate();
      assertThat(OpenSsl.shownBy(server.port()))
          .as("the key came before its certificate")
          .isEqualTo("CN=first");
      Files.delete(openSsl.certificate());
      server.renewCertificate();
      server.renewCertificate();
      Files.writeString(openSsl.certificate(), second);
      server.renewCertificate();
      assertThat(OpenSsl.shownBy(server.port())).isEqualTo("CN=second");
    }
  }

  @Test
  void privateKeyThatCannotBeServed_isNamed_withWhatIsWrong() throws Exception {
    openSsl.renew("rsa:2048", "first");
    String key = Files.readString(openSsl.privateKey());

    Files.copy(openSsl.certificate(), openSsl.privateKey(), StandardCopyOption.REPLACE_EXISTING);
    assertRefused("privkey.pem holds no private key");
    Files.writeString(openSsl.privateKey(), key.replace("MII", "M=I"));
    assertRefused("privkey.pem");
    Files.writeString(openSsl.privateKey(), key);
    openSsl.rewriteKey("pkey", "-aes256", "-passout", "pass:word");
    assertRefused("privkey.pem has a password");
    Files.delete(openSsl.privateKey());
    assertRefused("There is no file " + openSsl.privateKey());
    Files.createDirectory(openSsl.privateKey());
    assertRefused("can't be read");
  }

  @Test
  void certificateThatCannotBeServed_isNamed_withWhatIsWrong() throws Exception {
    openSsl.renew("rsa:2048", "first");
    String certificate = Files.readString(openSsl.certificate());

    Files.copy(openSsl.privateKey(), openSsl.certificate(), StandardCopyOption.REPLACE_EXISTING);
    assertRefused("fullchain.pem holds no certificate");
    Files.writeString(openSsl.certificate(), certificate.replace("MII", "MIX"));
    assertRefused("fullchain.pem is damaged");
    openSsl.renew("ec", "another");
    Files.writeString(openSsl.certificate(), certificate);
    assertRefused("privkey.pem isn't the one of the certificate");
  }

  /** The silent one was seen to stay for ever before handshakes were watched. */
  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "\u0016\u0003\u0001", ""})
  void plainSlowOrSilentClient_isShownTheDoor(String said) throws Exception {
    openSsl.renew("ec", "first");
    try (Server server = start();
        Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).doesNotContain("true");
      assertThat(get(server).body()).isEqualTo("true");
    }
  }

  @Test
  void strangersCertificate_isNotTrusted() throws Exception {
    openSsl.renew("ec", "first");
    try (Server server = start()) {
      openSsl.renew("ec", "never served");
      assertThatThrownBy(() -> get(server)).isInstanceOf(SSLHandshakeException.class);
    }
  }

  private Server start() {
    ServerCertificate certificate =
        ServerCertificate.read(openSsl.certificate(), openSsl.privateKey());
    return Server.start(
        new ServerSettings(
            "127.0.0.1",
            0,
            TrustedProxies.loopback(),
            Optional.of(certificate),
            Duration.ofSeconds(2)),
        new Routes().get("/", request -> Response.text(200, "" + request.secure())));
  }

  private HttpResponse<String> get(Server server) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(openSsl.trust()).build()) {
      URI address = URI.create("https://127.0.0.1:" + server.port() + "/");
      return client.send(
          HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private void assertRefused(String saying) {
    assertThatThrownBy(() -> ServerCertificate.read(openSsl.certificate(), openSsl.privateKey()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(saying);
  }
}
