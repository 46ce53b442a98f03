package io.shoppipe.tap.http.client;

import java.net.http.HttpClient;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
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

/**
 * The JVM's own TLS, set up with the first connection that is secure: a client asks for it when it
 * is built, and a service without TLS would wait a tenth of a second for it in vain. Thread-safe.
 */
final class LazyTls extends SSLContext {
  /** What the client takes by itself unless these properties say otherwise. */
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private static final String[] OTHERWISE = {"jdk.tls.client.protocols", "https.protocols"};

  private LazyTls() {
    super(new Lazy(), null, "TLS");
  }

  static void into(HttpClient.Builder client) {
    for (String property : OTHERWISE) {
      if (System.getProperty(property) != null) {
        return;
      }
    }
    client.sslContext(new LazyTls()).sslParameters(new SSLParameters(null, PROTOCOLS));
  }

  /** Hands all on to the default context. */
  private static final class Lazy extends SSLContextSpi {
    private static SSLContext context() {
      try {
        return SSLContext.getDefault();
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trusted, SecureRandom random)
        throws KeyManagementException {
      throw new KeyManagementException("the default context is set up by itself");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return context().getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return context().getServerSocketFactory();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return context().createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return context().createSSLEngine(host, port);
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return context().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return context().getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
      return context().getDefaultSSLParameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
      return context().getSupportedSSLParameters();
    }
  }
}
