package io.github.mediastore.s3;

import org.jspecify.annotations.Nullable;

/**
 * Whose requests these are. Its text has no secrets in it.
 *
 * @param accessKeyId the name of the key
 * @param secretAccessKey the key
 * @param sessionToken what temporary credentials have besides, or {@code null}
 */
public record S3Credentials(
    String accessKeyId, String secretAccessKey, @Nullable String sessionToken) {

  /**
   * Checks that there are any.
   *
   * @throws IllegalArgumentException if the id or the key is blank
   */
  public S3Credentials {
    if (accessKeyId.isBlank() || secretAccessKey.isBlank()) {
      throw new IllegalArgumentException("Credentials have an access key id and a secret key");
    }
  }

  @Override
  public String toString() {
    return "S3Credentials[" + accessKeyId + "]";
  }
}
