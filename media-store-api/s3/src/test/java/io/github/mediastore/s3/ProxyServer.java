package io.github.mediastore.s3;

import java.net.URI;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.model.Part;

/** An object store in this process: S3Proxy in front of memory. It checks signatures. */
final class ProxyServer {

  static final String BUCKET = "media";
  static final S3CredentialsProvider CREDENTIALS =
      S3CredentialsProvider.of("local", "secret-of-local");

  private static final long MOST_UNCHUNKED = 1L << 30;
  private static final URI ADDRESS = start();

  private ProxyServer() {}

  private static URI start() {
    try {
      BlobStore blobs = new SmallParts(new TransientNio2BlobStore());
      blobs.createContainer(BUCKET);
      S3Proxy proxy =
          S3Proxy.builder()
              .blobStore(blobs)
              .endpoint(URI.create("http://127.0.0.1:0"))
              .awsAuthentication(AuthenticationType.AWS_V4, "local", "secret-of-local")
              .v4MaxNonChunkedRequestSize(MOST_UNCHUNKED)
              .ignoreUnknownHeaders(true)
              .build();
      proxy.start();
      return URI.create("http://127.0.0.1:" + proxy.getPort());
    } catch (Exception e) {
      throw new IllegalStateException("S3Proxy does not start", e);
    }
  }

  /** Says no sizes of parts, so that S3Proxy does not hold them to 5 MiB and tests stay small. */
  private static final class SmallParts extends ForwardingBlobStore {

    private SmallParts(BlobStore blobs) {
      super(blobs);
    }

    @Override
    public List<Part> listMultipartUpload(MultipartUpload upload) {
      return super.listMultipartUpload(upload).stream()
          .map(part -> part.toBuilder().size(-1L).build())
          .toList();
    }
  }

  /** Returns where it is; it runs as long as the tests do. */
  static URI address() {
    return ADDRESS;
  }

  /** Begins an object store in its bucket. */
  static S3ObjectStoreBuilder objects() {
    return S3ObjectStore.builder(BUCKET).endpoint(ADDRESS).credentials(CREDENTIALS);
  }
}
