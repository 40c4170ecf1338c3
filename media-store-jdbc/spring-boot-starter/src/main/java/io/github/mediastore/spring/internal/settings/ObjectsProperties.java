package io.github.mediastore.spring.internal.settings;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the object store. One that is misspelled stops the start: bytes would go elsewhere
 * otherwise, or nothing would be swept. Text that is blank is as not set.
 *
 * @param folder Folder for objects, for development and single servers
 * @param s3 Bucket for objects, which needs media-store-s3
 * @param installation What this installation is called, such as production; every copy of its
 *     database must be called something else
 * @param largerThan Media with more bytes are objects, and smaller ones in the tables
 * @param types What media types begin with that are objects however small, such as video/
 * @param sweep When objects are deleted that nothing refers to
 */
@ConfigurationProperties(prefix = ObjectsProperties.PREFIX, ignoreUnknownFields = false)
public record ObjectsProperties(
    @Nullable String folder,
    @DefaultValue S3 s3,
    @Nullable String installation,
    @DefaultValue("4MB") DataSize largerThan,
    @DefaultValue List<String> types,
    @DefaultValue Sweep sweep) {

  /** What their names begin with. */
  public static final String PREFIX = "media-store.objects";

  /** Takes what is blank as not set. */
  public ObjectsProperties {
    folder = orNull(folder);
    installation = orNull(installation);
  }

  /** Returns whether they describe an object store, whole or not. */
  public boolean describesStore() {
    return folder != null || s3.isSet();
  }

  private static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  /**
   * A bucket.
   *
   * @param bucket Name of the bucket
   * @param endpoint Where it is, if not at Amazon, such as https://objects.example.org
   * @param region Its region; us-east-1 by default
   * @param virtualHost Whether the bucket is the first label of the endpoint's host, and not the
   *     first segment of the path
   * @param accessKeyId Whose requests these are; by default a bean of type S3CredentialsProvider
   *     says it, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY of the environment
   * @param secretAccessKey The key to that
   * @param sessionToken What temporary credentials have besides
   * @param partSize Size of the parts of large objects; 8MB by default
   * @param partsAtOnce How many parts of an object are sent at once; 3 by default
   * @param patience How long to wait for an answer, and to try again what fails; 30s by default
   */
  public record S3(
      @Nullable String bucket,
      @Nullable String endpoint,
      @Nullable String region,
      @DefaultValue("false") boolean virtualHost,
      @Nullable String accessKeyId,
      @Nullable String secretAccessKey,
      @Nullable String sessionToken,
      @Nullable DataSize partSize,
      @Nullable Integer partsAtOnce,
      @Nullable Duration patience) {

    /** Takes what is blank as not set. */
    public S3 {
      bucket = orNull(bucket);
      endpoint = orNull(endpoint);
      region = orNull(region);
      accessKeyId = orNull(accessKeyId);
      secretAccessKey = orNull(secretAccessKey);
      sessionToken = orNull(sessionToken);
    }

    /** Returns whether anything says which bucket this is or who asks for it. */
    boolean isSet() {
      return bucket != null || endpoint != null || accessKeyId != null || secretAccessKey != null;
    }

    /** Without secrets. */
    @Override
    public String toString() {
      return "S3[bucket=%s, endpoint=%s]".formatted(bucket, endpoint);
    }
  }

  /**
   * The sweep, which needs the name of the installation.
   *
   * @param mode What it does; off by default, and preview only logs what would be deleted
   * @param interval How often; whichever node looks first does it
   * @param grace How long an object stays after it was first seen without a reference
   */
  public record Sweep(
      @DefaultValue("off") SweepMode mode,
      @DefaultValue("1d") Duration interval,
      @DefaultValue("30d") Duration grace) {}

  /** What a sweep on schedule does. */
  public enum SweepMode {
    /** Nothing. */
    OFF,
    /** Logs what would be deleted, and changes nothing. */
    PREVIEW,
    /** Deletes what nothing has referred to for the grace. */
    DELETE
  }
}
