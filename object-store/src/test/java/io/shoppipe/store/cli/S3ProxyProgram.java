package io.shoppipe.store.cli;

import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * Serves a folder as S3, its folders being the buckets: prints its address, and ends when stdin
 * does. Without credentials, or with a key and its secret behind the folder. A process of its own,
 * since its server is not that of WireMock.
 */
public final class S3ProxyProgram {
  private S3ProxyProgram() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]).toRealPath();
    boolean signed = args.length > 2;
    S3Proxy server =
        S3Proxy.builder()
            .endpoint(URI.create("http://127.0.0.1:0"))
            .blobStore(new DeniedWrites(new FilesystemNio2BlobStore(folder.toString())))
            .awsAuthentication(
                signed ? AuthenticationType.AWS_V4 : AuthenticationType.NONE,
                signed ? args[1] : "",
                signed ? args[2] : "")
            .build();
    server.start();
    System.out.println("http://127.0.0.1:" + server.getPort());
    System.out.flush();
    while (System.in.read() >= 0) {
      // Whoever started it is still there.
    }
    System.exit(0);
  }
}
