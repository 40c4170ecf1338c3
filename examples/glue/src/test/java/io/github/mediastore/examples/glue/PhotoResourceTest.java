package io.github.mediastore.examples.glue;

import io.github.mediastore.MediaStore;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

class PhotoResourceTest extends GlueContract {

  /** It reports every answer that breaks off, as it should, and some here are meant to. */
  private static final Logger JERSEY = Logger.getLogger("org.glassfish.jersey");

  static {
    JERSEY.setLevel(Level.OFF);
  }

  @Override
  TestServer serve(MediaStore store) throws Exception {
    ResourceConfig resources = new ResourceConfig().register(new PhotoResource(store));
    return TestServer.jetty("/*", new ServletContainer(resources));
  }
}
