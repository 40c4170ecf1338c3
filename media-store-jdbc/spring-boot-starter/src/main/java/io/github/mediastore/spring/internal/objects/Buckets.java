package io.github.mediastore.spring.internal.objects;

import static io.github.mediastore.spring.internal.settings.Setting.made;
import static io.github.mediastore.spring.internal.settings.Setting.required;
import static io.github.mediastore.spring.internal.settings.Setting.set;

import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.s3.S3Credentials;
import io.github.mediastore.s3.S3CredentialsProvider;
import io.github.mediastore.s3.S3ObjectStore;
import io.github.mediastore.s3.S3ObjectStoreBuilder;
import io.github.mediastore.spring.internal.settings.ObjectsProperties;
import io.github.mediastore.spring.internal.settings.ObjectsProperties.S3;
import io.github.mediastore.spring.internal.settings.SettingsException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/** Makes the client of a bucket. The only class that needs media-store-s3. */
final class Buckets {

  private static final String PREFIX = ObjectsProperties.PREFIX + ".s3.";

  private Buckets() {}

  /**
   * Makes the client.
   *
   * @throws SettingsException if a property is missing, or cannot be as it is
   */
  static ObjectStore of(S3 properties, BeanFactory beans) {
    String bucket = required(PREFIX + "bucket", properties.bucket());
    S3ObjectStoreBuilder builder = made(PREFIX + "bucket", bucket, S3ObjectStore::builder);
    set(PREFIX + "region", properties.region(), builder::region);
    set(
        PREFIX + "endpoint",
        properties.endpoint(),
        address -> builder.endpoint(URI.create(address)));
    if (properties.virtualHost()) {
      required(PREFIX + "endpoint", properties.endpoint());
      builder.virtualHost();
    }
    set(
        PREFIX + "part-size",
        properties.partSize(),
        size -> builder.partSize(Math.toIntExact(size.toBytes())));
    set(PREFIX + "parts-at-once", properties.partsAtOnce(), builder::partsAtOnce);
    set(PREFIX + "patience", properties.patience(), builder::patience);
    S3CredentialsProvider own = credentials(properties);
    if (own != null) {
      builder.credentials(own);
    } else {
      beans.getBeanProvider(S3CredentialsProvider.class).ifAvailable(builder::credentials);
    }
    return builder.build();
  }

  private static @Nullable S3CredentialsProvider credentials(S3 properties) {
    String id = properties.accessKeyId();
    String secret = properties.secretAccessKey();
    if (id == null && secret == null && properties.sessionToken() == null) {
      return null;
    }
    S3Credentials all =
        new S3Credentials(
            required(PREFIX + "access-key-id", id),
            required(PREFIX + "secret-access-key", secret),
            properties.sessionToken());
    return () -> all;
  }
}
