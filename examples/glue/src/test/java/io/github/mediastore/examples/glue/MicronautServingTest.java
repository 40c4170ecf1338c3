package io.github.mediastore.examples.glue;

import io.github.mediastore.MediaStore;
import io.github.mediastore.examples.glue.micronaut.MicronautServer;

class MicronautServingTest extends GlueContract {

  @Override
  TestServer serve(MediaStore store) {
    return MicronautServer.with(store);
  }
}
