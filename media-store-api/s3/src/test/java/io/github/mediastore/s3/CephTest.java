package io.github.mediastore.s3;

import io.github.mediastore.contract.ObjectStoreContract;
import io.github.mediastore.contract.PresigningContract;
import io.github.mediastore.objects.ObjectStore;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The object store in S3 keeps the contract on Ceph, which {@code .ci/run} starts. */
@EnabledIfSystemProperty(
    named = "test.ceph",
    matches = "http.+",
    disabledReason = "-Dtest.ceph names no address of radosgw: start one by .ci/ceph")
class CephTest extends ObjectStoreContract implements PresigningContract {

  private static final int PART = 100_000;

  private final ObjectStore objects = bucket().smallParts(PART, 150_000).build();

  private static S3ObjectStoreBuilder bucket() {
    return S3ObjectStore.builder("media")
        .endpoint(URI.create(System.getProperty("test.ceph")))
        .credentials(ProxyServer.CREDENTIALS);
  }

  @BeforeAll
  static void createBucket() throws IOException {
    bucket().client().send(S3Request.ofBucket("PUT"));
  }

  @Override
  public ObjectStore objects() {
    return objects;
  }

  @Override
  public int bytesOfAPart() {
    return PART;
  }
}
