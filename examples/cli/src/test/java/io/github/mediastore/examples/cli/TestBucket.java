package io.github.mediastore.examples.cli;

import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.objects.StoredObject;
import io.github.mediastore.s3.S3CredentialsProvider;
import io.github.mediastore.s3.S3ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * A bucket of an object store in this process, which checks signatures and all tests share.
 *
 * @param name its name
 */
public record TestBucket(String name) {

  private static final String KEY = "local";
  private static final String SECRET = "secret-of-local";
  private static final String MARKERS = "/installation/";
  private static final AtomicInteger BUCKETS = new AtomicInteger();

  /** How many objects of a bucket may still be sent or read; any number unless it is here. */
  private static final Map<String, AtomicInteger> LEFT = new ConcurrentHashMap<>();

  private static final BlobStore BLOBS = new Failing(new TransientNio2BlobStore());
  private static final URI ADDRESS = start();

  private static URI start() {
    try {
      S3Proxy proxy =
          S3Proxy.builder()
              .blobStore(BLOBS)
              .endpoint(URI.create("http://127.0.0.1:0"))
              .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
              .v4MaxNonChunkedRequestSize(1L << 30)
              .ignoreUnknownHeaders(true)
              .build();
      proxy.start();
      return URI.create("http://127.0.0.1:" + proxy.getPort());
    } catch (Exception e) {
      throw new IllegalStateException("S3Proxy does not start", e);
    }
  }

  /** Makes a bucket with nothing in it. */
  public static TestBucket empty() {
    return named("bucket-" + BUCKETS.incrementAndGet());
  }

  /** Makes one of this name. */
  public static TestBucket named(String name) {
    BLOBS.createContainer(name);
    return new TestBucket(name);
  }

  /** Returns the variables with which it can be used. */
  public Map<String, String> credentials() {
    return Map.of("AWS_ACCESS_KEY_ID", KEY, "AWS_SECRET_ACCESS_KEY", SECRET);
  }

  /** Returns where all buckets are. */
  public static URI address() {
    return ADDRESS;
  }

  /** Returns surroundings whose variables say how to reach it from a database's commands. */
  public FakeSurroundings surroundings(TestDatabase database) {
    return database
        .surroundings()
        .with("MEDIA_STORE_OBJECTS", "s3://" + name)
        .with("MEDIA_STORE_INSTALLATION", "production")
        .with("AWS_ENDPOINT_URL", ADDRESS.toString())
        .with("AWS_ACCESS_KEY_ID", KEY)
        .with("AWS_SECRET_ACCESS_KEY", SECRET);
  }

  /** Runs a command that knows the bucket and the database. */
  public Run run(TestDatabase database, Object... args) {
    return Run.of(surroundings(database), args);
  }

  /** Lets this many objects be sent or read, and refuses what comes after. */
  public void refuseAfter(int most) {
    LEFT.put(name, new AtomicInteger(most));
  }

  /** Refuses nothing any more. */
  public void refuseNothing() {
    LEFT.remove(name);
  }

  /** Returns its objects. */
  public ObjectStore objects() {
    return S3ObjectStore.builder(name)
        .endpoint(ADDRESS)
        .credentials(S3CredentialsProvider.of(KEY, SECRET))
        .build();
  }

  /** Returns the keys of media in it, not those of markers. */
  public List<String> keys() {
    try {
      return objects().list("", "", 1000).stream()
          .map(StoredObject::key)
          .filter(key -> !key.contains(MARKERS))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts other bytes in the place of an object. */
  public void replace(String key, byte[] bytes) {
    try {
      objects().put(key, "video/mp4", new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes an object, as nobody should. */
  public void lose(String key) {
    try {
      objects().delete(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An object store that a test can end. */
  private static final class Failing extends ForwardingBlobStore {

    private Failing(BlobStore blobs) {
      super(blobs);
    }

    private static void count(String bucket, String key) {
      AtomicInteger left = LEFT.get(bucket);
      boolean isMedium = !key.contains(MARKERS);
      if (left != null && isMedium && left.getAndDecrement() <= 0) {
        // Answered with 400, which no client tries again.
        throw new IllegalArgumentException("as the test says");
      }
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream bytes) {
      count(request.bucket(), request.key());
      return super.putBlob(request, bytes);
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
      count(request.bucket(), request.key());
      return super.getBlob(request);
    }
  }
}
