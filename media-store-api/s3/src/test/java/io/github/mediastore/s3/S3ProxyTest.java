package io.github.mediastore.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.contract.ObjectStoreContract;
import io.github.mediastore.contract.PresigningContract;
import io.github.mediastore.objects.ObjectStore;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The object store in S3 keeps the contract on S3Proxy. */
class S3ProxyTest extends ObjectStoreContract implements PresigningContract {

  private static final int PART = 100_000;

  private final ObjectStore objects = ProxyServer.objects().smallParts(PART, 150_000).build();

  @Override
  public ObjectStore objects() {
    return objects;
  }

  @Override
  public int bytesOfAPart() {
    return PART;
  }

  @Test
  void whatAKilledProcessLeftIsDiscardedWhenItIsOld() throws IOException {
    String folder = newFolder();
    S3Client client = ProxyServer.objects().client();
    for (String name : new String[] {"a", "b"}) {
      MultipartUpload upload = MultipartUpload.begin(client, folder + name, "video/mp4");
      upload.send(1, new Part(new byte[100]));
    }
    assertThat(objects.list(folder, "", 10)).isEmpty();
    Instant later = Instant.now().plusSeconds(60);
    assertThat(objects.discardUploads(folder + "a", Instant.now().minusSeconds(60))).isZero();
    assertThat(objects.discardUploads(folder + "a", later)).isOne();
    assertThat(objects.discardUploads(folder, later)).isOne();
    assertThat(objects.discardUploads(folder, later)).isZero();
  }
}
