package io.github.mediastore.s3;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says where a bucket is, whose requests these are, and how much is done at once. */
public final class S3ObjectStoreBuilder {

  private static final Pattern BUCKET = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{1,253}");
  private static final Pattern REGION = Pattern.compile("[a-zA-Z0-9-]{1,50}");
  private static final int LEAST_PART = 5 << 20;
  private static final int MOST_PART = 1 << 30;

  private final String bucket;
  private String region = "us-east-1";
  private @Nullable URI endpoint;
  private boolean isVirtualHost;
  private S3CredentialsProvider credentials = S3CredentialsProvider.fromEnvironment();
  private int partSize = 8 << 20;
  private int partsAtOnce = 3;
  private long copiedAtOnce = 1L << 30;
  private Duration patience = Duration.ofSeconds(30);
  private Duration firstPause = Duration.ofMillis(100);
  private @Nullable HttpClient http;

  S3ObjectStoreBuilder(String bucket) {
    if (!BUCKET.matcher(bucket).matches()) {
      throw new IllegalArgumentException("No bucket is named " + bucket);
    }
    this.bucket = bucket;
  }

  /**
   * Says which region the bucket is in, as Amazon calls it or as the object store wants it: {@code
   * auto} for R2. Default: {@code us-east-1}, which Ceph and MinIO take too.
   *
   * @param name the region
   * @return this builder
   * @throws IllegalArgumentException if no region has that name
   */
  public S3ObjectStoreBuilder region(String name) {
    if (!REGION.matcher(name).matches()) {
      throw new IllegalArgumentException("No region is named " + name);
    }
    this.region = name;
    return this;
  }

  /**
   * Says where the object store is, if it is not Amazon's: {@code https://objects.example.org},
   * perhaps with a port and a path. The bucket is then the path's next segment.
   *
   * @param address scheme {@code https} or {@code http}, and host
   * @return this builder
   * @throws IllegalArgumentException if it has no such scheme or no host, or if it has a query
   */
  public S3ObjectStoreBuilder endpoint(URI address) {
    String scheme = address.getScheme();
    if (!("https".equals(scheme) || "http".equals(scheme))
        || address.getHost() == null
        || address.getRawUserInfo() != null
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw new IllegalArgumentException("An endpoint is like https://objects.example.org");
    }
    this.endpoint = address;
    return this;
  }

  /**
   * Says that the bucket is the first label of the host's name, before that of {@link #endpoint}.
   * Amazon's buckets without a point in their names are addressed so by themselves.
   *
   * @return this builder
   */
  public S3ObjectStoreBuilder virtualHost() {
    this.isVirtualHost = true;
    return this;
  }

  /**
   * Says whose requests these are. Default: {@link S3CredentialsProvider#fromEnvironment}.
   *
   * @param provider asked before each request
   * @return this builder
   */
  public S3ObjectStoreBuilder credentials(S3CredentialsProvider provider) {
    this.credentials = provider;
    return this;
  }

  /**
   * Says how large the parts of large objects are. An upload holds one more than it sends at once,
   * and an object has 10,000 at most. Default: 8 MiB, for objects up to 78 GiB.
   *
   * @param bytes 5 MiB to 1 GiB
   * @return this builder
   * @throws IllegalArgumentException for any other size
   */
  public S3ObjectStoreBuilder partSize(int bytes) {
    if (bytes < LEAST_PART || bytes > MOST_PART) {
      throw new IllegalArgumentException("A part has 5 MiB to 1 GiB, not " + bytes + " bytes");
    }
    this.partSize = bytes;
    return this;
  }

  /** For tests: parts that only some object stores take, and copies in parts. */
  S3ObjectStoreBuilder smallParts(int bytes, long copied) {
    this.partSize = bytes;
    this.copiedAtOnce = copied;
    return this;
  }

  /** For tests: tries again nearly at once. */
  S3ObjectStoreBuilder hasty() {
    this.firstPause = Duration.ofMillis(2);
    return this;
  }

  /**
   * Says how many parts of an object are sent at once. Default: 3.
   *
   * @param parts 1 to 64
   * @return this builder
   * @throws IllegalArgumentException for any other number
   */
  public S3ObjectStoreBuilder partsAtOnce(int parts) {
    if (parts < 1 || parts > 64) {
      throw new IllegalArgumentException("1 to 64 parts are sent at once, not " + parts);
    }
    this.partsAtOnce = parts;
    return this;
  }

  /**
   * Says how long to wait for an answer or its next bytes, and how long to try again what fails.
   * What an object store does for long, a copy, may take ten times as long; a body that is sent has
   * a second more for each 64 KiB. Default: 30 seconds.
   *
   * @param most 100 milliseconds to an hour
   * @return this builder
   * @throws IllegalArgumentException for less or more
   */
  public S3ObjectStoreBuilder patience(Duration most) {
    if (most.compareTo(Duration.ofMillis(100)) < 0 || most.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("Patience is 100 ms to an hour, not " + most);
    }
    this.patience = most;
    return this;
  }

  /**
   * Gives the client for HTTP, with the host's proxy, trusted certificates or threads. Default: one
   * of the store's own.
   *
   * @param client one that follows no redirects, which would take signatures along
   * @return this builder
   * @throws IllegalArgumentException if it follows redirects
   */
  public S3ObjectStoreBuilder httpClient(HttpClient client) {
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException("The client must not follow redirects");
    }
    this.http = client;
    return this;
  }

  /** Returns the object store. Asks it nothing yet. */
  public S3ObjectStore build() {
    return new S3ObjectStore(client(), partSize, partsAtOnce, copiedAtOnce);
  }

  S3Client client() {
    S3Address address = address();
    HttpClient client = http == null ? ownHttpClient(address) : http;
    return new S3Client(client, address, credentials, patience, firstPause);
  }

  private HttpClient ownHttpClient(S3Address address) {
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(patience);
    // With TLS one thread would decipher what arrives for all.
    return (address.isSecure() ? builder : builder.executor(new ReceivingExecutor())).build();
  }

  private S3Address address() {
    if (endpoint != null) {
      return new S3Address(endpoint, bucket, region, isVirtualHost);
    }
    String domain = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
    // A certificate is for one label only.
    boolean isLabel = !bucket.contains(".");
    return new S3Address(URI.create("https://s3." + region + domain), bucket, region, isLabel);
  }
}
