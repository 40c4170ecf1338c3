package io.github.mediastore.s3;

import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.s3.FaultServer.Behaviour;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** Has a server whose faults a test chooses, and an object store on it that hurries. */
abstract class WithFaultServer {

  /** How many bytes a part of an upload has. */
  static final int PART = 1_000;

  private volatile Behaviour behaviour = (request, number, exchange) -> exchange.reset();
  final FaultServer server =
      new FaultServer((request, number, exchange) -> behaviour.answer(request, number, exchange));

  final ObjectStore objectsOn(Duration patience, Behaviour wanted) {
    behaviour = wanted;
    return S3ObjectStore.builder("media")
        .endpoint(server.address())
        .credentials(S3CredentialsProvider.of("id", "the-secret"))
        .patience(patience)
        .hasty()
        .smallParts(PART, 5_000)
        .build();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }
}
