package io.tributary.http;

import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Tells {@link SlowSenders} of each connection before its handshake, for which the library would
 * wait without limit; the thread that asks for an engine is the connection's own.
 */
final class WatchedHandshakes extends SSLContextSpi {
  private final SSLContext context;
  private final SlowSenders slowSenders;

  private WatchedHandshakes(SSLContext context, SlowSenders slowSenders) {
    this.context = context;
    this.slowSenders = slowSenders;
  }

  /**
   * A context that does what the other does, watched until the first request's headers are read.
   */
  static SSLContext of(SSLContext context, SlowSenders slowSenders) {
    return new Context(new WatchedHandshakes(context, slowSenders), context);
  }

  /** The one way to give a context another inside. */
  private static final class Context extends SSLContext {
    Context(SSLContextSpi inside, SSLContext like) {
      super(inside, like.getProvider(), like.getProtocol());
    }
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    slowSenders.watch();
    return context.createSSLEngine();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    slowSenders.watch();
    return context.createSSLEngine(host, port);
  }

  @Override
  protected void engineInit(
      KeyManager @Nullable [] keys,
      TrustManager @Nullable [] trusted,
      @Nullable SecureRandom random) {
    throw new IllegalStateException("the context inside is ready already");
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    return context.getSocketFactory();
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    return context.getServerSocketFactory();
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return context.getServerSessionContext();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return context.getClientSessionContext();
  }

  @Override
  protected SSLParameters engineGetDefaultSSLParameters() {
    return context.getDefaultSSLParameters();
  }

  @Override
  protected SSLParameters engineGetSupportedSSLParameters() {
    return context.getSupportedSSLParameters();
  }
}
