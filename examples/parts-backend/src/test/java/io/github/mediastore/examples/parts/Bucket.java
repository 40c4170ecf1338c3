package io.github.mediastore.examples.parts;

import java.net.URI;
import java.util.List;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.springframework.test.context.DynamicPropertyRegistry;

/** An object store in this process, which checks signatures and lets pages of any origin send. */
public final class Bucket {

  private static final String NAME = "videos";
  private static final String KEY = "parts";
  private static final String SECRET = "secret-of-parts";
  private static final URI ADDRESS = start();

  private Bucket() {}

  private static URI start() {
    try {
      BlobStore blobs = new TransientNio2BlobStore();
      blobs.createContainer(NAME);
      S3Proxy proxy =
          S3Proxy.builder()
              .blobStore(blobs)
              .endpoint(URI.create("http://127.0.0.1:0"))
              .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
              .v4MaxNonChunkedRequestSize(1L << 30)
              .ignoreUnknownHeaders(true)
              .corsRules(
                  new CrossOriginResourceSharing(
                      List.of("http://127.0.0.1:.*"),
                      List.of("PUT"),
                      List.of("content-type"),
                      List.of(),
                      "false"))
              .build();
      proxy.start();
      return URI.create("http://127.0.0.1:" + proxy.getPort());
    } catch (Exception e) {
      throw new IllegalStateException("S3Proxy does not start", e);
    }
  }

  /** Returns where its objects are. */
  public static URI address() {
    return ADDRESS.resolve("/" + NAME + "/");
  }

  /** Has an application keep its videos here. */
  public static void use(DynamicPropertyRegistry properties) {
    properties.add("parts.videos.bucket", () -> NAME);
    properties.add("parts.videos.endpoint", ADDRESS::toString);
    properties.add("parts.videos.access-key-id", () -> KEY);
    properties.add("parts.videos.secret-access-key", () -> SECRET);
  }
}
