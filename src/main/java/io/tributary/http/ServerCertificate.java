package io.tributary.http;

import io.helidon.common.tls.Tls;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The certificate the server shows, from two files which somebody renews now and then. */
public final class ServerCertificate {
  private static final Logger LOG = LoggerFactory.getLogger(ServerCertificate.class);
  private static final IdentityFiles.Texts UNREADABLE = new IdentityFiles.Texts("", "");

  private final IdentityFiles files;
  private IdentityFiles.Texts seen;
  private Identity served;
  private final Tls tls;

  private ServerCertificate(IdentityFiles files, IdentityFiles.Texts seen, Identity served) {
    this.files = files;
    this.seen = seen;
    this.served = served;
    this.tls = tls(served);
  }

  /**
   * Reads the files.
   *
   * @param certificate PEM: the certificate, then those that vouch for it
   * @param privateKey PEM
   * @throws IllegalStateException with a sentence that names the file and what is wrong with it
   */
  public static ServerCertificate read(Path certificate, Path privateKey) {
    IdentityFiles files = new IdentityFiles(certificate, privateKey);
    IdentityFiles.Texts texts = files.texts();
    return new ServerCertificate(files, texts, files.read(texts));
  }

  private static Tls tls(Identity identity) {
    return Tls.builder().privateKey(identity.key()).privateKeyCertChain(identity.chain()).build();
  }

  /** What the server listens with; a renewal changes what is inside. */
  Tls watchedBy(SlowSenders slowSenders) {
    return Tls.builder().sslContext(WatchedHandshakes.of(tls.sslContext(), slowSenders)).build();
  }

  /**
   * Looks at the files again, and shows the new certificate from the next connection on. While the
   * new files can't be used, such as between the writing of the one and of the other, the old
   * certificate stays.
   */
  void renew() {
    try {
      IdentityFiles.Texts texts = files.texts();
      if (texts.equals(seen)) {
        return;
      }
      seen = texts;
      served = files.read(texts);
      tls.reload(tls(served));
      LOG.info("the certificate was renewed, until {}", served.certificate().getNotAfter());
    } catch (TlsRefusal unusable) {
      tell(unusable);
    }
  }

  /** Once for each state of the files. */
  private void tell(TlsRefusal unusable) {
    boolean isKnown = seen.equals(UNREADABLE);
    boolean isUnread = unusable.getCause() instanceof IOException;
    if (isUnread) {
      seen = UNREADABLE;
    }
    if (!isUnread || !isKnown) {
      LOG.error(
          "{} The old certificate, valid until {}, stays in use.",
          unusable.getMessage(),
          served.certificate().getNotAfter());
    }
  }
}
