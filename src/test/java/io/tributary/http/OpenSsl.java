package io.tributary.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Makes keys and certificates for 127.0.0.1 with the program that people use for it. */
final class OpenSsl {
  private final Path folder;

  OpenSsl(Path folder) {
    this.folder = folder;
  }

  Path certificate() {
    return folder.resolve("fullchain.pem");
  }

  Path privateKey() {
    return folder.resolve("privkey.pem");
  }

  /** A new key of a kind such as {@code rsa:2048}, and a certificate for it. */
  void renew(String kind, String name) throws IOException {
    List<String> words = new ArrayList<>(List.of("req", "-x509", "-nodes", "-days", "2"));
    words.addAll(List.of("-newkey", kind, "-keyout", privateKey().toString()));
    if (kind.equals("ec")) {
      words.addAll(List.of("-pkeyopt", "ec_paramgen_curve:P-256"));
    }
    words.addAll(List.of("-out", certificate().toString(), "-subj", "/CN=" + name));
    words.addAll(List.of("-addext", "subjectAltName=IP:127.0.0.1"));
    run(words);
  }

  /** Writes the private key again, in another form. */
  void rewriteKey(String... words) throws IOException {
    Path other = folder.resolve("other.pem");
    List<String> command = new ArrayList<>(List.of(words));
    command.addAll(List.of("-in", privateKey().toString(), "-out", other.toString()));
    run(command);
    Files.move(other, privateKey(), StandardCopyOption.REPLACE_EXISTING);
  }

  private static void run(List<String> words) throws IOException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(words);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(command + ": " + said);
    }
  }

  /** Trusts this certificate and no other. */
  SSLContext trust() throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream pem = Files.newInputStream(certificate())) {
      Certificate one = CertificateFactory.getInstance("X.509").generateCertificate(pem);
      trusted.setCertificateEntry("one", Objects.requireNonNull(one));
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  /** Whose certificate a server on this machine shows, trusted or not. */
  static String shownBy(int port) throws IOException {
    Process client =
        new ProcessBuilder("openssl", "s_client", "-connect", "127.0.0.1:" + port)
            .redirectErrorStream(true)
            .start();
    client.getOutputStream().close();
    String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.replaceAll("(?s).*subject=\\s*(CN *= *\\w+).*", "$1").replace(" ", "");
  }
}
