package io.github.mediastore.s3;

import java.io.IOException;

/**
 * Says whose requests these are. It is asked before each of them, by several threads at once, so
 * that credentials can change; it keeps what is slow to get.
 */
@FunctionalInterface
public interface S3CredentialsProvider {

  /**
   * Returns the credentials for the next request.
   *
   * @return credentials that are valid now
   * @throws IOException if there are none
   */
  S3Credentials get() throws IOException;

  /**
   * Returns a provider of credentials that never change.
   *
   * @param accessKeyId the name of the key
   * @param secretAccessKey the key
   */
  static S3CredentialsProvider of(String accessKeyId, String secretAccessKey) {
    S3Credentials credentials = new S3Credentials(accessKeyId, secretAccessKey, null);
    return () -> credentials;
  }

  /**
   * Returns a provider that reads {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY} and, if
   * it is set, {@code AWS_SESSION_TOKEN} from the environment.
   */
  static S3CredentialsProvider fromEnvironment() {
    return () -> {
      String id = System.getenv("AWS_ACCESS_KEY_ID");
      String secret = System.getenv("AWS_SECRET_ACCESS_KEY");
      if (id == null || id.isBlank() || secret == null || secret.isBlank()) {
        throw new IOException(
            "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both in the environment");
      }
      return new S3Credentials(id, secret, System.getenv("AWS_SESSION_TOKEN"));
    };
  }
}
