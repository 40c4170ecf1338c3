package io.github.mediastore.examples.glue;

import io.github.mediastore.MediaStore;

class PhotoServletTest extends GlueContract {

  @Override
  TestServer serve(MediaStore store) throws Exception {
    return TestServer.jetty("/users/*", new PhotoServlet(store));
  }
}
