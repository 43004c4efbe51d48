package io.tributary.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate's chain and its private key as certbot and openssl write them: PEM, the key as
 * PKCS#8, PKCS#1 (RSA) or SEC 1 (EC), without a password.
 */
record IdentityFiles(Path certificate, Path privateKey) {
  private static final int LONGEST = 1024 * 1024;

  /** The texts of both files; a renewal changes them. */
  record Texts(String certificate, String privateKey) {}

  /**
   * Reads both files.
   *
   * @throws TlsRefusal when one can't be read
   */
  Texts texts() {
    return new Texts(text("tls.certificate", certificate), text("tls.private-key", privateKey));
  }

  private static String text(String setting, Path file) {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException missing) {
      throw new TlsRefusal("There is no file %s: correct %s.".formatted(file, setting), missing);
    } catch (IOException unreadable) {
      throw new TlsRefusal(
          "The file %s of %s can't be read (%s): it must be a file, and readable for the user who runs Tributary."
              .formatted(file, setting, unreadable.getClass().getSimpleName()),
          unreadable);
    }
  }

  /**
   * Understands both.
   *
   * @throws TlsRefusal when one holds something else, or they don't belong together
   */
  Identity read(Texts texts) {
    List<X509Certificate> chain = chain(blocks(certificate, texts.certificate()));
    PrivateKey key = key(blocks(privateKey, texts.privateKey()), chain.getFirst().getPublicKey());
    Identity identity = new Identity(key, chain);
    if (!identity.belongsTogether()) {
      throw strangers(null);
    }
    return identity;
  }

  private static List<Pem> blocks(Path file, String text) {
    try {
      return Pem.blocks(text);
    } catch (IllegalArgumentException broken) {
      throw new TlsRefusal("The file %s is damaged: a block isn't base64.".formatted(file), broken);
    }
  }

  private List<X509Certificate> chain(List<Pem> blocks) {
    List<X509Certificate> chain =
        blocks.stream()
            .filter(block -> block.label().equals("CERTIFICATE"))
            .map(this::certificate)
            .toList();
    if (chain.isEmpty()) {
      throw new TlsRefusal(
          "The file %s holds no certificate: it must be PEM, with the line '-----BEGIN CERTIFICATE-----', such as certbot's fullchain.pem."
              .formatted(certificate));
    }
    return chain;
  }

  private X509Certificate certificate(Pem block) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(block.der()));
    } catch (CertificateException broken) {
      throw new TlsRefusal(
          "The file %s is damaged: a certificate in it can't be read.".formatted(certificate),
          broken);
    }
  }

  private PrivateKey key(List<Pem> blocks, PublicKey counterpart) {
    for (Pem block : blocks) {
      switch (block.label()) {
        case "PRIVATE KEY" -> {
          return key(block.der(), counterpart);
        }
        case "RSA PRIVATE KEY", "EC PRIVATE KEY" -> {
          return key(asPkcs8(block.der(), counterpart), counterpart);
        }
        case "ENCRYPTED PRIVATE KEY" ->
            throw new TlsRefusal(
                "The key in %s has a password, which nobody could type at a restart: take it off with 'openssl pkey -in … -out …' and protect the file instead."
                    .formatted(privateKey));
        default -> {} // EC PARAMETERS, or a certificate in the same file
      }
    }
    throw new TlsRefusal(
        "The file %s holds no private key: it must be PEM, with the line '-----BEGIN PRIVATE KEY-----', such as certbot's privkey.pem."
            .formatted(privateKey));
  }

  private PrivateKey key(byte[] pkcs8, PublicKey counterpart) {
    try {
      return KeyFactory.getInstance(counterpart.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException another) {
      throw strangers(another);
    }
  }

  private TlsRefusal strangers(@Nullable Throwable cause) {
    String message =
        "The private key in %s isn't the one of the certificate in %s: name the two files of one renewal."
            .formatted(privateKey, certificate);
    return new TlsRefusal(message, cause);
  }

  /**
   * Older forms leave out which algorithm the key is for; the certificate's public key says it in
   * the same words (RFC 5208: version, algorithm, key).
   */
  private static byte[] asPkcs8(byte[] key, PublicKey counterpart) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(new byte[] {0x02, 0x01, 0x00});
    content.writeBytes(Der.firstElement(counterpart.getEncoded()));
    content.writeBytes(Der.element(0x04, key));
    return Der.element(0x30, content.toByteArray());
  }
}
