package io.github.mediastore.s3;

import io.github.mediastore.ByteRange;
import io.github.mediastore.ResponseHeaders;
import io.github.mediastore.objects.NoSuchObjectException;
import io.github.mediastore.objects.ObjectKeys;
import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.objects.PresignedUpload;
import io.github.mediastore.objects.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps objects in a bucket of S3, or of what speaks its protocol. Needs no other library.
 *
 * <p>Failures are {@link S3Exception}s where the object store answered, and other {@link
 * IOException}s where it did not; messages have no secrets in them. Holds nothing that must be
 * closed.
 */
public final class S3ObjectStore implements ObjectStore {

  /** In the metadata of a mark, so that a lost answer does not leave open whose it is. */
  private static final String MARK = "x-amz-meta-media-store-mark";

  private static final int MOST_BYTES_OF_A_MARK = 1024;
  private static final Duration SHORTEST_VALID = Duration.ofSeconds(1);
  private static final Duration LONGEST_VALID = Duration.ofDays(7);

  private final S3Client client;
  private final int partSize;
  private final int partsAtOnce;
  private final long copiedAtOnce;

  S3ObjectStore(S3Client client, int partSize, int partsAtOnce, long copiedAtOnce) {
    this.client = client;
    this.partSize = partSize;
    this.partsAtOnce = partsAtOnce;
    this.copiedAtOnce = copiedAtOnce;
  }

  /**
   * Begins to say where objects are.
   *
   * @param bucket the bucket's name
   * @return a builder
   * @throws IllegalArgumentException if no bucket has that name
   */
  public static S3ObjectStoreBuilder builder(String bucket) {
    return new S3ObjectStoreBuilder(bucket);
  }

  @Override
  public void put(String key, String contentType, InputStream bytes) throws IOException {
    ObjectKeys.require(key);
    new Upload(client, key, contentType, bytes, partSize, partsAtOnce).store();
  }

  @Override
  public boolean create(String key, byte[] bytes) throws IOException {
    ObjectKeys.require(key);
    if (bytes.length > MOST_BYTES_OF_A_MARK) {
      throw new IllegalArgumentException("A mark has at most 1,024 bytes, not " + bytes.length);
    }
    String mark = UUID.randomUUID().toString();
    try {
      client.store(
          S3Request.of("PUT", key)
              .header("if-none-match", "*")
              .header(MARK, mark)
              .body(bytes.clone()));
      return true;
    } catch (S3Exception e) {
      if (!e.code().equals("PreconditionFailed")) {
        throw e;
      }
      // It may be of an attempt whose answer was lost.
      return head(key).filter(h -> h.header(MARK).equals(mark)).isPresent();
    }
  }

  @Override
  public void copy(String from, String etag, String to) throws IOException {
    if (ObjectKeys.require(to).equals(ObjectKeys.require(from))) {
      throw new IllegalArgumentException("The copy of " + from + " must have another key");
    }
    S3Client.Head head =
        head(from)
            .filter(h -> etag(h).equals(etag))
            .orElseThrow(() -> new NoSuchObjectException(from + " of version " + etag));
    new ObjectCopy(client, from, etag, to).copy(head, size(from, head), copiedAtOnce);
  }

  @Override
  public Optional<StoredObject> find(String key) throws IOException {
    Optional<S3Client.Head> head = head(ObjectKeys.require(key));
    return head.isEmpty() ? Optional.empty() : Optional.of(describe(key, head.get()));
  }

  private Optional<S3Client.Head> head(String key) throws IOException {
    try {
      return Optional.of(client.send(S3Request.of("HEAD", key)));
    } catch (S3Exception e) {
      if (e.status() == 404 && isAbsent(key)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Asks again in a way that tells an absent object from an absent bucket, as HEAD does not. */
  private boolean isAbsent(String key) throws IOException {
    try {
      return client.send(
          S3Request.of("GET", key).header("range", "bytes=0-0"),
          (head, body) -> {
            // All of the object may be there.
            body.close();
            return false;
          });
    } catch (S3Exception e) {
      if (e.code().equals("NoSuchKey")) {
        return true;
      }
      throw e;
    }
  }

  private static StoredObject describe(String key, S3Client.Head head) throws IOException {
    try {
      return new StoredObject(
          key,
          size(key, head),
          etag(head),
          ZonedDateTime.parse(head.header("last-modified"), DateTimeFormatter.RFC_1123_DATE_TIME)
              .toInstant());
    } catch (DateTimeException e) {
      throw new UnusableAnswerException("The time of " + key + " is none", e);
    }
  }

  private static String etag(S3Client.Head head) {
    return head.header("etag").replace("\"", "");
  }

  private static long size(String key, S3Client.Head head) throws IOException {
    try {
      return Long.parseLong(head.header("content-length"));
    } catch (NumberFormatException e) {
      throw new UnusableAnswerException("The size of " + key + " is no number", e);
    }
  }

  @Override
  public InputStream read(String key, ByteRange range) throws IOException {
    return new ObjectStream(client, ObjectKeys.require(key), range);
  }

  @Override
  public void delete(String key) throws IOException {
    try {
      client.send(S3Request.of("DELETE", ObjectKeys.require(key)));
    } catch (S3Exception e) {
      if (!e.code().equals("NoSuchKey")) {
        throw e;
      }
    }
  }

  @Override
  public List<StoredObject> list(String prefix, String after, int limit) throws IOException {
    ObjectKeys.requirePrefix(prefix);
    ObjectKeys.requirePrefix(after);
    if (limit < 1 || limit > 1000) {
      throw new IllegalArgumentException("A page has 1 to 1,000 objects, not " + limit);
    }
    return new BucketListing(client, prefix).objects(after, limit);
  }

  @Override
  public int discardUploads(String prefix, Instant before) throws IOException {
    return new BucketListing(client, ObjectKeys.requirePrefix(prefix)).abortUploads(before);
  }

  /**
   * {@inheritDoc}
   *
   * <p>An address of temporary credentials ends with them, if that is sooner.
   *
   * @throws UncheckedIOException if there are no credentials
   */
  @Override
  public Optional<URI> presignRead(String key, ResponseHeaders headers, Duration valid) {
    return Optional.of(
        presign(
            S3Request.of("GET", ObjectKeys.require(key))
                .query("response-content-type", headers.contentType())
                .query("response-content-disposition", headers.contentDisposition())
                .query("response-cache-control", headers.cacheControl()),
            valid));
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException if there are no credentials
   */
  @Override
  public Optional<PresignedUpload> presignUpload(
      String key, String contentType, long size, Duration valid) {
    URI address =
        presign(
            S3Request.of("PUT", ObjectKeys.require(key))
                .header("content-type", contentType)
                .header("content-length", Long.toString(size)),
            valid);
    return Optional.of(new PresignedUpload(address, Map.of("content-type", contentType)));
  }

  private URI presign(S3Request request, Duration valid) {
    if (valid.compareTo(SHORTEST_VALID) < 0 || valid.compareTo(LONGEST_VALID) > 0) {
      throw new IllegalArgumentException("An address is valid for 1 s to 7 days, not " + valid);
    }
    try {
      return client.presign(request, valid);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
