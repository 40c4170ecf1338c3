package io.github.mediastore.s3.docs;

import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.s3.S3Credentials;
import io.github.mediastore.s3.S3CredentialsProvider;
import io.github.mediastore.s3.S3ObjectStore;
import java.io.IOException;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;

/** What docs/object-stores.md shows. */
final class Settings {

  private Settings() {}

  static ObjectStore amazon() {
    ObjectStore objects = S3ObjectStore.builder("my-media").region("eu-central-1").build();
    return objects;
  }

  static ObjectStore other(URI endpoint, String region) {
    ObjectStore objects =
        S3ObjectStore.builder("my-media").endpoint(endpoint).region(region).build();
    return objects;
  }

  static S3CredentialsProvider ofSdk(AwsCredentialsProvider sdk) {
    return () -> {
      try {
        AwsCredentials found = sdk.resolveCredentials();
        String token = found instanceof AwsSessionCredentials s ? s.sessionToken() : null;
        return new S3Credentials(found.accessKeyId(), found.secretAccessKey(), token);
      } catch (SdkException e) {
        throw new IOException("The AWS SDK finds no credentials", e);
      }
    };
  }
}
