package io.github.mediastore.examples.glue.jakarta;

import io.github.mediastore.MediaStore;
import io.github.mediastore.examples.glue.TestServer;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.image.WebpImageCompressor;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** Jersey behind Jetty with this package's resource, which an application server would inject. */
public final class JakartaServer {

  /** It reports every answer that breaks off, as it should, and some here are meant to. */
  private static final Logger JERSEY = Logger.getLogger("org.glassfish.jersey");

  static {
    JERSEY.setLevel(Level.OFF);
  }

  private JakartaServer() {}

  /**
   * Starts it with a store that takes part in no transaction.
   *
   * @param store where the photos are
   */
  public static TestServer with(MediaStore store) throws Exception {
    return with(WebpImageCompressor.create(), store, new Photos(store));
  }

  static TestServer with(ImageCompressor compressor, MediaStore store, Photos photos)
      throws Exception {
    AbstractBinder beans =
        new AbstractBinder() {
          @Override
          protected void configure() {
            bind(compressor).to(ImageCompressor.class);
            bind(store).to(MediaStore.class);
            bind(photos).to(Photos.class);
          }
        };
    ResourceConfig resources =
        new ResourceConfig(PhotoResource.class, MediaProblems.class).register(beans);
    return TestServer.jetty("/*", new ServletContainer(resources));
  }
}
