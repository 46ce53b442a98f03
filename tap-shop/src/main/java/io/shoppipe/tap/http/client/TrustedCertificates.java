package io.shoppipe.tap.http.client;

import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Trust in a certificate authority of one's own, beside those that the JVM knows. */
final class TrustedCertificates {
  private TrustedCertificates() {}

  /** A context that trusts the certificates of a PEM file too. */
  static SSLContext with(Path pem) {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (Certificate own : read(pem)) {
        trusted.setCertificateEntry("own-" + number++, own);
      }
      for (TrustManager known : managers(null)) {
        for (X509Certificate one : ((X509TrustManager) known).getAcceptedIssuers()) {
          trusted.setCertificateEntry("known-" + number++, one);
        }
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(trusted), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static Collection<? extends Certificate> read(Path pem) throws CertificateException {
    String where = "config: source.tls_ca_file " + pem;
    try (InputStream in = Files.newInputStream(pem)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (!found.isEmpty()) {
        return found;
      }
    } catch (IOException e) {
      throw SingerException.config(where + " can't be read. Check the path.");
    } catch (CertificateException e) {
      throw SingerException.config(where + " holds no certificates in PEM form.");
    }
    throw SingerException.config(where + " holds no certificates in PEM form.");
  }
}
