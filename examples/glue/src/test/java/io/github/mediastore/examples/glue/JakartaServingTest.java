package io.github.mediastore.examples.glue;

import io.github.mediastore.MediaStore;
import io.github.mediastore.examples.glue.jakarta.JakartaServer;

class JakartaServingTest extends GlueContract {

  @Override
  TestServer serve(MediaStore store) throws Exception {
    return JakartaServer.with(store);
  }
}
