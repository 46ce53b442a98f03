package io.shoppipe.store.cli;

import java.io.InputStream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Nobody may write below {@code denied/} of any bucket. */
final class DeniedWrites extends ForwardingBlobStore {
  DeniedWrites(BlobStore store) {
    super(store);
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
    if (request.key().startsWith("denied/")) {
      throw S3Exception.builder()
          .statusCode(403)
          .message("Access Denied")
          .awsErrorDetails(AwsErrorDetails.builder().errorCode("AccessDenied").build())
          .build();
    }
    return super.putBlob(request, content);
  }
}
